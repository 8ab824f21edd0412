"""材料包: make what is handed in, what is kept, and the upload folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QProgressBar, QVBoxLayout

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.document_choice import DocumentChoice
from beian_desktop.gui.pages.online import OnlineCard
from beian_desktop.gui.pages.preview import PreviewCard
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.pages.word_forms import WordForms
from beian_desktop.gui.preferences import UPLOAD_PROFILES
from beian_desktop.gui.widgets import bullet, button, clear, frame, label, row
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import PACKAGE, REVIEW
from beian_desktop.wizard.targets import Target, target

if TYPE_CHECKING:
    from beian_desktop.services.document_list import DocumentList
    from beian_desktop.services.packaging import Options, Package
    from beian_desktop.services.preview import Composed
    from beian_desktop.services.workspace import Workspace

READY = Text(
    "✓  检查通过，可以生成正式材料，用来盖章签字、提交。",
    "✓  The checks passed: the final package can be made, to be signed, sealed and handed in.",
)
NOT_READY = Text(
    "还有 {count} 处没填好。现在生成的是草稿：每页带“草稿”字样，先看看样子，不能提交。",
    "{count} to mend first. Until then each page is marked 草稿: to look at, not to hand in.",
)
TO_REVIEW = Text("去核对", "Check answers")
WHERE = Text("保存到…(&S)", "&Save to…")
LOOK = Text("预览和打印(&V)", "Pre&view and print")
LOOKING = Text("正在排版…", "Laying out…")
UPLOAD = Text("上传图片每张不超过", "Each picture to upload at most")
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
    """The package: its documents, how it looks, printing and saving; shows progress, then the files."""

    progressed = Signal(float, object)

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, PACKAGE)
        self._cancel = threading.Event()
        self._listed_for: Answers | None = None
        self.ready = label("", "good", wraps=True)
        self.blocked = label("", "error", wraps=True)
        self.review = button(self.desk.say(TO_REVIEW), lambda: go_to(Target(REVIEW, "")), "link")
        self.profile = QComboBox()
        for profile, room in UPLOAD_PROFILES.items():
            self.profile.addItem(room, profile)
        self.profile.currentIndexChanged.connect(lambda _index: self._keep_profile())
        self.profile.setAccessibleName(self.desk.say(UPLOAD))
        self.look = button(self.desk.say(LOOK), self.preview)
        self.save = button(self.desk.say(WHERE), self._save, "primary")
        self.cancel = button(self.desk.say(CANCEL), self._cancel.set)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.desk.say(WORKING))
        self.status = label("", "muted", wraps=True)
        self.result = QVBoxLayout()
        self.documents = DocumentChoice(self.desk)
        self.word = WordForms(self.desk)
        self.previewed = PreviewCard(self.desk)
        self.online = OnlineCard(draft)
        self._lay_out()
        self.progressed.connect(self._progress)
        self.documents.changed.connect(self._look_again)
        self.previewed.chosen.connect(lambda question: go_to(target(question)))

    def _lay_out(self) -> None:
        card = frame("card", QVBoxLayout, 22, 10)
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.ready)
        layout.addWidget(self.blocked)
        layout.addLayout(row(self.review, None))
        layout.addWidget(label(self.desk.say(UPLOAD), "muted", wraps=True))
        layout.addLayout(row(self.profile, None))
        layout.addLayout(row(self.save, self.look, None))
        layout.addWidget(self.bar)
        layout.addLayout(row(self.cancel, None))
        layout.addWidget(self.status)
        layout.addLayout(self.result)
        self.column.addWidget(card)
        self.column.addWidget(self.previewed)
        self.column.addWidget(self.online)
        self.column.addWidget(self.documents)
        self.column.addWidget(self.word)
        contents = frame("card", QVBoxLayout, 22, 8)
        inside = contents.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(self.desk.say(CONTENTS), "heading"))
        for part in PARTS:
            inside.addLayout(bullet(self.desk.say(part)))
        self.column.addWidget(contents)
        self.column.addStretch(1)
        self._working(False)

    def refresh(self) -> None:
        """Says whether the package is final or a draft, and lists the documents."""
        self.profile.setCurrentIndex(self.profile.findData(self.desk.preferences.upload_profile))
        ready = self.draft.ready is not None
        self.ready.setText(self.desk.say(READY))
        self.ready.setVisible(ready)
        self.blocked.setText(self.desk.say(NOT_READY, count=self.draft.report.counts[Severity.ERROR]))
        self.blocked.setVisible(not ready)
        self.review.setVisible(not ready)
        self.online.refresh()
        self._list_documents()
        if self.word.forms is None:
            self.word.list_forms()

    def _list_documents(self) -> None:
        if self.draft.answers == self._listed_for:
            return
        filing, folder, copies = self.draft.filing, self.desk.folder, self.desk.copies
        self._listed_for = filing.answers
        self.desk.work.beside(lambda: _listed(filing, folder, copies), self.documents.show_documents)

    def focus_first(self) -> None:
        """The button that saves."""
        self.save.setFocus()

    def _options(self) -> Options:
        from beian_desktop.services.packaging import Options

        return Options(
            draft=True,
            documents=self.documents.chosen,
            data=self.desk.folder,
            word=self.word.chosen,
            upload_profile=self.profile.currentData(),
            copies=self.desk.copies,
            letterhead=self.desk.letterhead,
        )

    def _keep_profile(self) -> None:
        """The same limit holds for the pictures of the small window beside the browser."""
        self.desk.preferences.upload_profile = self.profile.currentData()

    # Looking

    def preview(self) -> None:
        """Has the package laid out in a thread of its own, so that saving goes on, and shows its pages."""
        filing_id, today, options = self.draft.filing.id, self.desk.clock.today(), self._options()
        self.look.setEnabled(False)
        self._tell(self.desk.say(LOOKING))

        def compose(filing: Filing) -> Composed:
            from beian_desktop.services.preview import preview

            return preview(filing, today=today, options=options)

        def beside(filing: Filing) -> None:
            self.desk.work.beside(lambda: compose(filing), self._composed, self._not_composed)

        self.desk.work.do(lambda workspace: _taken(workspace, filing_id), beside, self._not_composed)

    def _composed(self, package: Composed) -> None:
        self.look.setEnabled(True)
        self._tell("")
        seen = self.previewed.isVisible()
        self.previewed.show_package(package)
        if not seen:
            self.settle()
            self.verticalScrollBar().setValue(self.previewed.y())

    def _not_composed(self, failure: Failure) -> None:
        self.look.setEnabled(True)
        self._tell("")
        self.desk.tell_failure(failure)

    def _look_again(self) -> None:
        """Another choice of documents: laid out again while it is looked at; without any there is no package."""
        some = self.documents.chosen != ()
        self.save.setEnabled(some)
        self.look.setEnabled(some)
        if some and self.previewed.isVisible():
            self.preview()

    # Saving

    def _save(self) -> None:
        folder = self.desk.ask.folder(self.desk.say(WHERE_TITLE), "package")
        if folder is not None:
            self.make(folder)

    def make(self, folder: Path) -> None:
        """Has the package made in a thread of its own, so that saving goes on: a draft while errors stand."""
        self._cancel.clear()
        self._working(True)
        filing_id, today, options = self.draft.filing.id, self.desk.clock.today(), self._options()

        progress, cancelled = self.progressed.emit, self._cancel.is_set

        def make(filing: Filing) -> Package:
            from beian_desktop.services.packaging import export

            return export(filing, folder, today=today, options=options, progress=progress, cancelled=cancelled)

        def beside(filing: Filing) -> None:
            self.desk.work.beside(lambda: make(filing), self._made, self._failed)

        self.desk.work.do(lambda workspace: _taken(workspace, filing_id), beside, self._failed)

    def _working(self, working: bool) -> None:
        self.save.setEnabled(not working)
        for part in (self.bar, self.cancel):
            part.setVisible(working)
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self._tell(self.desk.say(WORKING) if working else "")
        if working:
            clear(self.result)

    def _tell(self, text: str) -> None:
        self.status.setText(text)
        self.status.setVisible(bool(text))

    def _progress(self, done: float, what: Text) -> None:
        self.bar.setValue(round(done * 100))
        self._tell(self.desk.say(what))

    def _made(self, package: Package) -> None:
        self._working(False)
        made = f"✓  {self.desk.say(MADE, count=len(package.files))} {package.folder}"
        self.result.addWidget(label(made, "good", wraps=True))
        for warning in package.warnings:
            self.result.addWidget(label(self.desk.say(warning), "warning", wraps=True))
        for file in package.files:
            self.result.addLayout(bullet(str(file.path)))
        opener = button(self.desk.say(OPEN), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(package.folder))))
        self.result.addLayout(row(opener, None))
        opener.setFocus()
        self.settle()
        self.bring(opener, 40)

    def _failed(self, failure: Failure) -> None:
        self._working(False)
        if self._cancel.is_set():
            self._tell(self.desk.say(CANCELLED))
        else:
            self.desk.tell_failure(failure)


def _taken(workspace: Workspace, filing_id: str) -> Filing:
    """The filing as it is kept now, with the bytes of its files, for another thread."""
    from beian_desktop.services.preview import snapshot

    return snapshot(workspace.filing(filing_id))


def _listed(filing: Filing, folder: Path, copies: Mapping[str, int]) -> DocumentList:
    from beian_desktop.services.document_list import document_list, own_packs

    return document_list(filing, own_packs(folder), copies=copies)
