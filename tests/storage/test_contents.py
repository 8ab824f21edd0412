"""The bytes of attachments: kept once, read in pieces, gone when nobody uses them."""

from __future__ import annotations

import io
import os
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.storage.contents import PIECE
from beian_desktop.storage.store import Store
from tests.storage.contents import attachment

LONG = os.urandom(PIECE * 2 + 1000)


def held(store: Store) -> tuple[int, int]:
    """How many contents and how many pieces the store holds."""
    return tuple(store._database.pragma(f"SELECT count(*) FROM {table}") for table in ("content", "chunk"))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, len(LONG)])
def test_bytes_come_back_as_they_were(store: Store, size: int) -> None:
    store.add(Filing("f"))
    kept = store.attach("f", attachment("a", LONG[:size]))
    with kept.content.open() as file:
        assert file.read() == LONG[:size]
    assert kept.facts.size == size


@pytest.fixture
def kept(store: Store) -> io.BufferedReader:
    store.add(Filing("f"))
    file = store.attach("f", attachment("a", LONG)).content.open()
    assert isinstance(file, io.BufferedReader)
    return file


SEEKS = st.lists(st.tuples(st.integers(-10, len(LONG) + 10), st.sampled_from([0, 1, 2]), st.integers(0, 3000)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(SEEKS)
def test_reading_here_and_there_is_as_in_memory(kept: io.BufferedReader, seeks: list[tuple[int, int, int]]) -> None:
    plain = io.BytesIO(LONG)
    kept.seek(0)
    for offset, whence, count in seeks:
        at = max(0, [0, plain.tell(), len(LONG)][whence] + offset)
        assert kept.seek(at) == plain.seek(at)
        assert kept.read(count) == plain.read(count)


def test_the_same_bytes_are_kept_once_until_the_last_use_is_gone(store: Store) -> None:
    for name in "fg":
        store.add(Filing(name, attachments=(attachment(f"{name}1", LONG), attachment(f"{name}2", LONG))))
    assert held(store) == (1, 3)
    store.detach("f", "id of f1")
    store.remove("g")
    assert held(store) == (1, 3)
    assert store.filing("f").attachments[0].content.open().read() == LONG
    store.detach("f", "id of f2")
    assert held(store) == (0, 0)


def test_bytes_that_are_gone_raise_what_a_missing_file_does(store: Store) -> None:
    store.add(Filing("f"))
    kept = store.attach("f", attachment("a", LONG))
    store.remove("f")
    with pytest.raises(FileNotFoundError):
        kept.content.open()


def test_a_source_that_breaks_off_leaves_nothing(store: Store) -> None:
    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() >= PIECE:
                raise OSError("the drive is gone")
            return super().read(size)

    class Source:
        def open(self) -> Breaking:
            return Breaking(LONG)

    store.add(Filing("f"))
    whole = attachment("a", b"")
    with pytest.raises(OSError, match="drive"):
        store.attach("f", type(whole)("x", whole.slot, "x", whole.facts, Source()))
    assert store.filing("f").attachments == ()
    assert held(store) == (0, 0)


def test_a_large_file_never_stands_in_memory_whole(store: Store) -> None:
    class Zeros(io.RawIOBase):
        left = 40_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            count = min(len(buffer), self.left)
            self.left -= count
            return count

    class Source:
        def open(self) -> io.BufferedReader:
            return io.BufferedReader(Zeros())

    store.add(Filing("f"))
    whole = attachment("a", b"")
    tracemalloc.start()
    kept = store.attach("f", type(whole)("x", whole.slot, "x", whole.facts, Source()))
    with kept.content.open() as file:
        while file.read(PIECE):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kept.facts.size == 40_000_000
    assert peak < 8_000_000


def test_other_threads_may_read_files_while_answers_are_given(store: Store) -> None:
    store.add(Filing("f", attachments=(attachment("a", LONG),)))
    content = store.filing("f").attachments[0].content
    with ThreadPoolExecutor(3) as threads:
        reads = [threads.submit(lambda: content.open().read()) for _ in range(12)]
        for number in range(30):
            store.put("f", {site.NAME: [str(number)]})
        assert [read.result() for read in reads] == [LONG] * 12
    assert store.filing("f").answers.typed(site.NAME) == "29"


def test_files_are_turned_moved_and_removed(store: Store) -> None:
    store.add(Filing("f", attachments=(attachment("a", b"1"), attachment("b", b"2"), attachment("c", b"3"))))
    store.adjust("f", "id of a", turn=3, crop=(0, 1, 2, 1000))
    store.move("f", "id of b", "operator.certificate")
    store.detach("f", "id of c")
    store.attach("f", attachment("d", b"4"))
    told = [(one.name, one.slot, one.turn, one.crop) for one in store.filing("f").attachments]
    assert told == [
        ("a", "site.home_page", 3, (0, 1, 2, 1000)),
        ("b", "operator.certificate", 0, None),
        ("d", "site.home_page", 0, None),
    ]
