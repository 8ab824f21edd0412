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
    named = os.environ.get(VARIABLE)
    if named:
        try:
            return Path(named).read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise Failure(UNREADABLE.filled(variable=VARIABLE, path=named)) from error
    if not sys.stdin.isatty():
        return None
    from getpass import getpass

    return getpass(ASK.in_(console.language))
