"""The answers of somebody who has just arrived: checked and planned with, but nothing is kept yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.working_days import Calendar
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.draft import Checked, Draft
from beian_desktop.wizard.first_plan import plan
from beian_desktop.wizard.first_start import Happened, Situation, Way, way

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace


class Sketch(Draft):
    """A draft that is in no store. ``happened`` and ``situation`` are the answers to the first two questions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Filing(""))
        self.happened: Happened | None = None
        self.situation: Situation | None = None
        self._calendar: Calendar | None = None
        desk.work.do(_imported, self._count_with)

    @property
    def fixed(self) -> bool:
        """Never: nothing of it is kept."""
        return False

    @property
    def way(self) -> Way | None:
        """Where the two answers lead; None while one is open."""
        if self.happened is None or self.situation is None:
            return None
        return way(self.happened, self.situation)

    def choose(self, happened: Happened | None, situation: Situation | None) -> None:
        """Takes the two answers; what was given to questions of this way stays."""
        self.happened, self.situation = happened, situation
        if self.way is not None:
            begun = self.way.starts or Answers()
            for question in self.way.questions:
                begun = begun.with_texts(question, self.answers.texts(question))
            self.give(begun)
            self.check()

    def save(self) -> None:
        """Keeps nothing; only a filing that is begun is written."""
        self._waiting.clear()

    def _have_examined(self, filing: Filing) -> None:
        """Checks without the store, which may be locked or damaged: the plan is told all the same."""
        today, calendar = self.desk.clock.today(), self._calendar
        self.desk.work.beside(lambda: _checked(filing, today, calendar), self._examined, self._unexamined)

    def _count_with(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self.check()


def _imported(workspace: Workspace) -> Calendar:
    from beian_desktop.services.due import kept_calendar

    return kept_calendar(workspace)


def _checked(filing: Filing, today: date, calendar: Calendar | None) -> Checked:
    from beian_desktop.services.checking import check

    report, ready = check(filing, today=today, calendar=calendar)
    return Checked(filing, report, ready, plan(filing, today, calendar))
