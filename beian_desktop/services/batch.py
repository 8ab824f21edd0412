"""One thing done with many filings: how each ended, what is faulty skipped and named, and a report to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.checks.report import Report, in_short
from beian_desktop.filing.names import UNNAMED
from beian_desktop.services.packaging import CANCELLED, safe_name
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.checks.beside import Neighbours
    from beian_desktop.services.export_processes import Outcome
    from beian_desktop.services.workspace import Workspace

BUNDLE_ENDING = ".beian"


class Ended(StrEnum):
    """How one filing of a batch ended."""

    DONE = "done"
    FAULTY = "faulty"
    FAILED = "failed"
    STOPPED = "stopped"


ENDED_LABELS = {
    Ended.DONE: Text("完成", "done"),
    Ended.FAULTY: Text("有错误", "has errors"),
    Ended.FAILED: Text("没有做成", "couldn't be done"),
    Ended.STOPPED: Text("没有做（已取消）", "not done (cancelled)"),
}
_SIGNS = {Ended.DONE: "✓", Ended.FAULTY: "✗", Ended.FAILED: "✗", Ended.STOPPED: "–"}


@dataclass(frozen=True, slots=True)
class Item:
    """A filing of a batch, by its id, and its name for people."""

    id: str
    title: str

    def named(self, language: Language) -> str:
        """What lists call it."""
        return self.title or UNNAMED.in_(language)


@dataclass(frozen=True, slots=True)
class Result:
    """How it ended with one filing; ``says`` what is to be known of it, ``path`` what was written."""

    item: Item
    ended: Ended
    says: Text | None = None
    path: Path | None = None


NO_ERRORS = Text("检查通过，没有错误", "passes the checks, no errors")
LINE = Text("{sign} {name}（{id}）：{ended}", "{sign} {name} ({id}): {ended}")
SAYS = Text("{line}。{says}", "{line}. {says}")
HEAD = Text("{what}　{moment}", "{what}, {moment}")


def stopped(item: Item) -> Result:
    """One that wasn't begun, or was broken off, when the user cancelled."""
    return Result(item, Ended.STOPPED)


def failed(item: Item, failure: Failure) -> Result:
    """One that couldn't be done."""
    return Result(item, Ended.FAILED, failure.says)


def check_one(workspace: Workspace, item: Item, today: date, beside: Neighbours) -> Result:
    """Checks a filing beside the others and keeps for the list what was found."""
    from beian_desktop.services.noting import check_kept

    report, _ = check_kept(workspace, workspace.filing(item.id), today, beside)
    return Result(item, Ended.DONE, NO_ERRORS) if report.ready else faulty(item, report)


def faulty(item: Item, report: Report) -> Result:
    """One whose errors stand, the first of them told."""
    return Result(item, Ended.FAULTY, in_short(report))


def exported_one(item: Item, outcome: Outcome) -> Result:
    """What an export came to."""
    if outcome.package is not None:
        warnings = outcome.package.warnings
        says = Text(" ".join(w.zh for w in warnings), " ".join(w.en for w in warnings)) if warnings else None
        return Result(item, Ended.DONE, says, outcome.package.folder)
    if outcome.stopped or outcome.says == CANCELLED:
        return stopped(item)
    if outcome.unready is not None:
        return Result(item, Ended.FAULTY, outcome.unready)
    return Result(item, Ended.FAILED, outcome.says)


def bundle_one(workspace: Workspace, item: Item, folder: Path, passphrase: str | None) -> Result:
    """Writes a bundle of one filing into a folder, whole or not at all; one that is there is replaced."""
    from beian_desktop.services.bundles import pack_to

    out = folder / f"{safe_name(item.id) or 'filing'}{BUNDLE_ENDING}"
    pack_to(workspace, [item.id], out, passphrase)
    return Result(item, Ended.DONE, path=out)


# Telling


def counted(results: Iterable[Result], language: Language) -> str:
    """How many ended how."""
    counts = Counter(result.ended for result in results)
    told = (f"{ENDED_LABELS[ended].in_(language)} {counts[ended]}" for ended in Ended if counts[ended])
    return ("，" if language is Language.ZH else ", ").join(told)


def line_of(result: Result, language: Language) -> str:
    """One filing of the report."""
    ended = ENDED_LABELS[result.ended].in_(language)
    name = result.item.named(language)
    line = LINE.fill(language, sign=_SIGNS[result.ended], name=name, id=result.item.id, ended=ended)
    says = result.says.in_(language) if result.says else str(result.path or "")
    return SAYS.fill(language, line=line, says=says) if says else line


def report_text(what: Text, results: Sequence[Result], moment: datetime, language: Language) -> str:
    """The whole report: what isn't done first, because somebody has to see to it."""
    head = HEAD.fill(language, what=what.in_(language), moment=f"{moment:%Y-%m-%d %H:%M}")
    ordered = sorted(results, key=lambda result: result.ended is Ended.DONE)
    return "\n".join([head, counted(results, language), "", *(line_of(each, language) for each in ordered)]) + "\n"


def save_report(text: str, out: Path) -> None:
    """Writes the report for its owner. Raises Failure."""
    from beian_desktop.services.writing import write_file

    write_file(out, text.encode())
