"""What Qt reads from the environment on Linux."""

from __future__ import annotations

import pytest

from beian_desktop.gui.surroundings import prepare


@pytest.mark.parametrize("variables", [{}, {"LANG": "C"}, {"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, {"LANG": ""}])
def test_without_a_locale_one_with_utf_8_is_named(variables: dict[str, str]) -> None:
    prepare(variables)
    assert variables["LC_ALL"] == "C.UTF-8"


def test_the_users_locale_stays() -> None:
    variables = {"LANG": "C.UTF-8"}
    prepare(variables)
    assert variables == {"LANG": "C.UTF-8"}


def test_a_locale_that_is_not_installed_gives_way_but_for_its_language() -> None:
    variables = {"LANG": "en_ZZ.UTF-8"}
    prepare(variables)
    assert variables == {"LANG": "en_ZZ.UTF-8", "LC_ALL": "C.UTF-8", "LC_MESSAGES": "en_ZZ.UTF-8"}


@pytest.mark.parametrize("name", ["fcitx", "fcitx5"])
def test_fcitx_is_reached_by_the_protocol_of_ibus(name: str) -> None:
    variables = {"LANG": "zh_CN.UTF-8", "QT_IM_MODULE": name}
    prepare(variables)
    assert variables["QT_IM_MODULES"].split(";")[-2] == "ibus"


def test_a_list_of_input_methods_is_the_users_own() -> None:
    variables = {"LANG": "zh_CN.UTF-8", "QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;fcitx"}
    prepare(variables)
    assert variables["QT_IM_MODULES"] == "wayland;fcitx"
