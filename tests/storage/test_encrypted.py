"""The seam for encryption: another driver and another connection, the same store."""

from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.storage.access import Access
from beian_desktop.storage.failures import StoreDamaged
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock


def opened(path: Path, clock: Clock, key: str) -> Store:
    return Store.open(path, clock, access=Access(bytes.fromhex(key * 64)))


def test_an_encrypted_store_opens_with_its_key_alone(path: Path, clock: Clock) -> None:
    store = opened(path, clock, "a")
    store.add(Filing("f", Answers({site.NAME: ("绝密网站",)})))
    store.put("f", {site.DOMAIN: ["secret.example.com"]})
    store.close()
    assert b"secret" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")
    again = opened(path, clock, "a")
    assert again.filing("f").title == "绝密网站"
    again.close()
    with pytest.raises(StoreDamaged):
        opened(path, clock, "b")
    with pytest.raises(StoreDamaged):
        Store.open(path, clock)
