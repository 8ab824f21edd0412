"""The help beside the page: search as one types, the topics, and one topic with links to others. All of it offline."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QDockWidget,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.icons import icon
from beian_desktop.gui.theme import colours
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.services.help import for_field, search, topic, topic_of_link, topics
from beian_desktop.system.language import Text

TITLE = Text("帮助", "Help")
SEARCH = Text("搜索帮助，一个字也行", "Search, one letter will do")
LIST = Text("‹ 全部主题", "‹ All topics")
BACK = Text("后退", "Back")
CLOSE = Text("关闭", "Close")
NOTHING = Text("没有找到“{words}”", "Nothing found for “{words}”")
TOPICS = Text("帮助主题", "Help topics")
_ID = Qt.ItemDataRole.UserRole
_BEFORE = 5
"""How many characters of an excerpt stand before the word that was searched for."""
EXCERPT = Qt.ItemDataRole.UserRole + 1
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class HelpPane(QDockWidget):
    """Stands at the right of the window; ``topic_id`` is the topic shown, empty while the list is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.topic_id = ""
        self._before: list[str] = []
        self.search = QLineEdit()
        self.list = QListWidget()
        self.text = Page()
        self.nothing = label("", "muted", wraps=True)
        self.all = button(desk.say(LIST), self.show_list, "link")
        self.back = button(desk.say(BACK), self.go_back, "link")
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget())  # the pane has a head of its own
        self.setWidget(self._lay_out())
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._open_first)
        self.list.itemActivated.connect(self._open_item)
        self.list.itemClicked.connect(self._open_item)
        self.text.anchorClicked.connect(self._follow)
        self.show_list()

    def _lay_out(self) -> QWidget:
        whole = QWidget()
        whole.setObjectName("page")
        whole.setMinimumWidth(round(290 * (1 + (self.desk.preferences.text_size - 100) / 180)))
        shades = colours(self.desk.preferences.look)
        self.search.setPlaceholderText(self.desk.say(SEARCH))
        self.search.setAccessibleName(self.desk.say(SEARCH))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", shades.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName(self.desk.say(TOPICS))
        self.list.setItemDelegate(TopicLine(self.list, shades.text, shades.muted))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        close = button(self.desk.say(CLOSE), self.hide, "link")
        layout.addLayout(row(label(self.desk.say(TITLE), "heading"), None, close))
        layout.addWidget(self.search)
        layout.addLayout(row(self.all, None, self.back))
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.text, 1)
        layout.addStretch(0)
        return whole

    # Searching

    def _find(self, words: str) -> None:
        language = self.desk.language
        found = [(hit.topic, near(hit.excerpt, words)) for hit in search(words, language)]
        if not words.strip():
            found = [(each, "") for each in topics(language)]
        self.list.clear()
        for each, excerpt in found:
            item = QListWidgetItem(each.title, self.list)
            item.setData(_ID, each.id)
            item.setData(EXCERPT, excerpt)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, excerpt)
        self.nothing.setText("" if found else self.desk.say(NOTHING, words=words.strip()))
        self._show_parts(listing=True)

    def _open_first(self) -> None:
        if self.list.count():
            self._open_item(self.list.item(0))

    def _open_item(self, item: QListWidgetItem) -> None:
        self.show_topic(item.data(_ID))

    # Showing

    def open(self) -> None:
        """Shows the pane, ready to search."""
        self.show()
        self.search.setFocus()
        self.search.selectAll()

    def show_list(self) -> None:
        """Shows the topics: all of them, or those that were searched for."""
        self._before.clear()
        self._find(self.search.text())

    def show_topic(self, topic_id: str) -> None:
        """Shows a topic; ``go_back`` leads to the one before."""
        if self.topic_id and self.topic_id != topic_id:
            self._before.append(self.topic_id)
        self._show(topic_id)

    def _show(self, topic_id: str) -> None:
        found = topic(topic_id, self.desk.language)
        self.topic_id = found.id
        self.text.setMarkdown(found.markdown)
        self.text.setAccessibleName(found.title)
        self._show_parts(listing=False)
        self.show()

    def show_for(self, place: str) -> None:
        """Shows the topic of a question, section or slot; the list when none belongs to it."""
        ids = for_field(place)
        if ids:
            self.show_topic(ids[0])
        else:
            self.open()

    def go_back(self) -> None:
        """Shows the topic before."""
        if self._before:
            self._show(self._before.pop())

    def _show_parts(self, *, listing: bool) -> None:
        if listing:
            self.topic_id = ""
        self.list.setVisible(listing and self.list.count() > 0)
        self.nothing.setVisible(listing and self.list.count() == 0)
        self.text.setVisible(not listing)
        self.all.setVisible(not listing)
        self.back.setVisible(not listing and bool(self._before))

    def _follow(self, link: QUrl) -> None:
        target = topic_of_link(link.toString())
        if target is not None:
            self.show_topic(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def near(excerpt: str, words: str) -> str:
    """An excerpt that begins shortly before the first of the words, so that a narrow line shows it."""
    at = excerpt.casefold().find((words.split() or [""])[0].casefold())
    return excerpt if at <= _BEFORE else "…" + excerpt[at - _BEFORE :].lstrip()


class Page(QTextBrowser):
    """One topic. Nothing but its own text is ever loaded, and links are followed by the pane alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(12)
        self.document().setIndentWidth(20)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Loads nothing: no picture, no page, from nowhere."""
        return None

    def setMarkdown(self, markdown: str) -> None:
        """Shows Markdown without the HTML that it may hold."""
        self.document().setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        self._space_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _space_out(self) -> None:
        """Headings little larger than the text, for a narrow pane, and room around every paragraph."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            room = QTextBlockFormat()
            room.setTopMargin(14 if level > 1 else 4)
            room.setBottomMargin(4)
            cursor.mergeBlockFormat(room)
            if level:
                heading = QTextCharFormat()
                heading.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(heading)
            block = block.next()


class TopicLine(QStyledItemDelegate):
    """A topic in the list: its title, and under it the words around what was searched for."""

    def __init__(self, view: QListWidget, text: str, muted: str) -> None:
        super().__init__(view)
        self._view, self._text, self._muted = view, text, muted

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The whole title, and a line more when there are words to show."""
        excerpt = option.fontMetrics.lineSpacing() if index.data(EXCERPT) else 0
        return QSize(10, self._title(option, index, self._view.viewport().width() - 16).height() + excerpt + 16)

    def _title(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, room: int) -> QRect:
        return option.fontMetrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, str(index.data()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the ground as the style does, then the two lines."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        whole.text = ""
        style = whole.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        rect = whole.rect.adjusted(8, 8, -8, -8)
        painter.setPen(self._text)
        painter.drawText(rect, _WRAPPED, str(index.data()))
        line = rect.adjusted(0, self._title(whole, index, rect.width()).height(), 0, 0)
        excerpt = whole.fontMetrics.elidedText(str(index.data(EXCERPT)), Qt.TextElideMode.ElideRight, line.width())
        painter.setPen(self._muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, excerpt)
