"""Many exports at once, by child processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_packaging import files_below


def copies(sample: Path, count: int) -> list[Path]:
    """The sample that many times beside itself, each with an id of its own."""
    written = json.loads(sample.read_text(encoding="utf-8"))
    paths = [sample.with_name(f"filing {number}.json") for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(json.dumps(written | {"id": f"f{number}"}), encoding="utf-8")
    return paths


def test_two_processes_make_what_one_makes(sample: Path, tmp_path: Path, call: Call) -> None:
    files = copies(sample, 3)
    broken, unready = sample.with_name("broken.json"), sample.with_name("unready.json")
    broken.write_text("no filing", encoding="utf-8")
    changed = json.loads(sample.read_text(encoding="utf-8")) | {"id": "unready"}
    changed["operator"].pop("name")
    unready.write_text(json.dumps(changed), encoding="utf-8")
    given = [*files, broken, unready, "--zip", "--json"]
    one = call("export", *given, "--out", tmp_path / "one", "--jobs", "1")
    two = call("export", *given, "--out", tmp_path / "two", "--jobs", "2")
    assert (one.code, two.code) == (2, 2)
    assert two.out == one.out.replace(str(tmp_path / "one"), str(tmp_path / "two"))
    assert sorted(two.err.splitlines()) == sorted(one.err.splitlines())
    assert files_below(tmp_path / "two") == files_below(tmp_path / "one")


def test_relative_paths_are_told_as_they_were_given(
    sample: Path, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.parent)
    told = call("export", *[path.name for path in copies(sample, 2)], "--out", "out", "--jobs", "2")
    assert told.code == 0
    assert "filing 0.json → " in told.out
    assert "filing 1.json: " in told.err


def test_no_process_at_all_is_a_wrong_call(sample: Path, tmp_path: Path, call: Call) -> None:
    assert call("export", sample, "--out", tmp_path, "--jobs", "0").code == 2


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs started meanwhile heed SIGINT even where the tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals end a process at once there")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_ends_its_processes_and_leaves_nothing_half_written(
    asked: signal.Signals, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "beian_desktop", "--lang", "en", "export", *map(str, copies(sample, 40))]
    with subprocess.Popen(
        [*command, "--out", str(out), "--jobs", "2"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if "Laying out" in line)
        process.send_signal(asked)
        said = process.stderr.read()
    assert process.returncode in (130, -signal.SIGINT, -signal.SIGTERM, 128 + signal.SIGTERM)
    assert "Traceback" not in said
    made = list(out.iterdir()) if out.exists() else []
    assert len(made) < 40
    assert all((folder / "manifest.json").is_file() for folder in made)
