"""What a rule sees: one filing, the day, the profile, and the filings beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from beian_desktop.checks.beside import NOBODY, Neighbours
from beian_desktop.checks.issue import Issue
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import linked
from beian_desktop.filing.working_days import Calendar
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Section
from beian_desktop.form.sections import start


class Profile(StrEnum):
    """Which platform or counter the filing is checked for."""

    PRESENT = "present"
    OLD = "2017"
    COUNTER = "counter"


@dataclass(frozen=True)
class Case:
    """One filing under examination.

    ``others`` are the filings that it is compared with (itself among them doesn't count). Under the
    counter profile the way of filing counts as 窗口办理. ``has_glyph`` tells whether
    the print fonts have a character. ``calendar`` brings holidays that the program
    doesn't know.
    """

    filing: Filing
    today: date
    profile: Profile = Profile.PRESENT
    others: Neighbours = NOBODY
    has_glyph: Callable[[str], bool] = field(default=bool)
    calendar: Calendar | None = None

    @cached_property
    def own(self) -> Answers:
        """The filing's own answers, ticked roles empty or with what they kept."""
        answers = self.filing.answers
        if self.profile is Profile.COUNTER:
            answers = answers.with_text(start.ROUTE, start.COUNTER.code)
        return answers

    @cached_property
    def answers(self) -> Answers:
        """The answers with the principal's standing in every ticked role."""
        return linked(self.own)

    @cached_property
    def asked(self) -> frozenset[Question]:
        """The questions that the form asks this filing; hidden ones aren't checked."""
        return frozenset(question for section in FORM.sections for question in self._asked(section))

    def _asked(self, section: Section) -> Iterable[Question]:
        if not self.own.shown(section):
            return ()
        return (question for question in section.questions if self.own.shown(question))

    def asks(self, question: BaseField | Question) -> bool:
        """Whether the form asks this filing the question."""
        return question in self.asked


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its stable id and the function that finds its issues."""

    id: str
    find: Callable[[Case], Iterable[Issue]]
