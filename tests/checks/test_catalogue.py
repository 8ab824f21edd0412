"""Every code that a reader, a kind of answer or a rule can produce has words, and no words are left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import beian_desktop
from beian_desktop.checks import catalogue, catalogue_identifiers
from beian_desktop.checks.catalogue import MESSAGES, RULES
from beian_desktop.system.language import Language, Text

PACKAGE = Path(beian_desktop.__file__).parent
SOURCES = sorted(path for part in ("identifiers", "form", "checks") for path in (PACKAGE / part).rglob("*.py"))
NOT_PLACES = {"severity", "row", "value", "confirmable"}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call that makes a finding or an issue."""
    for path in SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("finding", "issue"):
                yield path, node


def _constants() -> set[str]:
    """Every string in the code outside the tables of words themselves."""
    found: set[str] = set()
    for path in SOURCES:
        keys = {
            id(key)
            for node in ast.walk(_tree(path))
            if isinstance(node, ast.Dict)
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "message"
        }
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in keys:
                found.add(node.value)
    return found


def _places(text: Text) -> dict[Language, set[str]]:
    return {
        language: {name for _, name, _, _ in string.Formatter().parse(text.in_(language)) if name is not None}
        for language in Language
    }


def test_every_code_named_in_a_call_has_words() -> None:
    codes = {
        node.args[1].value: path.name
        for path, node in _calls()
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
    }
    assert len(codes) > 100
    assert {code: path for code, path in codes.items() if code not in MESSAGES} == {}


def test_no_words_are_unused() -> None:
    named = _constants()
    composed = {code for code in MESSAGES if code.startswith("ip.")}  # f"ip.{kind}"
    assert {code for code in MESSAGES if code not in named} <= composed
    assert {code for code in composed - named if code.removeprefix("ip.") not in named} == set()


def test_the_places_of_the_words_are_filled_by_the_call_that_makes_them() -> None:
    wrong = []
    for path, node in _calls():
        code = node.args[1].value if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) else None
        given = {keyword.arg for keyword in node.keywords} - NOT_PLACES
        if code not in MESSAGES or None in given:
            continue
        words = MESSAGES[code]
        needed = set().union(*_places(words.says).values(), *_places(words.fix).values())
        if needed - given:
            wrong.append((path.name, code, needed - given))
    assert wrong == []


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_words_stand_in_both_languages_with_the_same_places(code: str) -> None:
    words = MESSAGES[code]
    for text in (words.says, words.fix):
        assert text.zh.endswith(("。", "？", "}"))
        assert text.en.endswith((".", "?", "}"))
        places = _places(text)
        assert places[Language.ZH] == places[Language.EN]
    assert any("\u4e00" <= character <= "\u9fff" for character in words.says.zh)


def test_no_code_has_words_in_two_modules() -> None:
    codes = [code for module in (catalogue_identifiers, *catalogue._MODULES) for code in module.MESSAGES]
    assert len(codes) == len(set(codes))


def test_every_rule_id_of_the_list_has_a_rule_or_a_reader() -> None:
    expected = {
        *(f"BDG-{n:02}" for n in range(1, 7)),
        "REQ-01", "FMT-01", "FMT-02", "ARE-01", "TXT-01",
        *(f"SUB-{n:02}" for n in range(1, 16)),
        *(f"WEB-{n:02}" for n in range(1, 21)),
        "PPL-01", "PPL-02", "AGT-01", "DUE-01", "DUE-02", "DUE-03", "NUM-01", "CHG-01", "CHG-02", "CAN-01",
        *(f"ATT-{n:02}" for n in range(1, 9)),
    }  # fmt: skip
    made = {node.args[0].value for _, node in _calls() if node.args and isinstance(node.args[0], ast.Constant)}
    assert expected <= made | {rule.id for rule in RULES}
