"""The names of questions in messages: with their section where the label alone isn't clear."""

from __future__ import annotations

from collections import Counter
from functools import cache

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Question
from beian_desktop.system.language import Text


def named(question: Question, answers: Answers) -> Text:
    """The question's label, such as 网站名称, or 网络接入服务商：名称 where several questions are labelled so."""
    label = question.label_for(answers)
    if label.zh not in _shared():
        return label
    section = FORM.section(question.id.partition(".")[0]).label
    return Text(f"{section.zh}：{label.zh}", f"{section.en}: {label.en}")


@cache
def _shared() -> frozenset[str]:
    """The labels that more than one question has."""
    counts = Counter(question.label.zh for section in FORM.sections for question in section.questions)
    return frozenset(label for label, count in counts.items() if count > 1)
