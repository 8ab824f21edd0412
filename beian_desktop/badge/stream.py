"""Text of a page in one piece, cleaned character by character, with the way back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from html import unescape

from beian_desktop.badge.tree import Run, Tree

_CLEANED = {
    **{ord("０") + n: str(n) for n in range(10)},
    **dict.fromkeys((9, 10, 13, 160, 8194, 8195, 8201, 8239, 12288), " "),
    **str.maketrans("備網號證", "备网号证"),
    **str.maketrans("：（）【】〔〕－—–‐．。", ":()[][]----.."),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None),
}
"""Full width and traditional forms become plain, what can't be seen goes."""


def plain(text: str) -> str:
    """The text with full-width digits, unusual spaces and traditional characters made plain."""
    return text.translate(_CLEANED)


class Stream:
    """The joined texts of runs; where a new line begins in the page a space stands between them."""

    def __init__(self, tree: Tree, runs: Iterable[Run]) -> None:
        self._tree = tree
        self.runs: list[Run] = []
        self._starts: list[int] = []
        self.text = "".join(self._pieces(runs))

    def _pieces(self, runs: Iterable[Run]) -> Iterator[str]:
        length = 0
        for run in runs:
            words = plain(self._tree.words(run))
            piece = f" {words}" if run.apart else words
            self.runs.append(run)
            self._starts.append(length)
            length += len(piece)
            yield piece

    def run_at(self, place: int) -> Run:
        """The run that a character of the joined text comes from."""
        return self.runs[bisect_right(self._starts, place) - 1]

    def source_of(self, place: int) -> int:
        """Where a character of the joined text stands in the source, to the character unless entities stand before it."""
        index = bisect_right(self._starts, place) - 1
        run = self.runs[index]
        within = place - self._starts[index] - run.apart
        written = self._tree.text[run.start : run.end]
        if "&" in written or len(plain(written)) != len(written):
            return _near(written, self.text[place : place + 1], run.start, within)
        return run.start + max(within, 0)

    def between(self, start: int, end: int) -> str:
        """The cleaned text that stands in the source between two places."""
        first = bisect_right(self.runs, start, key=lambda run: run.end)
        last = bisect_left(self.runs, end, key=lambda run: run.start)
        parts = (self._tree.text[max(run.start, start) : min(run.end, end)] for run in self.runs[first:last])
        return plain(unescape(" ".join(parts)))


def _near(written: str, character: str, start: int, within: int) -> int:
    """The place of a character in a run with entities: at or after where it would stand without them."""
    found = written.find(character, max(within, 0)) if character else -1
    return start + (found if found >= 0 else min(max(within, 0), len(written)))
