"""The filing number beside the filing that it belongs to (NUM-01; the number itself is judged by its reader)."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.filing.office import deciding_area
from beian_desktop.form.sections import result
from beian_desktop.identifiers.reading import Severity

_NOT_PROVINCES = ("66", "80")
"""Prefixes of 兵团 and railways, which lie inside provinces."""


def number_of_elsewhere(case: Case) -> Iterator[Issue]:
    """NUM-01: the number begins with another province than the deciding address."""
    number, area = case.answers[result.NUMBER], deciding_area(case.answers)
    if number is None or number.area is None or area is None:
        return
    if number.area[:2] != area.code[:2] and not number.area.startswith(_NOT_PROVINCES):
        yield issue(
            "NUM-01",
            "filing-number.elsewhere",
            result.NUMBER,
            Severity.WARNING,
            value=case.answers.normal(result.NUMBER) or "",
            digits=number.area,
            area=area.full_name,
        )


RULES = (Rule("NUM-01", number_of_elsewhere),)

MESSAGES = {
    "filing-number.elsewhere": message(
        "备案号的前六位 {digits} 不是{area}所在省的，可能抄了别的网站的号。",
        "The number's first six digits {digits} aren't of the province of {area}; it may be another site's.",
        fix_zh="请对照平台的备案结果核对备案号。",
        fix_en="Compare the number with the result on the platform.",
    ),
}
