"""The two languages of the program and the texts that stand in both."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that every text of the program exists in."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and English; ``{name}`` places are filled by :meth:`fill`.

    Both languages are required, so a half-translated text can't be written.
    """

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in ``language``."""
        return self.zh if language is Language.ZH else self.en

    def fill(self, language: Language, **params: object) -> str:
        """The text in ``language`` with its ``{name}`` places filled from ``params``.

        Raises KeyError when a place has no parameter.
        """
        return self.in_(language).format(**params)

    def filled(self, **params: object) -> Text:
        """This text with its places filled; a parameter that is a Text gives each language its own words.

        Raises KeyError when a place has no parameter.
        """
        zh = {name: param.zh if isinstance(param, Text) else param for name, param in params.items()}
        en = {name: param.en if isinstance(param, Text) else param for name, param in params.items()}
        return Text(self.zh.format(**zh), self.en.format(**en))


def system_language() -> Language:
    """The language that the system's settings ask for; Chinese unless they name another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value.split(".")[0] not in ("C", "POSIX"):
            return _of_locale(value)
    return _of_locale(_display_locale())


def _of_locale(name: str) -> Language:
    return Language.ZH if not name or name.lower().startswith("zh") else Language.EN


def _display_locale() -> str:
    """The locale of the desktop where no variable names one (Windows); ``""`` when it isn't known."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""
