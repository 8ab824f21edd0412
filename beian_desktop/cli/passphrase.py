"""Asks for the passphrase of an encrypted data folder or a sealed bundle when it is needed, and never takes it from the arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from beian_desktop.cli.console import Console
from beian_desktop.services.bundles import BundleSealed
from beian_desktop.services.workspace import KeyNeeded
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

T = TypeVar("T")

VARIABLE = "BEIAN_PASSPHRASE_FILE"
"""Names a file whose first line is the passphrase, for programs that call this one."""

NEW_VARIABLE = "BEIAN_NEW_PASSPHRASE_FILE"
"""The same for a new passphrase."""

ASK_NEW = Text("新口令：", "New passphrase: ")
ASK_AGAIN = Text("再输入一遍：", "Once more: ")
DIFFERENT = Text("两次输入不一样，没有改动。请重来。", "These differ; nothing was changed. Try again.")
ASK = Text("口令或恢复码：", "Passphrase or recovery code: ")
UNREADABLE = Text(
    "{variable} 指定的文件 {path} 读不了。请检查路径和权限。",
    "The file {path} that {variable} names can't be read. Check the path and the permissions.",
)


def with_key(action: Callable[[str | None], T], console: Console) -> T:
    """Does the action without a key, and once more with one when it is needed. Raises Failure."""
    try:
        return action(None)
    except (KeyNeeded, BundleSealed):
        typed = given(console)
        if typed is None:
            raise
    return action(typed)


def given(console: Console) -> str | None:
    """The passphrase from the file, else from a person at the keyboard; None where there is neither."""
    written = _in_file(VARIABLE)
    if written is not None or not sys.stdin.isatty():
        return written
    from getpass import getpass

    return getpass(ASK.in_(console.language))


def new_passphrase(console: Console) -> str | None:
    """A new passphrase from the file, else typed twice; None where there is neither, or nothing was typed."""
    written = _in_file(NEW_VARIABLE)
    if written is not None or not sys.stdin.isatty():
        return written
    from getpass import getpass

    typed = getpass(ASK_NEW.in_(console.language))
    if typed != getpass(ASK_AGAIN.in_(console.language)):
        raise Failure(DIFFERENT)
    return typed or None


def _in_file(variable: str) -> str | None:
    """The first line of the file that the variable names; None when it names none. Raises Failure."""
    named = os.environ.get(variable)
    if not named:
        return None
    try:
        return Path(named).read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(UNREADABLE.filled(variable=variable, path=named)) from error
