"""A program killed at any moment: what it had committed is there, and nothing is half done."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("BEIAN_KILLS", "6"))
"""How often the program is killed; BEIAN_KILLS=200 for the whole run."""

WRITER = """
import sys
from datetime import date
from pathlib import Path
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.contents import attachment

store = Store.open(Path(sys.argv[1]), Clock(date(2026, 11, 23)))
number = int(sys.argv[2])
if not store.summaries():
    store.add(Filing("f"))
print("ready", flush=True)
while True:
    number += 1
    store.put("f", {site.NAME: [f"name {number}"], site.PURPOSE: ["字" * (number % 400)]})
    print("answered", number, flush=True)
    if number % 5 == 0:
        store.attach("f", attachment(f"file {number}", number.to_bytes(4, "big") * 100_000))
        print("attached", number, flush=True)
"""


def killed_after(lines: int, path: Path, number: int) -> list[str]:
    """What the writer had told as done when it was killed: at least so many lines, at any point of the next step."""
    command = [sys.executable, "-c", WRITER, str(path), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        told += writer.stdout.readlines()
    return [line for line in told if line.endswith("\n")]


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_no_committed_answer_or_file_is_lost(path: Path, clock: Clock) -> None:
    chance = random.Random(20261123)
    answered = attached = 0
    for _ in range(KILLS):
        for line in killed_after(chance.randrange(1, 30), path, answered):
            word, _, number = line.strip().partition(" ")
            answered = int(number) if word == "answered" else answered
            attached = int(number) if word == "attached" else attached
        answered = found_whole(path, clock, answered, attached)


def found_whole(path: Path, clock: Clock, answered: int, attached: int) -> int:
    """Reopens the store and looks into everything; gives the last answer found."""
    store = Store.open(path, clock)
    assert store._database.pragma("PRAGMA integrity_check") == "ok"
    filing = store.filing("f")
    number = int(filing.answers.typed(site.NAME).removeprefix("name ") or 0)
    assert number in (answered, answered + 1)  # one may have been committed and not told any more
    assert len(filing.answers.typed(site.PURPOSE)) == number % 400
    numbers = [int(one.name.removeprefix("file ")) for one in filing.attachments]
    assert attached == 0 or attached in numbers
    for one, expected in zip(filing.attachments, numbers, strict=True):
        assert one.content.open().read() == expected.to_bytes(4, "big") * 100_000
    store.close()
    return number


def test_a_store_that_is_being_made_opens_after_a_kill(path: Path, clock: Clock) -> None:
    """The tables come in one transaction: a journal left behind is rolled back."""
    path.parent.mkdir()
    command = "import sqlite3, sys, os; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('PRAGMA cache_size = 1')"
    command += "; c.execute('BEGIN IMMEDIATE'); [c.execute(f'CREATE TABLE t{n} (a)') for n in range(400)]; os.abort()"
    subprocess.run([sys.executable, "-c", command, str(path)], check=False, capture_output=True)
    assert sorted(file.name for file in path.parent.iterdir()) == ["beian.sqlite3", "beian.sqlite3-journal"]
    store = Store.open(path, clock)
    store.add(Filing("f"))
    assert [one.id for one in store.summaries()] == ["f"]
    store.close()


def test_the_promises_of_the_file_are_those_that_survive_a_power_cut(store: Store, path: Path) -> None:
    told = {
        name: store._database.pragma(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    other = sqlite3.connect(path)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()
