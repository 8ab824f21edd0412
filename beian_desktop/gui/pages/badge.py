"""备案图标: the number with a live check, the badge as it will look, its code to copy, and its files to save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from beian_desktop.checks.report import mends, says
from beian_desktop.form.sections import result, site
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.boxes import Line
from beian_desktop.gui.inputs.wrapping import Radio
from beian_desktop.gui.pages.site_pages import SitePages
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import button, frame, hint_label, label, restyle, row, show_when
from beian_desktop.services.badges import Format, Variant, Wanted, badge_text, icon_of, write_badge
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import BADGE
from beian_desktop.wizard.targets import Target

T = TypeVar("T")

NUMBER_HINT = Text("照平台“已备案网站”里的编号填写", "As under 已备案网站 on the platform")
VARIANT = Text("样式", "Style")
FORMAT = Text("代码格式", "Code for")
VARIANTS = {
    Variant.INLINE: Text("单行", "In a line"),
    Variant.BLOCK: Text("居中", "Centred"),
    Variant.DARK: Text("深色页脚", "Dark footer"),
}
FORMATS = {Format.HTML: "HTML", Format.VUE: "Vue", Format.REACT: "React", Format.MARKDOWN: "Markdown"}
PREVIEW = Text("放到网站底部是这样", "At the foot of the site it looks like this")
CODE = Text("代码", "Code")
COPY = Text("复制代码(&P)", "Co&py the code")
COPIED = Text("已复制，粘贴到首页底部即可。", "Copied; paste it at the foot of the home page.")
SAVE = Text("保存代码和预览页…", "Save code and preview page…")
SAVE_TITLE = Text("保存到哪个文件夹", "The folder to save to")
SAVED = Text("已保存到 {folder}：{names}", "Saved to {folder}: {names}")
ICON = Text("备案图标图片…", "Badge picture…")
ICON_TITLE = Text("选择平台给的备案图标（PNG）", "The picture that the platform gave (PNG)")
ICON_HINT = Text(
    "图标是警徽，本程序不附带：请在平台“已备案网站 → 备案号详情”里下载，再在这里选择。",
    "The picture is the police emblem and isn't shipped: download it under 已备案网站 → 备案号详情 and choose it here.",
)
ONLINE = Text(
    "已记下：备案标识 {day} 上线，挂标识的期限不再提醒。不对的话到“办理结果”改日期。",
    "Noted: the badge is online since {day}, and its limit is no longer watched. The day can be changed under Result.",
)
NO_ICON = Text("〔图标〕", "[icon]")


class BadgePage(Step):
    """Shows the badge of the filing's number; the number is the answer on the result page."""

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, BADGE)
        self._go_to = go_to
        self._wanted = Wanted("")
        self.number = Line()
        self.number.setEnabled(not draft.fixed)
        self.message = label("", "error", wraps=True)
        self.badge_text = label("", wraps=True)
        self.picture = QLabel()
        self.heading = label(self.desk.say(PREVIEW), "heading", wraps=True)
        self.preview = frame("card", QHBoxLayout, 20, 8)
        self.code = QPlainTextEdit()
        self.copy = button(self.desk.say(COPY), self._copy, "primary")
        self.save = button(self.desk.say(SAVE), self._save)
        self.code_card = self._code_card()
        self.icon = button(self.desk.say(ICON), self._choose_icon)
        self.icon.setEnabled(not draft.fixed)
        self.site_pages = SitePages(self.desk, lambda: self._wanted)
        self.variants = self._group({v: self.desk.say(text) for v, text in VARIANTS.items()}, self._choose_variant)
        self.formats = self._group(FORMATS, self._choose_format)
        self._lay_out()
        self.number.textEdited.connect(lambda _text: self._show())
        self.number.paused.connect(self._give)
        self.number.left.connect(self._give)
        self.site_pages.online.connect(self._note_online)

    def _group(self, names: Mapping[T, str], chosen: Callable[[T], None]) -> QButtonGroup:
        group = QButtonGroup(self)
        for index, (value, name) in enumerate(names.items()):
            choice = Radio(name)
            choice.setChecked(index == 0)
            choice.clicked.connect(lambda _checked=False, value=value: chosen(value))
            group.addButton(choice)
        return group

    def _lay_out(self) -> None:
        language = self.desk.language
        card = frame("card", QVBoxLayout, 22, 8)
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        name = label(result.NUMBER.label.in_(language), "label")
        name.setBuddy(self.number)
        self.number.setAccessibleName(result.NUMBER.label.in_(language))
        self.number.setAccessibleDescription(self.desk.say(NUMBER_HINT))
        self.number.setMaximumWidth(round(360 * self.desk.preferences.text_size / 100))
        for part in (name, self.number, hint_label(self.desk.say(NUMBER_HINT)), self.message):
            layout.addWidget(part)
        layout.addLayout(Flow(label(self.desk.say(VARIANT), "label"), *self.variants.buttons()))
        layout.addLayout(Flow(label(self.desk.say(FORMAT), "label"), *self.formats.buttons()))
        layout.addLayout(row(self.icon, None))
        layout.addWidget(hint_label(self.desk.say(ICON_HINT)))
        self.column.addWidget(card)
        self.column.addWidget(self.heading)
        self._lay_out_preview()
        self.column.addWidget(self.code_card)
        self.column.addWidget(self.site_pages)
        self.column.addStretch(1)

    def _lay_out_preview(self) -> None:
        inside = self.preview.layout()
        assert isinstance(inside, QHBoxLayout)
        inside.addWidget(self.picture)
        inside.addWidget(self.badge_text, 1)
        self.column.addWidget(self.preview)

    def _code_card(self) -> QWidget:
        card = frame("card", QVBoxLayout, 22, 8)
        self.code.setReadOnly(True)
        self.code.setTabChangesFocus(True)
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setAccessibleName(self.desk.say(CODE))
        self.code.setFixedHeight(self.fontMetrics().lineSpacing() * 8)
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.code)
        layout.addLayout(Flow(self.copy, self.save))
        return card

    # Showing

    def refresh(self) -> None:
        """Shows the badge of the filing's number."""
        if not self.number.hasFocus():
            self.number.setText(self.draft.answers.typed(result.NUMBER))
        self._show()

    def focus_first(self) -> None:
        """The number."""
        self.number.setFocus()

    def _show(self) -> None:
        icp = self.draft.answers.normal(site.ICP_NUMBER) or ""
        self._wanted = Wanted(self.number.text(), icp, self._wanted.variant, self._wanted.format, self._wanted.icon)
        try:
            code = badge_text(self._wanted) if self.number.text().strip() else ""
            wrong = ""
        except Failure as failure:
            code, wrong = "", self.desk.say(failure.says)
        self.message.setText(wrong or self._report())
        self.message.setVisible(bool(self.message.text()))
        restyle(self.number, "bad", "error" if wrong else "")
        self.code.setPlainText(code)
        for part in (self.copy, self.save):
            part.setEnabled(bool(code))
        self.site_pages.allow(number=bool(code))
        self.site_pages.undated = self._undated
        self._show_preview(bool(code), icp)

    def _report(self) -> str:
        issues = self.draft.report.at(result.NUMBER.id)
        return " ".join(f"{says(i, self.desk.language)} {mends(i, self.desk.language)}" for i in issues)

    def _show_preview(self, shown: bool, icp: str) -> None:
        number = self.draft.answers.with_text(result.NUMBER, self.number.text()).normal(result.NUMBER) or ""
        self.badge_text.setText("　".join(part for part in (number, icp) if part) if shown else "")
        for part in (self.heading, self.preview, self.code_card):
            show_when(part, shown)
        icon = self._wanted.icon
        pixmap = QPixmap()
        if icon is not None:
            pixmap.loadFromData(icon.data)
            self.picture.setPixmap(pixmap.scaledToHeight(20, Qt.TransformationMode.SmoothTransformation))
        else:
            self.picture.setText(self.desk.say(NO_ICON))

    @property
    def _undated(self) -> bool:
        """Whether the filing is approved and no day of the badge is noted: its limit is still watched."""
        answers = self.draft.answers
        return answers[result.APPROVED_ON] is not None and not answers.typed(result.BADGE_ON)

    # Doing

    def _note_online(self) -> None:
        """The limit of the badge is no longer watched."""
        if self._undated:
            today = self.desk.clock.today().isoformat()
            self.draft.give(self.draft.answers.with_text(result.BADGE_ON, today))
            self.desk.tell(ONLINE, day=today)
            self._show()

    def _give(self) -> None:
        self.draft.give(self.draft.answers.with_text(result.NUMBER, self.number.text()))

    def _choose_variant(self, variant: Variant) -> None:
        self._wanted = Wanted("", "", variant, self._wanted.format, self._wanted.icon)
        self._show()

    def _choose_format(self, chosen: Format) -> None:
        self._wanted = Wanted("", "", self._wanted.variant, chosen, self._wanted.icon)
        self._show()

    def _choose_icon(self) -> None:
        chosen = self.desk.ask.files(self.desk.say(ICON_TITLE), ("*.png",), "icon")
        if chosen:
            self.desk.work.do(lambda _: icon_of(chosen[0]), self._take_icon)

    def _take_icon(self, icon: object) -> None:
        self._wanted = Wanted("", "", self._wanted.variant, self._wanted.format, icon)  # type: ignore[arg-type]
        self._show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.toPlainText())
        self.desk.tell(COPIED)

    def _save(self) -> None:
        folder = self.desk.ask.folder(self.desk.say(SAVE_TITLE), "badge")
        if folder is not None:
            wanted = self._wanted
            self.desk.work.do(
                lambda _: write_badge(wanted, folder),
                lambda files: self.desk.tell(SAVED, folder=folder, names=", ".join(file.name for file in files)),
            )
