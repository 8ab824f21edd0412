"""What the marks of a template stand for: ``{{ section.field }}``, and a few names beside the form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from beian_desktop.documents.printed import Printed
from beian_desktop.documents.signing import signer
from beian_desktop.documents.signs import JOINER
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.form.field import Section as Asked

TO_FILL = "＿＿＿＿＿＿＿＿"
"""What stands in a letter for an answer that isn't there: a line to write on."""


class Answer(str):
    """An answer as one text, over which a loop goes item by item.

    ``chosen`` are codes and names of the options chosen, ``boxes`` every option with its box.
    """

    __slots__ = ("boxes", "chosen", "items")

    items: tuple[str, ...]
    chosen: frozenset[str]
    boxes: str

    def __iter__(self) -> Iterator[str]:
        return iter(self.items)


class RowText(str):
    """A row of a repeat as one text; its members by their names, as in ``{{ r.from }}``."""

    __slots__ = ("members",)

    members: dict[str, str]

    def __getattr__(self, name: str) -> str:
        try:
            return self.members[name]
        except KeyError:
            raise AttributeError(name) from None


class Section(dict[str, Answer]):
    """The answers of a section by their names, each made when a template first asks for it."""

    def __init__(self, section: Asked, printed: Printed, unanswered: str) -> None:
        super().__init__()
        self._questions = {question.name: question for question in section.questions}
        self._printed, self._unanswered = printed, unanswered

    def __missing__(self, name: str) -> Answer:
        answer = self[name] = _answer(self._printed, self._questions[name], self._unanswered)
        return answer


def marks(printed: Printed, today: date, *, unanswered: str = "") -> dict[str, object]:
    """Every question of the form by section and name, and the names beside it."""
    context: dict[str, object] = {section.id: Section(section, printed, unanswered) for section in FORM.sections}
    context["office_name"] = printed.office_name or unanswered
    context["signer"] = signer(printed)
    context["individual"] = printed.is_individual
    context["today"] = f"{today.year}年{today.month}月{today.day}日"
    return context


def _answer(printed: Printed, question: Question, unanswered: str) -> Answer:
    asked = printed.asked(question)
    answer = Answer((printed.text(question) if asked else "") or unanswered)
    answer.items = tuple(_items(printed, question)) if asked else ()
    answer.chosen, answer.boxes = frozenset(), ""
    if isinstance(question, BaseField) and question.kind.options():
        answer.boxes = printed.value(question, boxes=True).replace(JOINER, "")
        if asked:
            codes = {o.code for o in printed.chosen(question)}
            answer.chosen = frozenset(codes | {o.label.zh for o in question.kind.options() if o.code in codes})
    return answer


def _items(printed: Printed, question: Question) -> Iterator[str]:
    if not isinstance(question, Repeat):
        yield from printed.texts(question)
        return
    for text, row in zip(printed.texts(question), printed.rows(question), strict=True):
        item = RowText(text)
        item.members = {member.name: row.answers.face(member, row.index).written for member in question.members}
        yield item
