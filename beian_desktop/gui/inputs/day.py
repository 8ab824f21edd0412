"""Days: typed in any usual way or picked from a calendar, with a tick for 长期 or 不清楚."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QFrame, QToolButton, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField
from beian_desktop.form.kinds import DayOr
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.icons import icon
from beian_desktop.gui.inputs.base import FocusWatch, Input
from beian_desktop.gui.inputs.boxes import Line
from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.theme import colours
from beian_desktop.gui.widgets import row
from beian_desktop.system.language import Language, Text

CALENDAR = Text("打开日历", "Open the calendar")
_BESIDE = 32
"""What borders and margins take of the width of a line."""
FORMAT = Text("年-月-日", "year-month-day")


class DayInput(Input):
    """A line for the day, a calendar beside it, and a tick where a special answer is possible."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.special = field.kind.special if isinstance(field.kind, DayOr) else None
        self.line = Line()
        self.line.setPlaceholderText(desk.say(FORMAT))
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance(desk.say(FORMAT)) + _BESIDE)
        self.line.setMaximumWidth(round(200 * desk.preferences.text_size / 100))
        self.opener = QToolButton()
        self.opener.setIcon(icon("calendar", colours(desk.preferences.look).muted))
        self.opener.setToolTip(desk.say(CALENDAR))
        self.opener.setProperty("own-name", desk.say(CALENDAR))
        self.tick = self._tick()
        day = QWidget()
        day.setLayout(row(self.line, self.opener, spacing=6))
        self.setLayout(Flow(day, *([self.tick] if self.tick is not None else [])))
        self.line.textEdited.connect(self._typed)
        self.line.paused.connect(self.changed)
        self.line.left.connect(self.changed)
        self.line.left.connect(self.left)
        self.opener.clicked.connect(self._open)

    def _tick(self) -> QCheckBox | None:
        if self.special is None:
            return None
        label = self.special.label.in_(self.language)
        tick = Tick(label)
        tick.setProperty("own-name", label)
        tick.clicked.connect(self._ticked)
        FocusWatch(tick, self.left.emit)
        return tick

    def _typed(self) -> None:
        if self.tick is not None:
            self.tick.setChecked(False)
        self.edited.emit()

    def _ticked(self) -> None:
        self.line.clear()
        self.changed.emit()

    def _open(self) -> None:
        meaning = self.field.kind.read(self.line.text()).meaning
        chosen = meaning if isinstance(meaning, date) else self.desk.clock.today()
        popup = CalendarPopup(self, chosen)
        popup.calendar.clicked.connect(lambda day: self._picked(day, popup))
        popup.calendar.activated.connect(lambda day: self._picked(day, popup))
        popup.open_below(self.opener)

    def _picked(self, day: QDate, popup: CalendarPopup) -> None:
        popup.close()
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self._typed()
        self.changed.emit()
        self.line.setFocus()

    def take(self, answers: Answers) -> None:
        """Shows the day as typed, or the special answer's tick."""
        special = self.special is not None and answers.face(self.field).meaning == self.special
        text = "" if special else answers.typed(self.field)
        if self.tick is not None:
            self.tick.setChecked(special)
        if text != self.line.text() and not self.line.composing:
            self.line.setText(text)

    def put(self, answers: Answers) -> Answers:
        """The answers with the day as typed, or the special answer."""
        ticked = self.tick is not None and self.tick.isChecked() and self.special is not None
        text = self.special.code if ticked and self.special is not None else self.line.text()
        return answers.with_text(self.field, text)

    def parts(self) -> list[QWidget]:
        """The line, the button of the calendar, the tick."""
        return [self.line, self.opener, *([self.tick] if self.tick is not None else [])]


class CalendarPopup(QFrame):
    """A calendar that closes when something else is clicked; Escape closes it too."""

    def __init__(self, owner: Input, chosen: date) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setLocale(_locale(owner.language))
        self.calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        layout = QVBoxLayout(self)
        layout.addWidget(self.calendar)

    def open_below(self, widget: QWidget) -> None:
        """Shows the calendar under ``widget``."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        self.calendar.setFocus()


def _locale(language: Language) -> QLocale:

    return QLocale(QLocale.Language.Chinese if language is Language.ZH else QLocale.Language.English)
