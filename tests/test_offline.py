"""The whole program without a network: no internet socket is opened, and what it keeps is for its owner alone."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

WATCHED = """
import os, sys
import socket

def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"):
        if event != "socket.connect" or not isinstance(arguments[1], (str, bytes)):
            os.write(2, f"NETWORK {event}\\n".encode())
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        os.write(2, f"NETWORK {arguments[1]}\\n".encode())

sys.addaudithook(watch)
from beian_desktop.__main__ import main
sys.exit(main())
"""


def without_network() -> list[str]:
    """The command that takes every interface away, where this user may and the machine has it."""
    unshare = shutil.which("unshare")
    for command in ([unshare, "-n"], [unshare, "-r", "-n"]) if unshare else ():
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return [str(part) for part in command]
    return []


def test_the_selftest_passes_without_a_network_and_asks_for_none(own_data_folder: Path, tmp_path: Path) -> None:
    command = [*without_network(), sys.executable, "-c", WATCHED, "selftest", "--json"]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "NETWORK" not in done.stderr
    assert done.returncode == 0, done.stderr[-500:]
    assert json.loads(done.stdout)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and ".cache" not in path.parts]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_everything_kept_is_for_its_owner_alone(own_data_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    calls = (
        ("sample", "--out", out / "sample"),
        ("store", "add", out / "sample" / "sample.json"),
        ("store", "backup", "--folder", tmp_path / "drive"),
        ("bundle", "pack", "sample", "--out", out / "sample.beian"),
        ("store", "destroy", "sample", "--yes", "--receipt", out / "receipt.txt"),
    )
    script = "import os, sys, json; os.umask(0o022); from beian_desktop.__main__ import main\n"
    script += "calls = json.loads(sys.argv[1])\nfor call in calls:\n sys.argv[1:] = call\n assert main() == 0, call"
    given = json.dumps([[str(part) for part in call] for call in calls])
    done = subprocess.run([sys.executable, "-c", script, given], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    kept = [path for folder in (own_data_folder, tmp_path / "drive", out) for path in folder.rglob("*")]
    assert kept
    open_files = [path for path in kept if path.is_file() and stat.S_IMODE(path.stat().st_mode) != 0o600]
    folders = [own_data_folder, tmp_path / "drive", *(own_data_folder.rglob("*/"))]
    open_folders = [path for path in folders if path.is_dir() and stat.S_IMODE(path.stat().st_mode) != 0o700]
    assert (open_files, open_folders) == ([], [])
