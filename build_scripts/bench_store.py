"""The benchmark ``bench.py store``: 10,000 made-up filings in a plain store and in an encrypted one."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from beian_desktop.filing.filing import Client, Filing
from beian_desktop.form.sections import site
from beian_desktop.storage import filing_rows
from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.converting import seal
from beian_desktop.storage.keys import Keys
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock

FILINGS = 10_000
CLIENTS = 300
KEY = bytes(range(32))

SLOWER_AT_MOST = 1.5
"""Opening an encrypted store until its list is there, against the plain one; deriving the key apart."""

SEARCH_AT_MOST = 30
"""Milliseconds of a search among all texts, also one that every filing holds."""

COMMIT_AT_MOST = 5
"""Milliseconds until an answer is on the disk."""

SEARCHES = ("示", "示例", "shop99", "110105", "客户29", "zzz", "13", "a")


def store(filing: Filing) -> Iterator[tuple[str, float, float]]:
    """Opening, searching and committing; the filing is kept 10,000 times under other names."""
    with tempfile.TemporaryDirectory() as folder:
        plain, sealed = Path(folder) / "plain" / "beian.sqlite3", Path(folder) / "sealed" / "beian.sqlite3"
        fill(plain, filing)
        sealed.parent.mkdir()
        shutil.copy(plain, sealed)
        seal(sealed, Keys("bench", ()), KEY)
        seconds = {path: opening(path, access) for path, access in ((plain, PLAIN), (sealed, Access(KEY)))}
        print(f"         list there after {seconds[plain]:.3f} s plain, {seconds[sealed]:.3f} s encrypted")
        yield "times the opening of a plain store", seconds[sealed] / seconds[plain], SLOWER_AT_MOST
        opened = Store.open(sealed, clock(), access=Access(KEY))
        yield from asked(opened)
        opened.close()


def asked(opened: Store) -> Iterator[tuple[str, float, float]]:
    """Searches and answers in an encrypted store that is open."""
    opened.summaries("warm")
    found = {words: median(busy(partial(opened.summaries, words)) for _ in range(9)) for words in SEARCHES}
    yield "milliseconds of the slowest search, median of 9", 1000 * max(found.values()), SEARCH_AT_MOST
    names = iter(range(1000))
    put = [wall(lambda: opened.put(filing_id(7), {site.NAME: [f"名称 {next(names)}"]})) for _ in range(300)]
    yield "milliseconds to commit an answer, median of 300", 1000 * median(put), COMMIT_AT_MOST


def fill(path: Path, filing: Filing) -> None:
    """Makes the store, all filings in one transaction."""
    made = Store.open(path, clock())
    with made._database.writing() as connection:  # noqa: SLF001 - one transaction for all of them
        for number in range(FILINGS):
            answers = filing.answers.with_text(site.NAME, f"示例网站{number}")
            answers = answers.with_text(site.DOMAIN, f"shop{number}.example.com")
            client = Client(f"c{number % CLIENTS}", f"客户{number % CLIENTS}")
            one = replace(filing, id=filing_id(number), answers=answers, client=client)
            filing_rows.insert_filing(connection, one, clock().now())
    made.close()


def opening(path: Path, access: Access) -> float:
    """Seconds of the processor until the list of a store is there."""

    def once() -> float:
        start = time.process_time()
        opened = Store.open(path, clock(), access=access)
        opened.summaries()
        spent = time.process_time() - start
        opened.close()
        return spent

    return median(once() for _ in range(9))


def filing_id(number: int) -> str:
    """The id of one of them."""
    return f"20261123-{number:08}"


def clock() -> Clock:
    """The day of the benchmark."""
    return Clock(date(2026, 11, 23))


def wall(work: Callable[[], object]) -> float:
    """Seconds that somebody waits, the disk included."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def busy(work: Callable[[], object]) -> float:
    """Seconds of the processor, so that other programs on the machine count for little."""
    start = time.process_time()
    work()
    return time.process_time() - start
