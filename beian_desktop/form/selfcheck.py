"""The form tests itself: what a declaration may get wrong is found here, not by the person who fills it in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from beian_desktop.form.conditions import Condition
from beian_desktop.form.declaration import Form
from beian_desktop.form.field import BaseField, Field, ListField, Question, Repeat, Section
from beian_desktop.form.kinds import Choice, Kind, PlainText, Value, YesNo
from beian_desktop.form.options import Option
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Text

T = TypeVar("T")

_PART = r"[a-z][a-z0-9_]*"
_SECTION_ID = re.compile(_PART)
_QUESTION_ID = re.compile(rf"{_PART}\.{_PART}")
_MEMBER_ID = re.compile(rf"{_PART}\.{_PART}\.{_PART}")
_SLOT_ID = re.compile(rf"{_PART}(?:\.{_PART}(?:\.[\w（）]+)?)?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORDS_ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the declaration: where, which kind of fault, and what exactly."""

    at: str
    code: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.at}: {self.code} {self.detail}".rstrip()


def faults(form: Form) -> list[Fault]:
    """Every fault of the form's declaration; a sound form has none."""
    looks: tuple[Callable[[Form], Iterator[Fault]], ...] = (
        _id_faults,
        _text_faults,
        _option_faults,
        _example_faults,
        _condition_faults,
        _mirror_faults,
        _slot_faults,
    )
    return [fault for look in looks for fault in look(form)]


def _questions(form: Form) -> Iterator[Question]:
    for section in form.sections:
        yield from section.questions


def _id_faults(form: Form) -> Iterator[Fault]:
    ids = [section.id for section in form.sections]
    ids += [question.id for question in _questions(form)]
    ids += [member.id for repeat in _repeats(form) for member in repeat.members]
    for name, count in Counter(ids).items():
        if count > 1:
            yield Fault(name, "id-twice")
    for section in form.sections:
        yield from _malformed(section.id, _SECTION_ID)
        for question in section.questions:
            yield from _malformed(question.id, _QUESTION_ID)
            if question.id.partition(".")[0] != section.id:
                yield Fault(question.id, "id-of-another-section", section.id)
    for repeat in _repeats(form):
        for member in repeat.members:
            yield from _malformed(member.id, _MEMBER_ID)
            if member.id.rpartition(".")[0] != repeat.id:
                yield Fault(member.id, "id-of-another-repeat", repeat.id)


def _malformed(name: str, shape: re.Pattern[str]) -> Iterator[Fault]:
    if not shape.fullmatch(name):
        yield Fault(name, "id-malformed")


def _repeats(form: Form) -> Iterator[Repeat]:
    return (question for question in _questions(form) if isinstance(question, Repeat))


def _text_faults(form: Form) -> Iterator[Fault]:
    for at, name, text in _texts(form):
        if not text.zh.strip() or not text.en.strip():
            yield Fault(at, "text-empty", name)
        elif not _CHINESE.search(text.zh):
            yield Fault(at, "text-not-chinese", name)
        elif text.zh == text.en:
            yield Fault(at, "text-not-translated", name)
        elif name == "help" and min(len(text.zh), len(text.en)) < _WORDS_ENOUGH:
            yield Fault(at, "help-too-short")


def _texts(form: Form) -> Iterator[tuple[str, str, Text]]:
    for section in form.sections:
        yield section.id, "label", section.label
        yield section.id, "hint", section.hint
    for slot in form.slots:
        yield slot.id, "label", slot.label
        yield slot.id, "hint", slot.hint
    for question in _questions(form):
        if isinstance(question, Repeat):
            yield from _question_texts(question)
    for field in form.fields():
        yield from _question_texts(field)
        yield from ((field.id, "label_when", label) for _, label in field.label_when)
        for option in field.kind.options():
            yield field.id, f"option {option.code}", option.label
            if option.hint:
                yield field.id, f"option {option.code}", option.hint


def _question_texts(question: Question) -> Iterator[tuple[str, str, Text]]:
    yield question.id, "label", question.label
    yield question.id, "hint", question.hint
    yield question.id, "help", question.help
    if question.unprinted:
        yield question.id, "unprinted", question.unprinted


def _option_faults(form: Form) -> Iterator[Fault]:
    for field in form.fields():
        options = field.kind.options()
        owner: dict[str, Option] = {}
        for option in options:
            for name in set(option.names):
                if owner.setdefault(name.casefold(), option) is not option:
                    yield Fault(field.id, "option-twice", name)
        if isinstance(field.kind, Choice) and len(options) < 2:
            yield Fault(field.id, "option-alone")


class _FirstOptions:
    """Answers in which every choice has its first option: what examples are read among."""

    def __getitem__(self, field: Field[T], /) -> T | None:
        options = field.kind.options()
        return field.kind.read(options[0].code).meaning if options else None

    def all(self, field: ListField[T], /) -> tuple[T, ...]:
        return ()

    def normal(self, field: BaseField, /) -> str | None:
        return None


def _example_faults(form: Form) -> Iterator[Fault]:
    for field in form.fields():
        if isinstance(field.kind, Choice | YesNo):
            yield from _default_faults(field)
            continue
        if not field.good:
            yield Fault(field.id, "example-missing", "good")
        if not field.bad and not isinstance(field.kind, PlainText):
            yield Fault(field.id, "example-missing", "bad")
        yield from (Fault(field.id, "example-good-fails", each) for each in field.good if not _reads(field.kind, each))
        yield from (Fault(field.id, "example-bad-passes", each) for each in field.bad if _reads(field.kind, each))
        if field.good and not any(each in field.hint.zh for each in field.good):
            yield Fault(field.id, "hint-without-example", field.good[0])


def _default_faults(field: BaseField) -> Iterator[Fault]:
    if field.default and not _reads(field.kind, field.default):
        yield Fault(field.id, "default-unreadable", field.default)


def _reads(kind: Kind[Any], text: str) -> bool:
    value: Value[Any] = kind.read_among(text, _FirstOptions())
    return value.normal is not None and not any(f.severity is Severity.ERROR for f in value.findings)


def _condition_faults(form: Form) -> Iterator[Fault]:
    known = set(form.fields())
    homes = {field: section for section in form.sections for field in section.fields()}
    for at, conditions in _conditions(form):
        for field in _fields_of(conditions):
            if field not in known:
                yield Fault(at, "condition-on-unknown-field", field.id)
            elif _may_hide(homes[field]) and homes[field].id != at.partition(".")[0]:
                yield Fault(at, "condition-on-hidden-section", field.id)
    yield from _cycles(form)


def _conditions(form: Form) -> Iterator[tuple[str, list[Condition]]]:
    """Every condition with the id of what it stands at."""
    for section in form.sections:
        yield section.id, [section.shown]
    for slot in form.slots:
        yield slot.id, [slot.required, slot.shown]
    for repeat in _repeats(form):
        yield repeat.id, [repeat.required, repeat.shown]
    for field in form.fields():
        cases = [condition for condition, _ in (*field.label_when, *field.after_when)]
        yield field.id, [field.required, field.shown, *cases]


def _may_hide(section: Section) -> bool:
    return bool(section.shown.fields())


def _fields_of(conditions: list[Condition]) -> list[BaseField]:
    return [field for condition in conditions for field in condition.fields()]


def _cycles(form: Form) -> Iterator[Fault]:
    """Whether an answer is asked for must not depend on itself, by whatever way."""
    shown_by = {
        field: set(_fields_of([section.shown, field.shown])) for section in form.sections for field in section.fields()
    }
    for field in form.fields():
        reached = set(shown_by[field]) | (set(field.required.fields()) - {field})
        if field in field.required.fields():
            yield Fault(field.id, "condition-on-itself", "required")
        while True:
            further = set().union(*(shown_by.get(each, set()) for each in reached)) - reached
            if not further:
                break
            reached |= further
        if field in reached:
            yield Fault(field.id, "condition-on-itself", "shown")


def _mirror_faults(form: Form) -> Iterator[Fault]:
    known = set(form.fields())
    for section in form.sections:
        for field in section.fields():
            mirrored = field.mirrors if isinstance(field, Field) else None
            if mirrored is None:
                continue
            if mirrored not in known:
                yield Fault(field.id, "mirrors-unknown-field", mirrored.id)
            if type(mirrored.kind) is not type(field.kind) or mirrored.kind.options() != field.kind.options():
                yield Fault(field.id, "mirrors-another-kind", mirrored.id)
            if section.same_as is None:
                yield Fault(field.id, "mirrors-without-tick")


def _slot_faults(form: Form) -> Iterator[Fault]:
    listed = Counter(slot.id for slot in form.slots)
    sections = {section.id: section for section in form.sections}
    for slot_id, count in listed.items():
        yield from _malformed(slot_id, _SLOT_ID)
        if count > 1:
            yield Fault(slot_id, "slot-twice")
    for slot in form.slots:
        if slot.section_id not in sections or slot not in sections[slot.section_id].slots:
            yield Fault(slot.id, "slot-without-section")
        if slot.mirrors is not None and slot.mirrors not in form.slots:
            yield Fault(slot.id, "slot-mirrors-unknown", slot.mirrors.id)
        if slot.sides and slot.sides not in listed:
            yield Fault(slot.id, "slot-side-unknown", slot.sides)
    for section in form.sections:
        yield from (Fault(slot.id, "slot-unlisted") for slot in section.slots if slot not in form.slots)
