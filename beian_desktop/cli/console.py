"""Where a command's words go, and what holds for every command."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from beian_desktop.filing.filing import Filing

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the direction of writing."""

DONE = 0
ERRORS_FOUND = 1
UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class Window:
    """What only the window can do. The entry point gives it, so that no command imports Qt.

    ``open`` takes the general options of the call and returns the exit code; ``drive`` fills in a filing by the
    window's own widgets (see :data:`beian_desktop.services.selftest.Drive`); ``tell`` shows a sentence in a box, where the
    program has no console (``beian-window.exe``).
    """

    open: Callable[[Sequence[str]], int]
    drive: Callable[[Filing, Path, Clock], str]
    tell: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Console:
    """The language, the day and the data folder of one call; ``json`` asks for one document and nothing else.

    ``data`` is None where the call leaves the folder to the environment.
    """

    language: Language
    clock: Clock
    window: Window
    json: bool = False
    data: Path | None = None

    def say(self, text: Text | str) -> None:
        """A line on standard output: what the user asked for."""
        put_line(self._words(text), sys.stdout)

    def tell(self, text: Text | str) -> None:
        """A line on standard error: messages and progress."""
        put_line(self._words(text), sys.stderr)

    def document(self, content: object) -> None:
        """The one JSON document of a call with ``--json``."""
        import json  # here, as the window needs none before it is seen

        json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")

    def _words(self, text: Text | str) -> str:
        return text.in_(self.language) if isinstance(text, Text) else text


def put_line(text: str, stream: TextIO) -> None:
    """Prints a line. A terminal gets no control characters: a filing from elsewhere could command it by them."""
    print(_CONTROLS.sub("\ufffd", text) if stream.isatty() else text, file=stream)
