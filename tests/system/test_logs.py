from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.system.logs import LARGEST, LOG_NAME, MASK, OLDER_LOG_NAME, PrivateFormatter, keep_log, masked


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "91330106MAYANGB07Q",
        "13800138000",
        "138 0013 8000",
        "0571-88001234",
        "33010602000001",
        "203.0.113.10",
        "2001:db8::10",
        "zhang@example.com",
        "张三@example.com",
    ],
)
def test_numbers_and_mailboxes_are_masked(number: str) -> None:
    assert masked(f"read {number} today") == f"read {MASK} today"


def test_words_and_small_numbers_stay() -> None:
    assert masked("page 12 of 34 failed at line 567") == "page 12 of 34 failed at line 567"


@given(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True), st.text(max_size=20))
def test_no_identity_number_gets_through(number: str, around: str) -> None:
    assert number not in masked(f"{around} {number} {around}")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = keep_log(tmp_path)
    yield tmp_path / LOG_NAME
    logging.getLogger().removeHandler(handler)
    handler.close()


def test_an_exception_is_logged_without_its_message(log: Path, caplog: pytest.LogCaptureFixture) -> None:
    try:
        int("样明 11010519491231002X")
    except ValueError:
        logging.getLogger("beian").exception("reading 13800138000 failed")
    caplog.clear()
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_logs.py" in written
    assert MASK in written
    assert not any(secret in written for secret in ("样明", "11010519491231002X", "13800138000"))


def test_the_log_is_for_its_owner_alone(log: Path) -> None:
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_long_log_is_put_aside_and_a_longer_past_forgotten(tmp_path: Path) -> None:
    (tmp_path / OLDER_LOG_NAME).write_text("long ago", encoding="utf-8")
    (tmp_path / LOG_NAME).write_bytes(b"x" * (LARGEST + 1))
    handler = keep_log(tmp_path)
    logging.getLogger().removeHandler(handler)
    handler.close()
    assert (tmp_path / LOG_NAME).stat().st_size == 0
    assert (tmp_path / OLDER_LOG_NAME).stat().st_size == LARGEST + 1


def test_a_folder_that_is_not_there_stops_nothing(tmp_path: Path) -> None:
    handler = keep_log(tmp_path / "gone")
    logging.getLogger().removeHandler(handler)
    assert isinstance(handler, logging.NullHandler)


def test_the_formatter_tells_nothing_where_nothing_was_raised() -> None:
    assert PrivateFormatter().formatException((None, None, None)) == ""
