"""The form as others may read it: JSON for programs, Markdown for people (the command ``form``).

The JSON document:

``{"format": "beian-form", "version": 1, "sections": [section…], "attachments": [slot…]}``

- text: ``{"zh", "en"}``, or a string when one language was asked for.
- section: ``id``, ``label``, ``hint``, ``shown`` (condition), ``same_as`` (id of its tick, or null),
  ``questions`` and ``attachments`` (ids of its slots).
- question: ``id``, ``label``, ``hint``, ``help``, ``type``, ``required`` and ``shown`` (conditions), ``after`` and
  ``asks`` (codes of ``form/policy.py``); a field has besides ``multiple``, ``max_length``, ``options``, ``suggested``, ``default``,
  ``more``, ``personal``, ``mirrors``, ``examples`` ``{"good", "bad"}``, ``label_when`` and ``after_when`` (lists of
  ``{"when", "label"}`` and ``{"when", "after"}``) and ``unprinted`` (why no document shows it, or null);
  a repeat has the type ``rows`` and ``members``, which are fields.
- option: ``code``, ``label``, ``hint``, ``aliases``, ``first`` (offered before 更多), ``free`` (takes words), ``unknown``.
- slot: ``id``, ``label``, ``hint``, ``required``, ``shown``, ``mirrors``, ``card``.
- condition: true, false, or ``{"fields": [ids], "words": text}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from beian_desktop.form.conditions import Condition, Constant
from beian_desktop.form.declaration import FORM, Form
from beian_desktop.form.field import BaseField, Field, ListField, Question, Repeat, Section, Slot
from beian_desktop.form.kinds import Kind, PlainText
from beian_desktop.form.number_kinds import NameOfSubject
from beian_desktop.form.options import Option
from beian_desktop.form.policy import AFTER_LABELS, ASKS_LABELS
from beian_desktop.system.language import Language, Text

Plain = dict[str, Any]


def as_json(language: Language | None = None, form: Form = FORM) -> Plain:
    """The form as plain data, with texts in both languages or in ``language`` alone."""
    return _Writer(language).form(form)


class _Writer:
    """Turns the parts of a form into plain data with texts in the languages asked for."""

    def __init__(self, language: Language | None) -> None:
        self.language = language

    def form(self, form: Form) -> Plain:
        sections = [self.section(section) for section in form.sections]
        slots = [self.slot(slot) for slot in form.slots]
        return {"format": "beian-form", "version": 1, "sections": sections, "attachments": slots}

    def section(self, section: Section) -> Plain:
        return {
            "id": section.id,
            "label": self.text(section.label),
            "hint": self.text(section.hint),
            "shown": self.condition(section.shown),
            "same_as": section.same_as.id if section.same_as else None,
            "questions": [self.question(question) for question in section.questions],
            "attachments": [slot.id for slot in section.slots],
        }

    def question(self, question: Question) -> Plain:
        written = {
            "id": question.id,
            "label": self.text(question.label),
            "hint": self.text(question.hint),
            "help": self.text(question.help),
            "type": "rows" if isinstance(question, Repeat) else question.kind.name,
            "required": self.condition(question.required),
            "shown": self.condition(question.shown),
            "after": question.after.value,
            "asks": question.asks.value,
            "unprinted": self.text(question.unprinted),
        }
        if isinstance(question, Repeat):
            return written | {"members": [self.question(member) for member in question.members]}
        return written | self.field(question)

    def field(self, field: BaseField) -> Plain:
        mirrors = field.mirrors if isinstance(field, Field) else None
        return {
            "multiple": isinstance(field, ListField),
            "max_length": _longest(field.kind),
            "options": [self.option(option) for option in field.kind.options()],
            "suggested": list(field.kind.suggested) if isinstance(field.kind, PlainText) else [],
            "default": field.default or None,
            "more": field.more,
            "personal": field.personal,
            "mirrors": mirrors.id if mirrors else None,
            "examples": {"good": list(field.good), "bad": list(field.bad)},
            "label_when": [{"when": self.condition(c), "label": self.text(label)} for c, label in field.label_when],
            "after_when": [{"when": self.condition(c), "after": after.value} for c, after in field.after_when],
        }

    def option(self, option: Option) -> Plain:
        return {
            "code": option.code,
            "label": self.text(option.label),
            "hint": self.text(option.hint),
            "aliases": list(option.aliases),
            "first": option.first,
            "free": option.free,
            "unknown": option.unknown,
        }

    def slot(self, slot: Slot) -> Plain:
        return {
            "id": slot.id,
            "label": self.text(slot.label),
            "hint": self.text(slot.hint),
            "required": self.condition(slot.required),
            "shown": self.condition(slot.shown),
            "mirrors": slot.mirrors.id if slot.mirrors else None,
            "card": slot.card,
        }

    def condition(self, condition: Condition) -> bool | Plain:
        if isinstance(condition, Constant):
            return condition.holds
        words = Text(condition.explain(Language.ZH), condition.explain(Language.EN))
        ids = dict.fromkeys(field.id for field in condition.fields())
        return {"fields": list(ids), "words": self.text(words)}

    def text(self, text: Text | None) -> str | Plain | None:
        if text is None:
            return None
        return text.in_(self.language) if self.language else {"zh": text.zh, "en": text.en}


def _longest(kind: Kind[Any]) -> int | None:
    return kind.max_length if isinstance(kind, PlainText | NameOfSubject) else None


_KINDS = {
    "text": Text("文字", "text"),
    "digits": Text("定长数字", "digits"),
    "integer": Text("整数", "whole number"),
    "number": Text("数字", "number"),
    "yes/no": Text("是/否", "yes or no"),
    "choice": Text("选择", "choice"),
    "date": Text("日期", "date"),
    "date or special": Text("日期或特定回答", "date or one special answer"),
    "person name": Text("姓名", "name of a person"),
    "area": Text("行政区划", "area"),
    "mobile": Text("手机号码", "mobile number"),
    "landline": Text("座机号码", "landline number"),
    "phone": Text("电话号码", "phone number"),
    "email": Text("电子邮件地址", "e-mail address"),
    "domain": Text("域名", "domain name"),
    "url": Text("网址或IP地址", "URL or IP address"),
    "ip": Text("IP地址", "IP address"),
    "icp-number": Text("工信部备案号", "ICP number"),
    "filing-number": Text("公安备案号", "police filing number"),
    "person certificate": Text("个人证件号码", "number of a person's certificate"),
    "unit certificate": Text("单位证件号码", "number of a unit's certificate"),
}

_WORDS = {
    "title": Text("公安联网备案表单", "The form of the police filing"),
    "intro": Text("每一节、每一项、每个选项和条件。", "Every section, question, option and condition."),
    "type": Text("类型", "Type"),
    "required": Text("必填", "Required"),
    "shown": Text("出现条件", "Asked when"),
    "after": Text("备案后", "After approval"),
    "asks": Text("谁知道", "Who knows"),
    "options": Text("选项", "Options"),
    "good": Text("示例", "Examples"),
    "slots": Text("附件", "Attachments"),
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "several": Text("可多个", "several"),
    "default": Text("默认", "Default"),
    "mirrors": Text("勾选“同主体负责人信息”时等于", "While the tick is set the same as"),
    "stop": Text("：", ": "),
    "comma": Text("、", ", "),
}


def as_markdown(language: Language) -> str:
    """The form as a Markdown document in ``language``."""
    lines = [f"# {_say('title', language)}", "", _say("intro", language), ""]
    for section in FORM.sections:
        lines += _section_lines(section, language)
    return "\n".join(lines).rstrip() + "\n"


def _say(name: str, language: Language) -> str:
    return _WORDS[name].in_(language)


def _section_lines(section: Section, language: Language) -> Iterator[str]:
    yield from (f"## {section.label.in_(language)} (`{section.id}`)", "", section.hint.in_(language), "")
    if not isinstance(section.shown, Constant):
        yield from (_line("shown", section.shown.explain(language), language), "")
    for question in section.questions:
        yield from _question_lines(question, language)
    if section.slots:
        yield from (f"### {_say('slots', language)}", "")
        yield from (_slot_line(slot, language) for slot in section.slots)
        yield ""


def _question_lines(question: Question, language: Language, heading: str = "###") -> Iterator[str]:
    yield from (f"{heading} {question.label.in_(language)} (`{question.id}`)", "")
    yield from (question.hint.in_(language), "", question.help.in_(language), "")
    yield _line("required", _condition_words(question.required, language), language)
    if not isinstance(question.shown, Constant):
        yield _line("shown", question.shown.explain(language), language)
    yield _line("after", AFTER_LABELS[question.after].in_(language), language)
    yield _line("asks", ASKS_LABELS[question.asks].in_(language), language)
    if isinstance(question, Repeat):
        yield ""
        for member in question.members:
            yield from _question_lines(member, language, "####")
    else:
        yield from _field_lines(question, language)
        yield ""


def _field_lines(field: BaseField, language: Language) -> Iterator[str]:
    several = f" ({_say('several', language)})" if isinstance(field, ListField) else ""
    yield _line("type", f"{_KINDS[field.kind.name].in_(language)}{several}", language)
    if field.default:
        yield _line("default", f"`{field.default}`", language)
    if isinstance(field, Field) and field.mirrors:
        yield _line("mirrors", f"`{field.mirrors.id}`", language)
    if field.kind.options():
        options = (_option_words(option, language) for option in field.kind.options())
        yield _line("options", _say("comma", language).join(options), language)
    if field.good:
        yield _line("good", _say("comma", language).join(f"`{each}`" for each in field.good), language)


def _option_words(option: Option, language: Language) -> str:
    label = option.label.in_(language)
    return label if label == option.code else f"{label} (`{option.code}`)"


def _slot_line(slot: Slot, language: Language) -> str:
    required = _line("required", _condition_words(slot.required, language), language).removeprefix("- ")
    return f"- {slot.label.in_(language)} (`{slot.id}`): {slot.hint.in_(language)} ({required})"


def _condition_words(condition: Condition, language: Language) -> str:
    if isinstance(condition, Constant):
        return _say("yes" if condition.holds else "no", language)
    return condition.explain(language)


def _line(name: str, words: str, language: Language) -> str:
    return f"- {_say(name, language)}{_say('stop', language)}{words}"
