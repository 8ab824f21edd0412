"""The one exception that reaches a person."""

from __future__ import annotations

from beian_desktop.system.language import Text


class Failure(Exception):
    """Something that can't be done, told so that a person can act on it.

    ``says`` names the thing, what is wrong with it, and the way out. The command
    line prints it and exits 2; the window shows it in a dialog.
    """

    def __init__(self, says: Text) -> None:
        super().__init__(says.en)
        self.says = says
