"""The log of the program: what went wrong and where, never what a person filled in."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from types import TracebackType

from beian_desktop.system.crash import diagnostics

LOG_NAME = "beian-desktop.log"
OLDER_LOG_NAME = "beian-desktop.1.log"
LARGEST = 500_000
"""Bytes from which a start begins a new log; the one before is kept. (logging.handlers would import socket.)"""

MASK = "***"

_MAILBOX = re.compile(r"[^\s@<>“”\"']+@[^\s@<>“”\"']+")
_GROUPS = re.compile(r"[0-9](?:[ \-.]?[0-9]){5,}[Xx]?")
_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.:\-]{5,}")
_FEW_DIGITS = 3
"""A longer word with more digits than these may be the number of a person, a unit, a telephone or a server."""


def masked(text: str) -> str:
    """The text without anything that may be the number or the mailbox of somebody."""
    return _GROUPS.sub(MASK, _TOKEN.sub(_hidden, _MAILBOX.sub(MASK, text)))


def _hidden(token: re.Match[str]) -> str:
    return MASK if sum(map(str.isdigit, token[0])) > _FEW_DIGITS else token[0]


class PrivateFormatter(logging.Formatter):
    """Writes a record with its numbers masked; of an exception the kinds and places, never the message."""

    def __init__(self) -> None:
        super().__init__("%(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One record: time, level, logger, the masked words, and the places of an exception."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name} "
        words = masked(record.getMessage())
        if record.exc_info and record.exc_info[1] is not None:
            words = f"{words}\n{self.formatException(record.exc_info)}"
        return head + words

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The kinds of the exception and what led to it, and where each came from."""
        return diagnostics(ei[1]).rstrip("\n") if ei[1] is not None else ""


def keep_log(folder: Path) -> logging.Handler:
    """Writes warnings and worse into a log in the folder, readable for its owner alone; the handler that does it.

    Where the folder can't be written nothing is kept: a program that can't log goes on.
    """
    handler: logging.Handler
    try:
        path = folder / LOG_NAME
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(folder / OLDER_LOG_NAME)
        os.close(os.open(path, os.O_CREAT | os.O_APPEND, 0o600))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(PrivateFormatter())
    logging.getLogger().addHandler(handler)
    return handler
