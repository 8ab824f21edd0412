"""What Qt reads from the environment on Linux, set right before Qt starts."""

from __future__ import annotations

import locale
from collections.abc import MutableMapping

_LOCALES = ("LC_ALL", "LC_CTYPE", "LANG")
_FCITX = ("fcitx", "fcitx5")


def prepare(variables: MutableMapping[str, str]) -> None:
    """Names a UTF-8 locale where none or one is named that this system lacks (Qt would complain), and a way to fcitx.

    Qt's wheels carry no plugin for fcitx, and one of another Qt version doesn't load; fcitx5 speaks ibus's
    protocol too (its addon ``ibusfrontend``), so that one is tried after a plugin that somebody added.
    """
    chosen = next((variables[name] for name in _LOCALES if variables.get(name)), "C")
    if chosen in ("C", "POSIX"):
        variables["LC_ALL"] = "C.UTF-8"
    elif not _is_here(chosen):
        variables["LC_ALL"] = "C.UTF-8"
        variables.setdefault("LC_MESSAGES", chosen)  # still the language that is wanted
    if variables.get("QT_IM_MODULE") in _FCITX and not variables.get("QT_IM_MODULES"):
        variables["QT_IM_MODULES"] = "fcitx5;fcitx;ibus;compose"


def _is_here(name: str) -> bool:
    """Whether the system has a locale, and in UTF-8."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
        return locale.getencoding().lower() == "utf-8"
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
