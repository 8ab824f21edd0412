from __future__ import annotations

import pytest

from beian_desktop.form.sections import operator, principal, result
from beian_desktop.identifiers.reading import Severity

from .honest import INDIVIDUAL, issues, said

E, W = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize("number", ["京公网安备1101080200000号1", "12345", "京ICP备12345678号"])
def test_num01_what_is_no_number_is_an_error(number: str) -> None:
    assert [found.severity for found in issues("NUM-01", {result.NUMBER: number})] == [E]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("110108000001", "filing-number.legacy"),
        ("11010801000001", "filing-number.kind"),
        ("沪公网安备11010802000001号", "filing-number.sign"),
        ("京公网安备31010102000001号", "filing-number.elsewhere"),
    ],
)
def test_num01_a_doubtful_number_is_warned(number: str, code: str) -> None:
    assert (W, code, "result.number") in said("NUM-01", {result.NUMBER: number})


@pytest.mark.parametrize("number", ["京公网安备11010802000001号", "京公网安备 11010802000001 号", "11010802000001"])
def test_num01_is_silent_on_numbers_of_the_province(number: str) -> None:
    assert issues("NUM-01", {result.NUMBER: number}) == []


def test_num01_the_individuals_residence_decides_and_an_unknown_one_is_silent() -> None:
    number = {result.NUMBER: "沪公网安备31010102000001号"}
    assert said("NUM-01", number, base=INDIVIDUAL) == {(W, "filing-number.elsewhere", "result.number")}
    assert issues("NUM-01", number, {principal.REGION: ""}, base=INDIVIDUAL) == []
    assert issues("NUM-01", number, {operator.OFFICE_REGION: "310101"}) == []
