"""去问别人: days left, and the open questions by who knows the answer, each group a message to copy and send."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.pages.plan_cards import heading_of, limits_card
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.sheet import Heading, print_sheet
from beian_desktop.gui.widgets import Button, button, clear, frame, label, row, show_when
from beian_desktop.system.language import Text
from beian_desktop.wizard.ask_others import Group, groups
from beian_desktop.wizard.first_plan import Plan
from beian_desktop.wizard.pages import ASK_OTHERS

COPY = Text("复制这段话", "Copy the message")
COPY_TO = Text("复制给{who}的话", "Copy the message to {who}")
COPIED = Text("✓ 已复制", "✓ Copied")
ONE_BUILDER = Text("服务器和域名都归建站公司管", "One web agency looks after all of it")
ONE_BUILDER_HINT = Text(
    "打勾后，要问接入商、注册商和建站公司的合成一段话",
    "With a tick the questions to host, registrar and web agency become one message",
)
PRINT = Text("打印这一页(&P)…", "&Print this page…")
NOBODY = Text("没有要问别人的了。", "There is nothing left to ask.")
OF_GROUP = Text("{who}：{count} 项", "To {who}: {count}")


class AskOthersPage(Step):
    """One card for each party that knows something which is still open."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, ASK_OTHERS)
        self.copies: list[Button] = []
        self._shown: tuple[Plan | None, tuple[Group, ...], bool] | None = None
        self.groups: tuple[Group, ...] = ()
        self.builder = Tick(self.desk.say(ONE_BUILDER))
        self.builder.setAccessibleDescription(self.desk.say(ONE_BUILDER_HINT))
        self.builder.setToolTip(self.desk.say(ONE_BUILDER_HINT))
        self.builder.setChecked(self.desk.preferences.one_builder)
        self.builder.toggled.connect(self._merge)
        self.print = button(self.desk.say(PRINT), self._print)
        self._limits, self._cards = QVBoxLayout(), QVBoxLayout()
        self._cards.setSpacing(12)
        self.column.addLayout(self._limits)
        self.column.addLayout(Flow(self.builder, self.print))
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Shows the groups as they are now."""
        plan, builder = self.draft.plan, self.desk.preferences.one_builder
        found = groups(self.draft.filing, self.draft.report, one_builder=builder)
        present = plan, found, self.desk.masking.hides
        if self._shown == present:
            return  # a message that was just copied keeps saying so
        self._shown, self.groups, self.copies = present, found, []
        clear(self._limits)
        if plan is not None and self.draft.filing.status.open:
            self._limits.addWidget(limits_card(self.desk, plan))
        clear(self._cards)
        for group in found:
            self._cards.addWidget(self._card(group))
        show_when(self.builder, bool(found))
        if not found:
            self._cards.addWidget(label(self.desk.say(NOBODY), "muted", wraps=True))

    def _merge(self, one: bool) -> None:
        self.desk.preferences.one_builder = one
        self.refresh()

    def _print(self) -> None:
        plan, language = self.draft.plan, self.desk.language
        sheet: list[Heading] = []
        if plan is not None and self.draft.filing.status.open:
            sheet.append(heading_of(self.desk, plan.page[0]))
        sheet += [(self._title(group), group.message(language).splitlines()) for group in self.groups]
        name = self.draft.filing.title
        print_sheet(self.desk, f"{self.desk.say(ASK_OTHERS.label)} {name}".strip(), sheet)

    def _title(self, group: Group) -> str:
        who = group.label.in_(self.desk.language)
        return self.desk.say(OF_GROUP, who=who, count=len(group.lines))

    def _card(self, group: Group) -> QFrame:
        language = self.desk.language
        who, message = group.label.in_(language), group.message(language)
        card = frame("card", QVBoxLayout)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        copy = button(self.desk.say(COPY), lambda: self._copy(copy, message))
        copy.setAccessibleName(COPY_TO.fill(language, who=who))
        self.copies.append(copy)
        inside.addWidget(label(self._title(group), "label", wraps=True))
        inside.addWidget(label(self.veiled(message), wraps=True))
        inside.addLayout(row(copy, None))
        return card

    def _copy(self, pressed: Button, message: str) -> None:
        QGuiApplication.clipboard().setText(message)
        for each in self.copies:
            each.setText(self.desk.say(COPIED if each is pressed else COPY))

    def focus_first(self) -> None:
        """Above the messages, where the days left are seen too."""
        (self.builder if self.groups else self.print).setFocus()
