from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of a test is."""
    return tmp_path / "data" / "beian.sqlite3"


@pytest.fixture
def clock() -> Clock:
    return Clock(date(2026, 11, 23))


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(path, clock, who="clerk")
    yield opened
    opened.close()
