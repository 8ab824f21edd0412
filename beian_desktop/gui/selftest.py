"""The window's part of the self-test: a filing goes through every page by the pages' own widgets."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QMimeData, QtMsgType, QUrl, qInstallMessageHandler

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.field import Question
from beian_desktop.gui.app import make_application
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import fill, wait_for
from beian_desktop.gui.pages.attachments import AttachmentsPage
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.window import Window
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.wizard.asking import Asked, asked
from beian_desktop.wizard.pages import ATTACHMENTS, REVIEW, shown_pages


def drive(sample: Filing, folder: Path, clock: Clock) -> str:
    """Opens the window on the data folder, fills a new filing in like ``sample``, closes it.

    Returns the id of the filing that is kept then. Raises Failure when the folder
    can't be opened, NotInTime when the window doesn't come to an end.
    """
    make_application()
    folder.mkdir(parents=True, exist_ok=True)
    with _without_complaints():
        return _drive(sample, folder, clock)


def _drive(sample: Filing, folder: Path, clock: Clock) -> str:
    window = Window(folder, clock)
    trouble: list[Failure] = []
    window.desk.work.unopened.connect(trouble.append)
    window.desk.work.failed.connect(trouble.append)
    window.show()
    wait_for(lambda: window.ready or trouble, "the filings kept in the folder")
    try:
        if trouble:
            raise trouble[0]
        return _fill_in(window, sample)
    finally:
        window.close()
        wait_for(lambda: not window.isVisible(), "the window to close")


_COMPLAINTS = ("This plugin does not support raise()", "This plugin does not support grabbing the keyboard")


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Drops what Qt's off-screen platform says of every list that pops up; anything else is still told."""

    def tell(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if message not in _COMPLAINTS:
            sys.stderr.write(message + "\n")

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _fill_in(window: Window, sample: Filing) -> str:
    window.new()
    wait_for(lambda: window.editor is not None, "a new filing")
    editor = window.editor
    assert editor is not None
    fill_pages(editor, sample.answers)
    attach(editor, sample)
    editor.go_to(REVIEW)
    wait_for(lambda: editor.draft.is_saved, "the last answer to be saved")
    return editor.draft.filing.id


def fill_pages(editor: Editor, answers: Answers) -> None:
    """Gives every question that the form asks its answer, page by page."""
    seen: set[str] = set()
    while page := next((p for p in shown_pages(editor.draft.answers) if p.id not in seen), None):
        seen.add(page.id)
        editor.go_to(page)
        widget = editor.page_widget(page)
        if isinstance(widget, QuestionsPage):
            _fill_page(widget, answers)
    editor.commit()


def _fill_page(page: QuestionsPage, answers: Answers) -> None:
    done: set[Question] = set()
    while question := _next_question(page, answers, done):
        done.add(question)
        page.focus_on(question.id)
        block = page.block(question.id)
        assert block is not None
        fill(block.input, answers)
        block.commit()


def _next_question(page: QuestionsPage, answers: Answers, done: set[Question]) -> Question | None:
    """The next question on the page that is asked now and has an answer to give."""
    present = page.draft.answers
    for section in page.wizard_page.sections:
        for question in section.questions:
            wanted = asked(section, question, present) is Asked.ASKED and answers.answered(question)
            if wanted and question not in done:
                return question
    return None


def attach(editor: Editor, sample: Filing) -> None:
    """Drops the sample's files on the cards of their slots."""
    editor.go_to(ATTACHMENTS)
    page = editor.page_widget(ATTACHMENTS)
    assert isinstance(page, AttachmentsPage)
    with tempfile.TemporaryDirectory() as folder:
        for number, attachment in enumerate(sample.attachments, start=1):
            path = Path(folder) / str(number) / Path(attachment.name).name
            path.parent.mkdir()
            with attachment.content.open() as source:
                path.write_bytes(source.read())
            dropped = QMimeData()
            dropped.setUrls([QUrl.fromLocalFile(str(path))])
            card = page.card(attachment.slot)
            assert card is not None
            card.take(dropped)
            wait_for(lambda number=number: len(editor.draft.filing.attachments) >= number, attachment.slot)  # type: ignore[misc]
