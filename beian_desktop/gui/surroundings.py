"""What Qt reads from the environment on Linux, set right before Qt starts."""

from __future__ import annotations

from collections.abc import MutableMapping

_LOCALES = ("LC_ALL", "LC_CTYPE", "LANG")
_FCITX = ("fcitx", "fcitx5")


def prepare(variables: MutableMapping[str, str]) -> None:
    """Names a UTF-8 locale where there is none (Qt would complain), and a way to fcitx.

    Qt's wheels carry no plugin for fcitx, and one of another Qt version doesn't load; fcitx5 speaks ibus's
    protocol too (its addon ``ibusfrontend``), so that one is tried after a plugin that somebody added.
    """
    chosen = next((variables[name] for name in _LOCALES if variables.get(name)), "C")
    if chosen in ("C", "POSIX"):
        variables["LC_ALL"] = "C.UTF-8"
    if variables.get("QT_IM_MODULE") in _FCITX and not variables.get("QT_IM_MODULES"):
        variables["QT_IM_MODULES"] = "fcitx5;fcitx;ibus;compose"
