"""The window: menu, notices, and under them the list of filings or the filing that is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore  # its Qt, a hundred enumerations, is made when it is named: not before the window is seen
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from beian_desktop.gui import theme
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.frame import TITLE, Face, name_menus
from beian_desktop.gui.garbage import Garbage
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:  # the list is imported once the frame is painted, what a filing is worked on with when one is opened
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from beian_desktop.filing.answers import Answers
    from beian_desktop.filing.filing import Filing
    from beian_desktop.gui.clients.door import Door
    from beian_desktop.gui.copy_panel import CopyPanel
    from beian_desktop.gui.draft import Draft
    from beian_desktop.gui.due_board import DueBoard
    from beian_desktop.gui.editor import Editor
    from beian_desktop.gui.first_start import FirstStart
    from beian_desktop.gui.handing import Handing
    from beian_desktop.gui.help_pane import HelpPane
    from beian_desktop.gui.home import Home
    from beian_desktop.gui.notice import Notice
    from beian_desktop.gui.preferences import Look
    from beian_desktop.gui.safety.safety import Safety
    from beian_desktop.gui.sketch import Sketch
    from beian_desktop.services.workspace import Workspace
    from beian_desktop.system.clock import Clock
    from beian_desktop.system.failure import Failure
    from beian_desktop.wizard.targets import Target

RETRY = Text("再试一次", "Try again")
UNSAVED = Text("有内容还没保存，仍要退出？", "Some answers aren't saved. Quit anyway?")
LOST = Text("没保存的内容会丢失：{why}", "What isn't saved would be lost: {why}")
QUIT_ANYWAY = Text("仍然退出(&Q)", "&Quit anyway")
READY_AFTER = 300
"""Milliseconds after the data were opened."""

SMALLEST = (1024, 700)


class Window(QMainWindow):
    """One data folder, one window: first its frame, then, once that is painted, all of it. ``furnished``: it is whole."""

    furnished = Signal()
    handing: Handing
    clients: Door
    safety: Safety
    notice: Notice
    stack: QStackedWidget
    home: Home

    def __init__(self, folder: Path, clock: Clock, language: Language | None = None) -> None:
        super().__init__()
        self.desk = Desk(folder, clock, self)
        self.draft: Draft | None = None
        self.board: DueBoard | None = None
        self.editor: Editor | None = None
        self.first_start: FirstStart | None = None
        self.help: HelpPane | None = None
        self.panel: CopyPanel | None = None
        self.whole = False
        self.ready = False
        self._may_close = False
        self.resize(1180, 800)
        self.setMinimumSize(860, 560)
        if language is not None:
            self.desk.preferences.language = language
        theme.apply(self.desk.preferences)
        self.setWindowTitle(self.desk.say(TITLE))
        name_menus(self.menuBar(), self.desk)
        face = Face(self.desk)
        face.painted.connect(self._read_the_rest)
        self.setCentralWidget(face)

    # Building: the menus and the list after the frame; all of it again for another language, size or look

    def _read_the_rest(self) -> None:
        """Imports what the rest is made of, in a turn of the event loop of its own."""
        from beian_desktop.gui import furnishing  # noqa: F401 - used in the next turn

        QTimer.singleShot(0, self, self.furnish)

    def furnish(self) -> None:
        """Makes the rest of the window and opens the data, once."""
        from beian_desktop.gui.furnishing import furnish

        if not self.whole and not self._may_close:
            self.whole = True
            furnish(self)
            self.furnished.emit()
            self.desk.work.start()

    def build(self) -> None:
        """Makes everything that is seen, in the present language, size and look."""
        from beian_desktop.gui.furnishing import build

        build(self)

    def rebuild(self) -> None:
        """Builds anew and goes back to where the person was."""
        before, draft, guiding = self.editor, self.draft, self.first_start
        watching = self.board is not None and self.stack.currentWidget() is self.board
        if before is not None:
            before.commit()
        theme.apply(self.desk.preferences)
        self.build()
        self._rebuild_help()
        if before is not None and draft is not None:
            self._show_draft(draft).go_to(before.current)
        elif guiding is not None:
            self._show_first_start(guiding.sketch, guiding.page)
        elif watching:
            self.show_due()
        else:
            self.clients.rebuilt()
        self._renew_panel()
        self.safety.keep_gate()
        if self.ready:
            self.home.refresh()

    def speak(self, language: Language) -> None:
        """Changes the language of the whole window."""
        self.desk.preferences.language = language
        self.rebuild()

    def set_text_size(self, percent: int) -> None:
        """Changes the size of all text."""
        self.desk.preferences.text_size = percent
        self.rebuild()

    def set_look(self, look: Look) -> None:
        """Changes between light, dark and the system's look."""
        self.desk.preferences.look = look
        self.rebuild()

    # Help

    def help_pane(self) -> HelpPane:
        """The help at the right, made when it is first wanted."""
        from beian_desktop.gui.help_pane import HelpPane

        if self.help is None:
            self.help = HelpPane(self.desk)
            self.addDockWidget(QtCore.Qt.DockWidgetArea.RightDockWidgetArea, self.help)
            self.help.hide()
        return self.help

    def help_here(self) -> None:
        """Opens the help of the question that is being answered, else of the page, or closes it again."""
        asking = self.editor or self.first_start
        place = asking.toggle_help() if asking is not None else None
        if place:
            self.help_pane().show_for(place)
        elif place == "" or self.help_pane().isVisible():
            self.help_pane().hide()
        else:
            self.help_pane().show_for(asking.help_place if asking is not None else "")

    def _rebuild_help(self) -> None:
        """Makes the help anew in another language, size or look, at the same topic."""
        if (before := self.help) is None:
            return
        self.help, shown = None, before.isVisible()
        self.removeDockWidget(before)
        before.deleteLater()
        if shown:
            self.help_pane().show()
            if before.topic_id:
                self.help_pane().show_topic(before.topic_id)

    def switch_page_beside(self) -> None:
        """Shows the printed page beside the questions, or hides it."""
        self.desk.preferences.page_beside = not self.desk.preferences.page_beside
        if self.editor is not None:
            self.editor.show_printed()

    def switch_dense(self) -> None:
        """Shows the questions in two columns, or in one again."""
        self.desk.preferences.dense = not self.desk.preferences.dense
        self.rebuild()

    # Opening the workspace

    def opened(self) -> None:
        """The data are open: their list is shown."""
        self.ready = True
        self.home.refresh()
        self.desk.read_agency()
        self.safety.opened()
        QTimer.singleShot(READY_AFTER, self, self._get_ready)

    def _get_ready(self) -> None:
        """What the first key and the first answer would wait for is done while nobody waits."""
        from beian_desktop.services.readying import read_examples, search_once

        garbage = QApplication.instance().findChild(Garbage)  # type: ignore[union-attr]
        self.desk.work.do(search_once)
        self.desk.work.beside(read_examples, lambda _: garbage.settle() if garbage is not None else None)

    def unopened(self, failure: Failure) -> None:
        if self.safety.takes(failure):
            return
        self.home.status.setText("")
        self.notice.show_notice(
            self.desk.say(failure.says), bad=True, action=(self.desk.say(RETRY), self.desk.work.start)
        )

    # Filings

    def new(self) -> None:
        """Begins an empty filing."""
        self.desk.work.do(lambda workspace: workspace.new_filing(), self.show_filing)

    def guide(self) -> None:
        """Leads somebody in who doesn't know yet what to do; nothing is kept before a filing is begun."""
        from beian_desktop.gui.first_start import QUESTIONS
        from beian_desktop.gui.sketch import Sketch

        self.leave_draft()
        self._show_first_start(Sketch(self.desk), QUESTIONS)

    def _show_first_start(self, sketch: Sketch, page: int) -> None:
        from beian_desktop.gui.first_start import FirstStart

        self.first_start = FirstStart(sketch)
        self.first_start.closed.connect(self.show_home)
        self.first_start.begins.connect(self.begin)
        self.first_start.reads.connect(lambda topic_id: self.help_pane().show_topic(topic_id))
        self.stack.addWidget(self.first_start)
        self.stack.setCurrentWidget(self.first_start)
        self.first_start.show_page(page)

    def begin(self, answers: Answers) -> None:
        """Begins a filing with answers that were given already."""
        from beian_desktop.filing.filing import Filing

        self.desk.work.do(lambda workspace: workspace.add(Filing("", answers)), self.show_filing)

    def open(self, filing_id: str) -> None:
        """Opens a filing of the list."""
        self.desk.work.do(lambda workspace: workspace.filing(filing_id), self.show_filing)

    def show_filing(self, filing: Filing) -> None:
        """Shows a filing to work on."""
        from beian_desktop.gui.draft import Draft

        self.notice.hide()
        self.leave_draft()
        self._show_draft(Draft(self.desk, filing))
        if self.panel is not None and self.panel.draft.filing.id == filing.id:
            self._renew_panel()

    def _show_draft(self, draft: Draft) -> Editor:
        from beian_desktop.gui.editor import Editor

        self.draft = draft
        self.editor = Editor(draft, self.stack)
        self.editor.closed.connect(self.show_home)
        self.stack.addWidget(self.editor)
        self.stack.setCurrentWidget(self.editor)
        self.editor.page_widget(self.editor.current).focus_first()
        return self.editor

    def leave_draft(self) -> None:
        """Puts the open filing away; what was typed is committed first."""
        if self.editor is not None:
            self.editor.commit()
            self.stack.removeWidget(self.editor)
            self.editor.put_away()
        if self.first_start is not None:
            self.stack.removeWidget(self.first_start)
            self.first_start.deleteLater()
        self.editor, self.draft, self.first_start = None, None, None
        self.clients.leave()

    def show_home(self) -> None:
        """Goes back to the list."""
        opened = self.draft.filing.id if self.draft is not None else ""
        self.leave_draft()
        self.stack.setCurrentWidget(self.home)
        self.home.refresh(opened)
        self.clients.left(opened)

    def show_due(self) -> None:
        """Shows every date to watch."""
        from beian_desktop.gui.due_board import DueBoard

        self.leave_draft()
        if self.board is None:
            self.board = DueBoard(self.desk)
            self.board.closed.connect(self.show_home)
            self.board.leads.connect(self.open_at)
            self.stack.addWidget(self.board)
        self.stack.setCurrentWidget(self.board)
        self.board.refresh()

    def open_at(self, filing_id: str, to: Target) -> None:
        """Opens a filing at a page or question."""
        self.desk.work.do(partial(_again, filing_id=filing_id), partial(self._show_at, to))

    def _show_at(self, to: Target, filing: Filing) -> None:
        self.show_filing(filing)
        assert self.editor is not None
        self.editor.go_to_target(to)

    def file_online(self) -> None:
        """Puts the open filing's answers beside the browser."""
        if self.draft is None:
            from beian_desktop.gui.safety.safety import NO_FILING

            self.desk.tell(NO_FILING)
            return
        if self.editor is not None:
            self.editor.commit()
        if self.panel is None or self.panel.draft is not self.draft:
            self._show_panel(self.draft)
        elif self.panel is not None:
            self.panel.activateWindow()

    def _show_panel(self, draft: Draft) -> None:
        from beian_desktop.gui.copy_panel import CopyPanel

        if self.panel is not None:
            self.panel.close()
        self.panel = CopyPanel(draft)
        self.panel.leads.connect(self._lead)
        self.panel.closed.connect(self._forget_panel)
        self.panel.show()

    def _renew_panel(self) -> None:
        """Another language, size or look, or the same filing opened anew."""
        if self.panel is not None:
            same = self.draft is not None and self.draft.filing.id == self.panel.draft.filing.id
            self._show_panel(self.draft if same and self.draft is not None else self.panel.draft)

    def _forget_panel(self) -> None:
        self.panel = None

    def _lead(self, to: Target) -> None:
        """Leads to what the panel says is to be mended."""
        draft = self.panel.draft if self.panel is not None else None
        if draft is None:
            return
        if draft is not self.draft or self.editor is None:
            self.leave_draft()
            self._show_draft(draft)
        assert self.editor is not None
        self.editor.go_to_target(to)
        self.activateWindow()

    # Files that come in and go out

    def import_files(self, paths: list[Path]) -> None:
        """Takes in whatever holds filings; each file that can't be read is told."""
        if self.editor is not None:
            self.editor.commit()
        self.handing.take(paths)

    def brought(self, ids: list[str]) -> None:
        if self.draft is not None and self.draft.filing.id in ids:
            self.desk.work.do(partial(_again, filing_id=self.draft.filing.id), self.show_again)
        if self.ready:  # else it is locked
            self.home.refresh(ids[-1] if ids else "")

    def show_again(self, filing: Filing) -> None:
        """The open filing was changed in the store: merged with what came in, or a change undone."""
        from beian_desktop.gui.draft import Draft

        if self.draft is not None and self.editor is not None and self.draft.filing.id == filing.id:
            page = self.editor.current
            self.leave_draft()
            self._show_draft(Draft(self.desk, filing)).go_to(page)
            self._renew_panel()

    def pack(self) -> None:
        """Packs the filings of the open or chosen filing's client into one file."""
        self.handing.pack(self.draft.filing.id if self.draft is not None else self.home.selected_id())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped on the list of filings."""
        from beian_desktop.gui.pages.tray import files_of

        if self.stack.currentWidget() is self.home and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in what was dropped; what holds no data of a package is printed."""
        from beian_desktop.gui.pages.tray import files_of

        event.acceptProposedAction()
        self.import_files(files_of(event.mimeData()))

    def undo(self) -> None:
        """Takes the last answer of the open filing back."""
        self._change(lambda draft: draft.undo())

    def redo(self) -> None:
        """Gives it again."""
        self._change(lambda draft: draft.redo())

    def paste(self) -> None:
        """Fills in from the clipboard's text."""
        from beian_desktop.gui.pasting import fill_from_clipboard

        self._change(fill_from_clipboard)

    def _change(self, change: Callable[[Draft], None]) -> None:
        if self.draft is not None and self.editor is not None:
            self.editor.commit()
            change(self.draft)
            self.editor.show_anew()

    # Notices and closing

    def show_notice(self, text: str, bad: bool) -> None:
        self.notice.show_notice(text, bad=bad)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Waits for the last commit; asks when something is being done or can't be saved."""
        if not self.whole:
            self._may_close = True
            return
        if not self.handing.may_close(self.close):
            event.ignore()
            return
        if self.panel is not None:
            self.panel.close()
        self.handing.close()
        if self._may_close or not self.ready:
            self.desk.work.stop()
            event.accept()
            return
        event.ignore()
        if self.editor is not None:
            self.editor.commit()
        draft = self.draft
        if draft is None or draft.is_saved:
            self._close_now()
            return
        draft.saved.connect(self._close_now, QtCore.Qt.ConnectionType.SingleShotConnection)
        draft.unsaved.connect(self._ask_to_close, QtCore.Qt.ConnectionType.SingleShotConnection)
        draft.save()

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self.close)

    def _ask_to_close(self, failure: Failure) -> None:
        why = self.desk.say(LOST, why=self.desk.say(failure.says))
        if self.desk.ask.agrees(self.desk.say(UNSAVED), why, QUIT_ANYWAY):
            self._close_now()


def _again(workspace: Workspace, filing_id: str) -> Filing:
    return workspace.filing(filing_id)
