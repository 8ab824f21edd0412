"""Why something is required: the answers that made it so, in words."""

from __future__ import annotations

from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.form.conditions import Condition
from beian_desktop.form.field import BaseField, ListField
from beian_desktop.form.kinds import Kind
from beian_desktop.system.language import Language, Text


def reason(condition: Condition, answers: Answers) -> Text | None:
    """The choices that the condition rests on (选择了“开办主体性质：单位”); None when it rests on none."""
    fields = tuple(dict.fromkeys(condition.fields()))
    chosen = [field for field in fields if field.kind.options() and answers.texts(field)]
    typed = [field for field in fields if not field.kind.options() and answers.texts(field)]
    if not chosen and not typed:
        return None
    return Text(_because(chosen, typed, answers, Language.ZH), _because(chosen, typed, answers, Language.EN))


def _because(chosen: list[BaseField], typed: list[BaseField], answers: Answers, language: Language) -> str:
    zh = language is Language.ZH
    picks = [
        f"“{_label(field, answers, language)}{'：' if zh else ': '}{_answer(field, answers, language)}”"
        for field in chosen
    ]
    names = [f"“{_label(field, answers, language)}”" for field in typed]
    parts = []
    if picks:
        parts.append(f"选择了{'、'.join(picks)}" if zh else f"you chose {' and '.join(picks)}")
    if names:
        parts.append(f"填写了{'、'.join(names)}" if zh else f"you filled in {' and '.join(names)}")
    return ("，且" if zh else " and ").join(parts)


def _label(field: BaseField, answers: Answers, language: Language) -> str:
    return field.label_for(answers).in_(language)


def _answer(field: BaseField, answers: Answers, language: Language) -> str:
    count = len(answers.texts(field)) if isinstance(field, ListField) else 1
    kind: Kind[Any] = field.kind
    meanings = (answers.face(field, index).meaning for index in range(count))
    shown = [kind.show(meaning, language) for meaning in meanings if meaning is not None]
    return ("、" if language is Language.ZH else ", ").join(shown)
