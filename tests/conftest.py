"""What holds for every test: no screen, no network, no data of the person who runs it, no unexpected message."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt is first imported
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's real keyring
os.environ["LANG"] = "C.UTF-8"
for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "BEIAN_DATA", "BEIAN_TODAY"):
    os.environ.pop(name, None)

settings.register_profile("project", deadline=None)  # a slow machine is no failure
settings.load_profile("project")

INTERNET = (socket.AF_INET, socket.AF_INET6)
LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname")
network_uses: list[str] = []


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: refuses internet sockets and name look-ups, and keeps a note for the test's end."""
    if event in LOOK_UPS or (event == "socket.__new__" and arguments[1] in INTERNET):
        network_uses.append(event)
        raise RuntimeError(f"A test used the network: {event}")


sys.addaudithook(refuse_network)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fails a test that used the network, even when the code caught the refusal."""
    network_uses.clear()
    yield
    assert not network_uses, f"The network was used: {network_uses}"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for this test alone; BEIAN_DATA names it, also for programs that the test starts."""
    folder = tmp_path / "beian-data"
    monkeypatch.setenv("BEIAN_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test during which a warning or worse was logged.

    A test that expects one looks at ``caplog.records`` and then calls ``caplog.clear()``.
    """
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not unexpected, f"Unexpected log lines: {unexpected}"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this user may not mount a small file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
