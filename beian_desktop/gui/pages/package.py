"""材料包: make what is handed in, what is kept, and the upload folder."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QRadioButton, QVBoxLayout

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import button, clear, frame, hint_label, label, row
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import PACKAGE, REVIEW
from beian_desktop.wizard.targets import Target

if TYPE_CHECKING:
    from beian_desktop.services.packaging import Package
    from beian_desktop.services.workspace import Workspace

FINAL = Text("正式材料", "Final package")
FINAL_HINT = Text(
    "检查通过后才能生成，用来盖章签字、提交", "Only when the checks pass; to be signed, sealed and handed in"
)
DRAFT = Text("草稿", "Draft")
DRAFT_HINT = Text("每页带“草稿”字样，先看看样子，不能提交", "Marked 草稿 on each page: to look at, not to hand in")
NOT_READY = Text(
    "还有 {count} 处要改，正式材料暂时不能生成。", "{count} to mend first; until then only a draft can be made."
)
TO_REVIEW = Text("去核对", "Check answers")
WHERE = Text("保存到…", "Save to…")
WHERE_TITLE = Text("材料包保存到哪个文件夹", "The folder for the package")
CANCEL = Text("取消", "Cancel")
WORKING = Text("正在生成…", "Making the package…")
MADE = Text("已生成，共 {count} 个文件，在文件夹：", "Made: {count} files, in the folder")
OPEN = Text("打开文件夹", "Open the folder")
CANCELLED = Text("已取消，没有留下文件。", "Cancelled; no files were left.")
CONTENTS = Text("里面有什么", "What is in it")
PARTS = (
    Text(
        "1-交公安.pdf：要交的全部表单，按份数排好，含盖章签字处清单",
        "1-交公安.pdf: what is handed in, collated, with a list of where to sign and seal",
    ),
    Text("2-自己留.pdf：办事一览、填报对照表、检查报告", "2-自己留.pdf: visit sheet, answers for typing, check report"),
    Text(
        "3-存档.pdf：含全部数据，可重新打开，不要交给打印店",
        "3-存档.pdf: the archive with the data, which can be opened again; never for a print shop",
    ),
    Text(
        "upload 文件夹：按平台步骤命名的图片，可直接上传",
        "upload: the pictures, named in the order of the platform's steps",
    ),
)


class PackagePage(Step):
    """Chooses final or draft and the folder; shows progress, then the files."""

    progressed = Signal(float, object)

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, PACKAGE)
        self._go_to = go_to
        self._cancel = threading.Event()
        self.final = self._choice(FINAL)
        self.draft_choice = self._choice(DRAFT)
        self.group = QButtonGroup(self)
        self.group.addButton(self.final)
        self.group.addButton(self.draft_choice)
        self.blocked = label("", "error", wraps=True)
        self.review = button(self.desk.say(TO_REVIEW), lambda: go_to(Target(REVIEW, "")), "link")
        self.save = button(self.desk.say(WHERE), self._save, "primary")
        self.cancel = button(self.desk.say(CANCEL), self._cancel.set)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.desk.say(WORKING))
        self.status = label("", "muted", wraps=True)
        self.result = QVBoxLayout()
        self._lay_out()
        self.progressed.connect(self._progress)
        self._chosen_once = False

    def _choice(self, text: Text) -> QRadioButton:
        return QRadioButton(self.desk.say(text))

    def _lay_out(self) -> None:
        card = frame("card", QVBoxLayout, 22, 8)
        layout = card.layout()
        assert layout is not None
        for choice, hint in ((self.final, FINAL_HINT), (self.draft_choice, DRAFT_HINT)):
            choice.setAccessibleDescription(self.desk.say(hint))
            layout.addWidget(choice)
            words = hint_label(self.desk.say(hint))
            words.setIndent(32)
            layout.addWidget(words)
        layout.addLayout(row(self.blocked, self.review))  # type: ignore[attr-defined]
        layout.addLayout(row(self.save, self.cancel, None))  # type: ignore[attr-defined]
        layout.addWidget(self.bar)
        layout.addWidget(self.status)
        layout.addLayout(self.result)  # type: ignore[attr-defined]
        self.column.addWidget(card)
        contents = frame("card", QVBoxLayout, 22, 8)
        contents.layout().addWidget(label(self.desk.say(CONTENTS), "heading"))  # type: ignore[union-attr]
        for part in PARTS:
            contents.layout().addWidget(label("·  " + self.desk.say(part), wraps=True))  # type: ignore[union-attr]
        self.column.addWidget(contents)
        self.column.addStretch(1)
        self._working(False)

    def refresh(self) -> None:
        """Offers the final package when the checks passed."""
        errors = self.draft.report.counts[Severity.ERROR]
        ready = self.draft.ready is not None
        self.final.setEnabled(ready)
        if not ready:
            self.draft_choice.setChecked(True)
        elif not self._chosen_once:
            self.final.setChecked(True)
        self.blocked.setText(self.desk.say(NOT_READY, count=errors))
        self.blocked.setVisible(not ready)
        self.review.setVisible(not ready)

    def focus_first(self) -> None:
        """The button that saves."""
        self.save.setFocus()

    def _save(self) -> None:
        folder = self.desk.ask.folder(self.desk.say(WHERE_TITLE), "package")
        if folder is not None:
            self.make(folder, draft=self.draft_choice.isChecked())

    def make(self, folder: Path, *, draft: bool) -> None:
        """Has the package made in the worker thread."""
        self._chosen_once = True
        self._cancel.clear()
        self._working(True)
        filing_id, today, data = self.draft.filing.id, self.desk.clock.today(), self.desk.folder

        def make(workspace: Workspace) -> Package:
            from beian_desktop.services.packaging import Options, export

            filing, options = workspace.filing(filing_id), Options(draft=draft, data=data)
            progress, cancelled = self.progressed.emit, self._cancel.is_set
            return export(filing, folder, today=today, options=options, progress=progress, cancelled=cancelled)

        self.desk.work.do(make, self._made, self._failed)

    def _working(self, working: bool) -> None:
        self.save.setEnabled(not working)
        for part in (self.bar, self.cancel):
            part.setVisible(working)
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self.status.setText(self.desk.say(WORKING) if working else "")
        if working:
            clear(self.result)

    def _progress(self, done: float, what: Text) -> None:
        self.bar.setValue(round(done * 100))
        self.status.setText(self.desk.say(what))

    def _made(self, package: Package) -> None:
        self._working(False)
        made = f"✓  {self.desk.say(MADE, count=len(package.files))} {package.folder}"
        self.result.addWidget(label(made, "good", wraps=True))
        for warning in package.warnings:
            self.result.addWidget(label(self.desk.say(warning), "warning", wraps=True))
        for file in package.files:
            self.result.addWidget(label(f"·  {file.path}", wraps=True))
        opener = button(self.desk.say(OPEN), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(package.folder))))
        self.result.addLayout(row(opener, None))
        opener.setFocus()

    def _failed(self, failure: Failure) -> None:
        self._working(False)
        if self._cancel.is_set():
            self.status.setText(self.desk.say(CANCELLED))
        else:
            self.desk.tell_failure(failure)
