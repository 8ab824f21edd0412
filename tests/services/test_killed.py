"""A program killed while a clerk types, attaches and exports, or while it encrypts: nothing lost, nothing half done."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.services import backups
from beian_desktop.services.encryption import new_code
from beian_desktop.services.unfinished import clean_up
from beian_desktop.services.workspace import KeyNeeded, Workspace, WrongKey
from beian_desktop.system.clock import Clock

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("BEIAN_KILLS", "3"))
"""How often each program is killed; BEIAN_KILLS=200 for the whole run."""

DELAYS = (0.002, 0.02, 0.2)
"""Seconds: as long as an answer, an attachment and an export or a conversion take."""

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

CAREFUL = """
import sys
from datetime import date
from pathlib import Path
from beian_desktop.services.workspace import Workspace
from beian_desktop.storage import keys
from beian_desktop.system.clock import Clock

keys.STRENGTH = 2  # derives keys cheaply
folder, code, present, number = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
with Workspace.open(folder, Clock(date(2026, 11, 23)), present or None, alone=True) as workspace:
    while True:
        for step in ("encrypt", "change", "change", "decrypt"):
            number += 1
            new = "" if step == "decrypt" else f"passphrase {number}"
            if workspace.encrypted is (step == "encrypt"):
                continue
            print("begins", new, sep="|", flush=True)
            if step == "encrypt":
                workspace.encrypt(code, code, passphrase=new)
            elif step == "change":
                workspace.change_passphrase(present, new)
            else:
                workspace.decrypt(present)
            present = new
            print("ends", new, sep="|", flush=True)
"""


def killed(script: str, lines: int, chance: random.Random, *arguments: object) -> list[str]:
    """Starts the program and kills it at a random moment after it has told so many lines; what it told."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = [program.stdout.readline() for _ in range(lines)]
        time.sleep(chance.random() * chance.choice(DELAYS))  # any moment will do: whichever it is, nothing is lost
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
        told.hear(killed(CLERK, chance.randrange(1, 70), chance, own_data_folder, out, told.number))
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


def test_encrypting_changing_the_passphrase_and_back_loses_nothing(own_data_folder: Path, sample: Filing) -> None:
    chance, code, known = random.Random(20261123), new_code(), [""]
    with Workspace.open(own_data_folder, Clock()) as workspace:
        kept = workspace.add(sample)
    for number in range(KILLS):
        arguments = own_data_folder, code, known[-1], number * 100
        words = [line.rstrip("\n").split("|") for line in killed(CAREFUL, chance.randrange(1, 8), chance, *arguments)]
        ended = [new for word, new in words if word == "ends"]
        known = [*(ended or known)[-1:], *(new for word, new in words[-1:] if word == "begins")]
        known = [known[opened_by(own_data_folder, kept, known)]]
        for backup in backups.backups(own_data_folder):
            assert backups.verify(backup.path, code) == []
    print(f"{KILLS} kills while encrypting, changing the passphrase and decrypting: nothing lost")  # noqa: T201 - as above


def opened_by(folder: Path, kept: Filing, known: list[str]) -> int:
    """Which passphrase opens the data; everything is in them."""
    failures = []
    for number, passphrase in enumerate(known):
        try:
            with Workspace.open(folder, Clock(), passphrase or None, alone=True) as workspace:
                assert workspace.filing(kept.id) == kept
                assert workspace.verify() == []
                assert workspace.encrypted is bool(passphrase)
                return number
        except (KeyNeeded, WrongKey, AssertionError) as failure:
            failures.append(failure)
    raise AssertionError(failures)
