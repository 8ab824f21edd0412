"""The language of the program and texts in both languages."""

from __future__ import annotations

import pytest

from beian_desktop.system.language import Language, Text, system_language


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, Language.ZH),
        ({"LANG": "C.UTF-8"}, Language.ZH),
        ({"LANG": "POSIX"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "en_GB.UTF-8"}, Language.EN),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, Language.ZH),
        ({"LANG": "C", "LC_MESSAGES": "de_DE.UTF-8"}, Language.EN),
    ],
)
def test_chinese_unless_the_system_names_another_language(
    variables: dict[str, str], expected: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() is expected


def test_a_text_fills_its_places_in_the_language_asked_for() -> None:
    text = Text("缺 {count} 项", "{count} missing")
    assert text.fill(Language.ZH, count=2) == "缺 2 项"
    assert text.fill(Language.EN, count=2) == "2 missing"


def test_a_text_given_as_a_parameter_keeps_both_languages() -> None:
    label = Text("主域名", "Main domain")
    assert Text("填写“{label}”", "Answer “{label}”").filled(label=label) == Text("填写“主域名”", "Answer “Main domain”")


def test_a_place_without_a_parameter_is_told_to_the_programmer() -> None:
    with pytest.raises(KeyError):
        Text("{count}", "{count}").fill(Language.ZH)
