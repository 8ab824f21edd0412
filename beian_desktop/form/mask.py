"""How much of a number is shown when somebody may look over one's shoulder."""

from __future__ import annotations

from dataclasses import dataclass

HIDDEN = "••••"
"""What stands for everything hidden, however much it is: its length would tell something too."""


@dataclass(frozen=True)
class Mask:
    """So many characters stay at the start and at the end; with ``up_to`` what follows that sign stays too."""

    start: int
    end: int
    up_to: str = ""

    def over(self, text: str) -> str:
        """The text with its middle hidden; of a short one less stays, so that four characters are hidden."""
        head, sign, tail = text.partition(self.up_to) if self.up_to else (text, "", "")
        if not head:
            return text
        if len(head) < self.start + self.end + len(HIDDEN):
            return f"{HIDDEN}{sign}{tail}"
        return f"{head[: self.start]}{HIDDEN}{head[len(head) - self.end :]}{sign}{tail}"
