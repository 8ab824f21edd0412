"""The form itself as data and as a table: what ``form --json`` and ``form --markdown`` print."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.form.conditions import ALWAYS, NEVER, Condition
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, ListField, Question, Repeat, Section, Slot
from beian_desktop.form.options import Option
from beian_desktop.form.policy import AFTER_LABELS, ASKS_LABELS
from beian_desktop.system.language import Language, Text

Told = dict[str, object]


def as_json() -> Told:
    """The whole form: sections with their questions, and the attachment slots in print order."""
    return {
        "format": "beian-form",
        "version": 1,
        "sections": [_section(section) for section in FORM.sections],
        "slots": [_slot(slot) for slot in FORM.slots],
    }


def _both(text: Text) -> dict[str, str]:
    return {language.value: text.in_(language) for language in Language}


def _condition(condition: Condition) -> bool | Told:
    if condition in (ALWAYS, NEVER):
        return condition is ALWAYS
    words = Text(condition.explain(Language.ZH), condition.explain(Language.EN))
    fields = list(dict.fromkeys(field.id for field in condition.fields()))
    return {"when": _both(words), "fields": fields}


def _section(section: Section) -> Told:
    return {
        "id": section.id,
        "label": _both(section.label),
        "hint": _both(section.hint),
        "shown": _condition(section.shown),
        "fields": [_question(question) for question in section.questions],
        "slots": [slot.id for slot in section.slots],
    }


def _question(question: Question) -> Told:
    told: Told = {
        "id": question.id,
        "type": type_name(question),
        "label": _both(question.label),
        "hint": _both(question.hint),
        "help": _both(question.help),
        "required": _condition(question.required),
        "shown": _condition(question.shown),
        "after": question.after.value,
        "asks": question.asks.value,
    }
    if isinstance(question, Repeat):
        return {**told, "members": [_question(member) for member in question.members]}
    return {**told, **_field(question)}


def _field(field: BaseField) -> Told:
    told: Told = {"options": [_option(option) for option in field.kind.options()]}
    if field.default:
        told["default"] = field.default
    if field.label_when:
        told["label_when"] = [
            {"condition": _condition(condition), "label": _both(label)} for condition, label in field.label_when
        ]
    if field.after_when:
        told["after_when"] = [
            {"condition": _condition(condition), "after": after.value} for condition, after in field.after_when
        ]
    return {**told, "good": list(field.good), "personal": field.personal}


def _option(option: Option) -> Told:
    return {"code": option.code, "label": _both(option.label), "first": option.first, "free": option.free}


def _slot(slot: Slot) -> Told:
    return {
        "id": slot.id,
        "label": _both(slot.label),
        "hint": _both(slot.hint),
        "required": _condition(slot.required),
        "shown": _condition(slot.shown),
    }


def type_name(question: Question) -> str:
    """The type of a question's answer: the kind's name, ``list of …``, or ``rows``."""
    if isinstance(question, Repeat):
        return "rows"
    return f"list of {question.kind.name}" if isinstance(question, ListField) else question.kind.name


_HEADINGS = {
    Language.ZH: ("编号", "名称", "类型", "必填", "备案后", "问谁"),
    Language.EN: ("id", "label", "type", "required", "after", "asks"),
}
_SLOT_HEADINGS = {Language.ZH: ("附件位置", "名称", "必需"), Language.EN: ("slot", "label", "required")}
_SLOTS = Text("附件", "Attachments")


def as_markdown(language: Language) -> Iterator[str]:
    """The form in lines of Markdown: a table for each section, and one of the slots."""
    for section in FORM.sections:
        if section.questions:
            yield from _heading(f"{section.id} — {section.label.in_(language)}", _HEADINGS[language])
            for question in section.questions:
                yield _row(_cells(question, language))
                if isinstance(question, Repeat):
                    yield from (_row(_cells(member, language)) for member in question.members)
    yield from _heading(_SLOTS.in_(language), _SLOT_HEADINGS[language])
    for slot in FORM.slots:
        yield _row((slot.id, slot.label.in_(language), _when(slot.required, language)))


def _cells(question: Question, language: Language) -> tuple[str, ...]:
    return (
        question.id,
        question.label.in_(language),
        type_name(question),
        _when(question.required, language),
        AFTER_LABELS[question.after].in_(language),
        ASKS_LABELS[question.asks].in_(language),
    )


def _when(condition: Condition, language: Language) -> str:
    if condition in (ALWAYS, NEVER):
        return (Text("是", "yes") if condition is ALWAYS else Text("否", "no")).in_(language)
    return condition.explain(language)


def _heading(title: str, columns: tuple[str, ...]) -> Iterator[str]:
    yield from ("", f"## {title}", "", _row(columns), _row(tuple("---" for _ in columns)))


def _row(cells: tuple[str, ...]) -> str:
    escaped = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(escaped)} |"
