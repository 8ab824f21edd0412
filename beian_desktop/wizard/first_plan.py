"""What to do today, on one page: the days left, what to have at hand, and what to ask whoever built the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from beian_desktop.checks.labels import named
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.due import WHAT_LABELS, WHAT_SOURCES, Due, What, due_dates
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.working_days import Calendar
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat, Slot
from beian_desktop.form.policy import Asks
from beian_desktop.form.sections import operator, principal, registrar, site, start
from beian_desktop.system.language import Text
from beian_desktop.wizard.ask_others import BUILDER_KNOWS, Asked, Group, group, knows


@dataclass(frozen=True, slots=True)
class Left:
    """A limit with the days that are left until its last working day; negative when it has passed."""

    due: Due
    days: int

    @property
    def says(self) -> Text:
        """The limit in one sentence, with its source."""
        pattern = _PASSED if self.days < 0 else _TODAY if self.days == 0 else _LEFT
        told = pattern.filled(
            what=WHAT_LABELS[self.due.what], days=abs(self.days), by=self.due.by, source=WHAT_SOURCES[self.due.what]
        )
        return told.filled() if not self.due.guessed else _GUESSED.filled(told=told)


DAYS_LEFT = Text("还有几天", "Days left")
PAPERS = Text("手边准备这些证件", "Have these papers at hand")
PERHAPS = Text("可能还要，看怎么办、谁来办", "Perhaps these too: it depends on the way and the person")
FACTS = Text("查好这些，填的时候照抄", "Look these up, to be copied")
ASK_BUILDER = Text("今天只问建站公司这几句", "Today ask whoever built the site only this")

_LEFT = Text(
    "{what}：还有 {days} 天，最晚 {by}。依据：{source}。", "{what}: {days} days left, by {by}. Source: {source}."
)
_TODAY = Text(
    "{what}：今天是最后一天（{by}）。依据：{source}。", "{what}: today is the last day ({by}). Source: {source}."
)
_PASSED = Text(
    "{what}：已过期 {days} 天（应在 {by} 前）。先联系属地网安，尽快补办。依据：{source}。",
    "{what}: {days} days late (it was due by {by}). Call the local police and file soon. Source: {source}.",
)
_GUESSED = Text(
    "{told}通知没有说明期限，先按 7 天算，请问清期限。",
    "{told} The notice named no limit: 7 days are counted; ask for it.",
)
_NO_LIMIT = Text(
    "还不知道网络正式联通日期，算不出期限。按规定是联通之日起三十日内，请先问建站公司。",
    "The day of going online isn't known, so no limit can be computed. The rule is thirty days from it: ask whoever "
    "built the site.",
)
_NO_LIMIT_OF_CHANGE = Text(
    "还没有填变更发生日期，算不出期限。一般是变化之后三十日内。",
    "The day of the change isn't given, so no limit can be computed. Normally it is thirty days from it.",
)
_NO_LIMIT_OF_CANCELLING = Text(
    "还没有填网站停办日期，算不出期限。一般是停办之后五个工作日内。",
    "The day of closing isn't given, so no limit can be computed. Normally it is five working days from it.",
)
_TODAYS = (What.FILE, What.ANSWER_NOTICE, What.CHANGE, What.CANCEL)
"""The limits that a plan tells; badge and certificates come later."""

_SUPPOSED: dict[BaseField, str] = {site.HAS_OWN_DOMAIN: "true", operator.KIND: operator.UNIT.code}
"""What nearly every filing answers, taken for granted on the first day while it is open."""

_EARLY = (start.ROUTE, start.KEY_SECTOR, principal.ID_TYPE)
"""Open answers that leave a paper undecided and still let it be named as “perhaps”."""

_ON_CERTIFICATE = (*registrar.SECTION.questions, site.CERTIFICATE_FROM, site.CERTIFICATE_TO)
"""What stands on the domain certificate, so that asking for this one is enough."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """A paper or a fact to have at hand: the id of its slot or question, what it is, and a hint."""

    id: str
    label: Text
    hint: Text

    @property
    def line(self) -> Text:
        """Label and hint in one line."""
        return Text(f"{self.label.zh}（{self.hint.zh}）", f"{self.label.en}. {self.hint.en}.")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the page with the lines under it."""

    heading: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do today.

    ``limits`` are the days left, the nearest first; ``without_limit`` says why there is none.
    ``papers`` and ``facts`` are to have at hand; ``perhaps`` are papers that depend on what
    isn't known yet. ``builder`` is what to ask whoever built the site, None when nothing is open.
    """

    limits: tuple[Left, ...]
    without_limit: Text | None
    papers: tuple[AtHand, ...]
    perhaps: tuple[AtHand, ...]
    facts: tuple[AtHand, ...]
    builder: Group | None

    @property
    def page(self) -> tuple[Part, ...]:
        """The whole page to show or print; parts with nothing in them are left out."""
        why = (self.without_limit,) if self.without_limit else ()
        builder = (self.builder.opening, *self.builder.lines, self.builder.closing) if self.builder else ()
        parts = (
            Part(DAYS_LEFT, (*(left.says for left in self.limits), *why)),
            Part(PAPERS, tuple(each.line for each in self.papers)),
            Part(PERHAPS, tuple(each.line for each in self.perhaps)),
            Part(FACTS, tuple(each.line for each in self.facts)),
            Part(ASK_BUILDER, builder),
        )
        return tuple(part for part in parts if part.lines)


def plan(filing: Filing, today: date, calendar: Calendar | None = None) -> Plan:
    """The plan for a filing that has just begun."""
    answers = _supposing(filing.answers)
    papers, perhaps = _papers(filing, answers)
    open_now = [question for question in _required(answers) if not answers.answered(question)]
    facts = [question for question in open_now if question.asks in (Asks.OWNER, Asks.ACCOUNTANT) and _is_fact(question)]
    limits = tuple(_limits(filing, today, calendar))
    return Plan(
        limits=limits,
        without_limit=None if limits else _why_none(answers),
        papers=tuple(AtHand(slot.id, slot.label, slot.hint) for slot in papers),
        perhaps=tuple(AtHand(slot.id, slot.label, slot.hint) for slot in perhaps),
        facts=tuple(AtHand(fact.id, named(fact, answers), fact.hint) for fact in facts),
        builder=_builder(filing, open_now, papers),
    )


def _limits(filing: Filing, today: date, calendar: Calendar | None) -> Iterator[Left]:
    found = (due for due in due_dates(filing, calendar) if due.what in _TODAYS)
    return (Left(due, (due.by - today).days) for due in found)


def _why_none(answers: Answers) -> Text:
    kind = answers[start.KIND]
    if kind is start.CANCEL:
        return _NO_LIMIT_OF_CANCELLING
    return _NO_LIMIT_OF_CHANGE if kind is start.CHANGE else _NO_LIMIT


def _papers(filing: Filing, answers: Answers) -> tuple[list[Slot], list[Slot]]:
    """The papers that are required, and those that perhaps are; what was attached already is in neither."""
    filled = {attachment.slot for attachment in filing.attachments}
    wanted = {slot: slot.required.evaluate(answers) for slot in _slots(answers) if slot.id not in filled}
    papers = [slot for slot, required in wanted.items() if required is True]
    return papers, [slot for slot, required in wanted.items() if required is None and _is_early(slot, answers)]


def _is_fact(question: Question) -> bool:
    """Whether the answer is looked up somewhere, not chosen on the spot."""
    return isinstance(question, Repeat) or len(question.kind.options()) < 2


def _builder(filing: Filing, open_now: list[Question], papers: list[Slot]) -> Group | None:
    """今天只问建站公司这几句: what host, registrar and webmaster know, in one message."""
    asked: list[Asked] = [question for question in open_now if question.asks in BUILDER_KNOWS]
    if site.DOMAIN_CERTIFICATE in papers:
        asked = [each for each in asked if each not in _ON_CERTIFICATE]
    asked += [slot for slot in papers if knows(slot) in BUILDER_KNOWS]
    return group(Asks.WEBMASTER, asked, filing) if asked else None


def _supposing(answers: Answers) -> Answers:
    """The answers with what nearly every filing answers in the place of open ones."""
    return answers.with_all({field: (text,) for field, text in _SUPPOSED.items() if not answers.answered(field)})


def _slots(answers: Answers) -> Iterator[Slot]:
    return (slot for slot in FORM.slots if answers.shown(FORM.section(slot.section_id)) and answers.shown(slot))


def _is_early(slot: Slot, answers: Answers) -> bool:
    """Whether a paper hangs on nothing but the first few answers; a role's papers do on its tick, so they don't count."""
    undecided = (field for field in slot.required.fields() if not answers.answered(field) or field is start.ROUTE)
    return all(field in _EARLY for field in undecided)


def _required(answers: Answers) -> Iterator[Question]:
    for section in FORM.sections:
        if section.shown.evaluate(answers) is True:
            for question in section.questions:
                if answers.shown(question) and question.required.evaluate(answers) is True:
                    yield question
