"""Files that come in: read one after another, questions asked, merged with what is here, and told at the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from beian_desktop.gui.desk import Desk
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.filing.filing import Filing
    from beian_desktop.form.field import Question
    from beian_desktop.services.bundles import Conflict, Merge, Texts
    from beian_desktop.services.incoming import Incoming as Read
    from beian_desktop.services.workspace import Workspace

PASSPHRASE = Text("交接包的口令", "Passphrase of the bundle")
NO_PASSPHRASE = Text("没有输入口令，“{source}”没有导入。", "No passphrase was given; “{source}” wasn't brought in.")
MERGE = Text("合并“{title}”", "Merge “{title}”")
ASKS = Text(
    "这里和“{source}”里都有这份备案，下面 {count} 项两边不一样。每一项用哪一边的？",
    "This filing is both here and in “{source}”, and {count} answers differ. Which of the two counts?",
)
LEFT = Text("“{title}”没有合并，这里的没有变。", "“{title}” wasn't merged; what is here is unchanged.")
BROUGHT = Text("已导入 {count} 份备案。", "Filings brought in: {count}.")
MERGED = Text("已与这里的合并 {count} 份。", "Merged with those here: {count}.")
MOST = 8
OTHERS = Text("还有 {count} 个文件：{names}", "And {count} more files: {names}")


class Incoming(QObject):
    """Takes files in. ``finished`` carries the ids of the filings that are new or changed; ``prints`` a package's part."""

    finished = Signal(list)
    prints = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._paths: list[Path] = []
        self._filings: list[Filing] = []
        self._now: Path | None = None
        self._new: list[str] = []
        self._merged: list[str] = []
        self._said: list[str] = []
        self._wrong: list[tuple[Path, str]] = []

    def take(self, paths: list[Path]) -> None:
        """Takes files in, after those that are being read."""
        self._paths += paths
        if self._now is None:
            self._next()

    def _next(self) -> None:
        self._now = self._paths.pop(0) if self._paths else None
        if self._now is None:
            self._finish()
        else:
            self._read(self._now, None)

    def _read(self, path: Path, passphrase: str | None) -> None:
        self.desk.work.beside(partial(_read, path, passphrase), self._have, partial(self._failed, path))

    def _failed(self, path: Path, failure: Failure) -> None:
        from beian_desktop.services.bundles import BundleSealed, WrongPassphrase

        if not isinstance(failure, (BundleSealed, WrongPassphrase)):
            self._wrong.append((path, self.desk.say(failure.says)))
            self._next()
            return
        typed = self.desk.ask.secret(self.desk.say(PASSPHRASE), self.desk.say(failure.says))
        if typed:
            self._read(path, typed)
        else:
            self._wrong.append((path, self.desk.say(NO_PASSPHRASE, source=path.name)))
            self._next()

    def _have(self, read: Read) -> None:
        if read.only_prints:
            self.prints.emit(self._now)
        self._said += [self.desk.say(warning) for warning in read.warnings]
        self._filings = list(read.filings)
        self._next_filing()

    def _next_filing(self) -> None:
        if not self._filings:
            self._next()
            return
        filing = self._filings.pop(0)
        self.desk.work.do(partial(_planned, filing=filing), self._planned, self._not_merged)

    def _planned(self, wanted: Merge) -> None:
        theirs: list[Conflict] = []
        if wanted.conflicts:
            taken = self._ask(wanted)
            if taken is None:
                self._said.append(self.desk.say(LEFT, title=wanted.theirs.title))
                self._next_filing()
                return
            theirs = [conflict for number, conflict in enumerate(wanted.conflicts) if number in taken]
        merging = partial(_merged, wanted=wanted, theirs=theirs, today=self.desk.clock.today())
        self.desk.work.do(merging, partial(self._done, wanted), self._not_merged)

    def _ask(self, wanted: Merge) -> set[int] | None:
        assert self._now is not None

        def rows() -> list[tuple[str, str, str]]:
            return [
                (
                    self.desk.say(conflict.question.label),
                    self._words(conflict.question, conflict.mine),
                    self._words(conflict.question, conflict.theirs),
                )
                for conflict in wanted.conflicts
            ]

        question = self.desk.say(ASKS, source=self._now.name, count=len(wanted.conflicts))
        title = self.desk.say(MERGE, title=wanted.theirs.title)
        return self.desk.ask.choose(title, question, rows, self.desk.masking)

    def _words(self, question: Question, texts: Texts) -> str:
        from beian_desktop.filing.answers import Answers
        from beian_desktop.filing.shown import shown

        answers = Answers(texts)
        return self.desk.masking.within("\n".join(shown(question, answers, self.desk.language)), answers)

    def _done(self, wanted: Merge, kept: Filing) -> None:
        (self._new if wanted.is_new else self._merged).append(kept.id)
        self._next_filing()

    def _not_merged(self, failure: Failure) -> None:
        assert self._now is not None
        self._wrong.append((self._now, self.desk.say(failure.says)))
        self._next_filing()

    # Telling

    def _finish(self) -> None:
        """Says what came in, and for each file what was wrong with it."""
        good = [
            self.desk.say(text, count=len(ids)) for text, ids in ((BROUGHT, self._new), (MERGED, self._merged)) if ids
        ]
        told = [says for _, says in self._wrong[:MOST]]
        if len(self._wrong) > MOST:
            names = "、".join(path.name for path, _ in self._wrong[MOST:])
            told.append(self.desk.say(OTHERS, count=len(self._wrong) - MOST, names=names))
        if text := "\n".join(part for part in ("".join(good), *self._said, *told) if part):
            self.desk.noticed.emit(text, bool(self._wrong))
        ids = [*self._new, *self._merged]
        self._new, self._merged, self._said, self._wrong = [], [], [], []
        self.finished.emit(ids)


def _read(path: Path, passphrase: str | None) -> Read:
    from beian_desktop.services.incoming import read_incoming

    return read_incoming(path, passphrase)


def _planned(workspace: Workspace, filing: Filing) -> Merge:
    from beian_desktop.services.bundles import plan

    return plan(workspace, filing)


def _merged(workspace: Workspace, wanted: Merge, theirs: list[Conflict], today: date) -> Filing:
    from beian_desktop.services.bundles import merge
    from beian_desktop.services.noting import check_kept

    kept = merge(workspace, wanted, theirs)
    check_kept(workspace, kept, today)
    return kept
