"""A program killed while it exports or encrypts: packages are whole or not there, the store opens with everything."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.services.workspace import STORE_NAME, Workspace
from beian_desktop.storage.access import PLAIN, Access, is_sealed
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("BEIAN_KILLS", "2"))
"""How often each program is killed; BEIAN_KILLS=200 for the whole run."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")

EXPORTER = """
import sys
from datetime import date
from pathlib import Path
from beian_desktop.services.packaging import export
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock

today = date(2026, 11, 23)
with Workspace.open(Path(sys.argv[1]), Clock(today)) as workspace:
    (filing,) = workspace.filings()
    while True:
        export(filing, Path(sys.argv[2]), today=today, name="package", progress=lambda *at: print(*at, flush=True))
"""

SEALER = """
import sys
from pathlib import Path
from beian_desktop.storage.converting import seal, unseal
from beian_desktop.storage.access import is_sealed
from beian_desktop.storage.keys import Keys

path, key = Path(sys.argv[1]), bytes(range(32))
while True:
    print("next", flush=True)
    unseal(path, key) if is_sealed(path) else seal(path, Keys("id", ()), key)
"""


def killed(script: str, lines: int, *arguments: Path) -> None:
    """Starts the program and kills it once it has told so many lines, at any point of what follows."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = [program.stdout.readline() for _ in range(lines)]
        program.kill()
    assert all(told), "the program ended by itself"


def test_an_export_leaves_a_whole_package_or_none(own_data_folder: Path, sample: Filing, tmp_path: Path) -> None:
    chance = random.Random(20261123)
    with Workspace.open(own_data_folder, Clock()) as workspace:
        kept = workspace.add(sample)
    for _ in range(KILLS):
        killed(EXPORTER, chance.randrange(1, 60), own_data_folder, tmp_path / "out")
        package = tmp_path / "out" / "package"
        if package.exists():
            assert_whole(package)
        with Workspace.open(own_data_folder, Clock()) as workspace:
            assert workspace.filing(kept.id) == kept
            assert workspace.verify() == []


def assert_whole(package: Path) -> None:
    """Every file is there as the manifest tells it, and none besides."""
    manifest = json.loads((package / "manifest.json").read_bytes())
    told = {entry["path"]: (entry["size"], entry["sha256"]) for entry in manifest["files"]}
    found = {
        path.relative_to(package).as_posix(): (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in package.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert found == told


def test_encrypting_and_back_loses_nothing(own_data_folder: Path, sample: Filing) -> None:
    chance = random.Random(20261123)
    with Workspace.open(own_data_folder, Clock()) as workspace:
        kept = workspace.add(sample)
    path = own_data_folder / STORE_NAME
    for _ in range(KILLS):
        killed(SEALER, chance.randrange(1, 8), path)
        store = Store.open(path, Clock(), access=Access(bytes(range(32))) if is_sealed(path) else PLAIN)
        assert store.filing(kept.id) == kept
        assert store.examine() == []
        store.close()
