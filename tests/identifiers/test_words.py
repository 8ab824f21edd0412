"""Every finding of a reader has its words, with the places that its parameters fill."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from beian_desktop import identifiers
from beian_desktop.checks.catalogue_identifiers import MESSAGES
from beian_desktop.identifiers import ip_range, person_certificate
from beian_desktop.system.language import Language

FOLDER = Path(identifiers.__file__).parent
CHOSEN_BY_TABLE = {f"ip.{kind}" for _, kind in ip_range._NOT_PUBLIC} | {
    problem for _, problem in person_certificate._SHAPES.values()
}


def finding_calls() -> list[tuple[str, set[str]]]:
    """The code and the parameter names of each call of ``finding`` with a literal code."""
    calls = []
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "finding"
                and isinstance(node.args[1], ast.Constant)
            ):
                names = {str(each.arg) for each in node.keywords} - {"confirmable"}
                calls.append((str(node.args[1].value), names))
    return calls


@pytest.mark.parametrize(("code", "params"), finding_calls())
def test_words_use_only_what_the_finding_brings(code: str, params: set[str]) -> None:
    words = MESSAGES[code]
    for text in (words.says, words.fix):
        for language in Language:
            places = {name for _, name, _, _ in string.Formatter().parse(text.in_(language)) if name}
            assert places <= params


def test_every_message_belongs_to_a_finding() -> None:
    assert set(MESSAGES) == {code for code, _ in finding_calls()} | CHOSEN_BY_TABLE


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_chinese_is_chinese_and_english_is_english(code: str) -> None:
    words = MESSAGES[code]
    for text in (words.says, words.fix):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert re.search(r"[a-z]{2}", text.en)
        assert text.en.rstrip().endswith((".", "}", ")"))
