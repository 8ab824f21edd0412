"""A program killed while a clerk types, attaches and exports, or while it encrypts: nothing lost, nothing half done."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.services.unfinished import clean_up
from beian_desktop.services.workspace import STORE_NAME, Workspace
from beian_desktop.storage.access import PLAIN, Access, is_sealed
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("BEIAN_KILLS", "3"))
"""How often each program is killed; BEIAN_KILLS=200 for the whole run."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")

CLERK = """
import hashlib, sys
from datetime import date
from pathlib import Path
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.services.packaging import Options, export
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock

today = date(2026, 11, 23)
data, out, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
fields = list(FORM.fields())
with Workspace.open(data, Clock(today), alone=True) as workspace:
    if not workspace.summaries():
        workspace.add(Filing("f"))
    print("ready", flush=True)
    while True:
        for field in fields[number % len(fields):][:40]:
            number += 1
            workspace.answer("f", field, [str(number)])
            print("answered", field.id, number, flush=True)
        scan = data / "scan.bin"
        scan.write_bytes(number.to_bytes(4, "big") * 60_000)
        kept = workspace.attach("f", "operator.certificate", scan)
        print("attached", kept.id, hashlib.sha256(scan.read_bytes()).hexdigest(), flush=True)
        filing = workspace.filing("f")
        for file in filing.attachments[:-3]:
            workspace.detach("f", file.id)
            print("detached", file.id, flush=True)
        tell = lambda *at: print("exporting", flush=True)
        export(workspace.filing("f"), out, today=today, options=Options(draft=True), name="package", progress=tell)
        print("exported", number, flush=True)
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


def killed(script: str, lines: int, *arguments: object) -> list[str]:
    """Starts the program and kills it once it has told so many lines, at any point of what follows; what it told."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = [program.stdout.readline() for _ in range(lines)]
        program.kill()
        assert all(told), "the program ended by itself"
        told += program.stdout.readlines()
    return [line for line in told if line.endswith("\n")]


@dataclass
class Told:
    """What the clerk was told to be kept, over all kills."""

    answers: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    number: int = 0
    exports: int = 0

    def hear(self, lines: list[str]) -> None:
        for word, *rest in (line.split() for line in lines):
            if word == "answered":
                self.answers[rest[0]] = self.number = int(rest[1])
            elif word == "attached":
                self.files[rest[0]] = rest[1]
            elif word == "detached":
                self.files.pop(rest[0])
            self.exports += word == "exported"


def test_a_clerk_who_is_killed_while_typing_attaching_and_exporting_loses_nothing(
    own_data_folder: Path, tmp_path: Path
) -> None:
    chance, told, out = random.Random(20261123), Told(), tmp_path / "out"
    for _ in range(KILLS):
        told.hear(killed(CLERK, chance.randrange(1, 70), own_data_folder, out, told.number))
        with Workspace.open(own_data_folder, Clock(), alone=True) as workspace:
            assert workspace.verify() == []
            assert_nothing_lost(workspace, told)
        if (out / "package").exists():
            assert_whole(out / "package")
    print(f"{KILLS} kills: {told.number} answers, {told.exports} exports told; none lost, none half done")  # noqa: T201 - the figures of the whole run
    if out.exists():
        clean_up(out)
        assert [path.name for path in out.iterdir()] in ([], ["package"])
        if told.exports:
            assert_whole(out / "package")


def assert_nothing_lost(workspace: Workspace, told: Told) -> None:
    """Everything told is there; one step more may have been committed and not told any more."""
    filing = workspace.filing("f") if workspace.summaries() else Filing("f")
    stored = {one.id: int(filing.answers.texts(one)[0]) for one in filing.answers}
    later = {name for name, number in stored.items() if number != told.answers.get(name)}
    assert told.answers.keys() <= stored.keys()
    assert len(later) <= 1
    assert all(stored[name] == told.number + 1 for name in later)
    told.answers, told.number = stored, max([told.number, *stored.values()])
    files = {one.id: one for one in filing.attachments}
    assert len(told.files.keys() - files.keys()) <= 1  # a removal that wasn't told any more
    for name, one in files.items():
        with one.content.open() as stream:
            found = hashlib.sha256(stream.read()).hexdigest()
        assert told.files.get(name, found) == found == one.facts.sha256
    told.files = {name: one.facts.sha256 for name, one in files.items()}


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
