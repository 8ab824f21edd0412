"""Every reader takes spoilt files with a sentence: no traceback, no hang, nothing written outside its folder.

BEIAN_FUZZ=20000 for the whole run; without it a hundred files, as a reminder.
"""

from __future__ import annotations

import io
import os
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beian_desktop.exchange import bundle
from beian_desktop.system.failure import Failure
from tests.hostile_readers import Reader, readers, with_member

FILES = int(os.environ.get("BEIAN_FUZZ", "104"))
FIRST = int(os.environ.get("BEIAN_FUZZ_FROM", "0"))
"""The first of them, to share the whole run among several processes."""

LONGEST = 5
"""Seconds of the processor for one file."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
TOKENS = (
    b"../", b"\0", b"\xff" * 4, b"99999999999999999999", b"-1", b"NaN", b"{{", b"}}", b"{%", b"<script>", b"'", b'"',
    b"[" * 300, b"{" * 300, b"\xe5\xa4", b"\xf0\x9f\x98\x80", b"1e999", b"null", b"true", b"&lol;", b"\x7f\xff\xff\xff",
)  # fmt: skip

watched: list[str] = []
allowed: list[Path] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: notes every file that is opened for writing, made, renamed or removed outside the folder."""
    if not allowed:
        return
    if event == "open":
        path, _, flags = arguments
        touched = [path] if isinstance(flags, int) and flags & WRITES else []
    else:
        touched = list(arguments[:2]) if event in ("os.rename", "os.remove", "os.mkdir", "os.symlink") else []
        if arguments[-1] != -1:
            return  # named from a folder that is open already
    for path in touched:
        if isinstance(path, str | bytes | os.PathLike) and os.fspath(path) not in ("", os.devnull):
            whole = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links aren't followed
            if not any(whole.is_relative_to(folder) for folder in allowed) and whole.suffix != ".pyc":
                watched.append(f"{event} {whole}")


sys.addaudithook(watch)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Reader]]:
    before = bundle.STRENGTH, bundle._WEAKEST
    bundle.STRENGTH, bundle._WEAKEST = 2, 2  # type: ignore[misc,unused-ignore]  # derives keys cheaply
    yield readers(tmp_path_factory.mktemp("good"))
    bundle.STRENGTH, bundle._WEAKEST = before


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, cut, doubled or put in."""
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(content) + 1)
        length = chance.choice((1, 1, 4, 40, 400))
        kind = chance.randrange(7)
        if kind == 0 and content:
            content[min(at, len(content) - 1)] = chance.randrange(256)
        elif kind == 1:
            del content[at : at + length]
        elif kind == 2:
            content[at:at] = content[at : at + length] * chance.choice((1, 2, 30))
        elif kind == 3:
            content[at:at] = chance.choice(TOKENS)
        elif kind == 4:
            content[at : at + 4] = chance.choice(TOKENS)
        elif kind == 5:
            content[at : at + length] = chance.randbytes(length)
        elif chance.randrange(4) == 0:
            del content[at:]
    return bytes(content)


def spoilt_inside(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = chance.choice([one for one in archive.namelist() if one != bundle.LIST])
        member = archive.read(name)
    return with_member(data, name, spoilt(member, chance))


def taken(reader: Reader, data: bytes, folder: Path) -> str:
    """How the reader took it: read or refused. Anything else is raised."""
    path = folder / reader.file
    path.write_bytes(data)
    allowed[:] = [folder]
    start = time.process_time()
    try:
        reader.read(path)
    except Failure:
        return "refused"
    else:
        return "read"
    finally:
        allowed.clear()
        assert time.process_time() - start <= LONGEST, f"{reader.name} takes too long"


def test_the_good_files_are_read(known: list[Reader], tmp_path: Path) -> None:
    refused = [reader.name for reader in known if taken(reader, reader.good, tmp_path) != "read"]
    assert set(refused) <= {"spreadsheet", "spreadsheet inside"}  # an empty questionnaire has nothing to import


def test_spoilt_files_are_read_or_refused(
    known: list[Reader], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    longest = 0.0
    watched.clear()
    for number in range(FIRST, FIRST + FILES):
        reader = known[number % len(known)]
        chance = random.Random(number)
        data = (spoilt_inside if reader.inside else spoilt)(reader.good, chance)
        start = time.process_time()
        try:
            outcomes[taken(reader, data, tmp_path)] += 1
        except Exception as error:
            if FILES > 1000:  # the whole run tells all of them at its end
                faults.append(f"{reader.name} {number} {repr(error)[:200]}")
                continue
            raise AssertionError(
                f"{reader.name}, file {number} (random.Random({number})): {repr(error)[:200]}"
            ) from error
        longest = max(longest, time.process_time() - start)
        caplog.clear()
    sys.stdout.write(
        f"{FILES} files over {len(known)} readers: {dict(outcomes)}, longest {longest:.2f} s, outside: {len(watched)}\n"
    )
    assert not faults, "\n".join(faults)
    assert watched == []


def test_any_bytes_are_read_or_refused(known: list[Reader], tmp_path: Path) -> None:
    @settings(max_examples=25)
    @given(st.binary(max_size=300), st.integers(0, len(known) - 1))
    def read(data: bytes, which: int) -> None:
        assert taken(known[which], data, tmp_path) in ("read", "refused")

    read()
