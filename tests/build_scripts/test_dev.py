"""Set-up, run and lock of a checkout, tried on a small one of its own with a lock file that needs no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from build_scripts import commands, dev, environment, qt_libraries
from build_scripts.environment import SetupError

ROOT = Path(__file__).parent.parent.parent
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)

PROGRAM = """
import os, pathlib, sys
print("program", *sys.argv[1:], os.environ.get("QT_QPA_PLATFORM", "-"))
if "--out" in sys.argv:
    pathlib.Path(sys.argv[-1], "made.pdf").write_text("made")
sys.exit(3 if "fail" in sys.argv else 0)
"""
UNKNOWN_PACKAGE = f"no-such-package-anywhere==1.0 --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose lock file asks for nothing and whose program prints its arguments."""
    folder = tmp_path / "checkout with a space"
    shutil.copytree(ROOT / "build_scripts", folder / "build_scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "requirements.lock").write_text("# nothing\n")
    (folder / "beian_desktop").mkdir()
    (folder / "beian_desktop" / "__main__.py").write_text(PROGRAM)
    return folder


def call(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Calls the checkout's dev.py from another folder, with nearly nothing in the environment."""
    alone = {"PATH": os.environ["PATH"], "HOME": str(checkout.parent), "PIP_NO_INDEX": "1", **variables}
    command = [BASE_PYTHON, str(checkout / "build_scripts" / "dev.py"), *arguments]
    return subprocess.run(command, env=alone, cwd=checkout.parent, capture_output=True, text=True, check=False)


def test_the_environment_is_made_once_and_again_only_when_something_changed(checkout: Path) -> None:
    first = call(checkout, "run", "version")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("Making the environment")
    assert first.stdout.splitlines()[-1] == "program version -"

    second = call(checkout, "run", "version")
    assert second.stdout.splitlines() == ["program version -"]

    (checkout / ".venv" / environment.SCRIPTS / environment.PYTHON_NAME).unlink()
    assert "Making the environment" in call(checkout, "run", "version").stdout

    (checkout / "requirements.lock").write_text("# still nothing\n")
    assert "Making the environment" in call(checkout, "run", "version").stdout


def test_its_own_python_does_not_take_the_environment_away(checkout: Path) -> None:
    assert call(checkout, "setup").returncode == 0
    own = checkout / ".venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    done = subprocess.run(
        [str(own), str(checkout / "build_scripts" / "dev.py"), "setup"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "python3 build_scripts/dev.py" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert own.exists()


def test_a_half_made_environment_is_made_again(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").write_text("not a program")
    done = call(checkout, "run", "version")
    assert done.stdout.splitlines()[-1] == "program version -", done.stderr


def test_a_package_that_cannot_be_had_is_told_in_a_sentence(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text(UNKNOWN_PACKAGE)
    done = call(checkout, "run")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: The packages could not be installed. ")
    assert "no-such-package-anywhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv" / "lock.stamp").exists()


def test_the_exit_code_and_the_options_of_the_program_pass_through(checkout: Path) -> None:
    done = call(checkout, "run", "fail", "--json")
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == "program fail --json -"


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems always have a screen")
def test_without_a_screen_the_self_test_runs_and_leaves_its_files(checkout: Path) -> None:
    done = call(checkout, "run")
    out = checkout / "build" / "selftest"
    assert done.returncode == 0, done.stderr
    assert "No screen here" in done.stdout
    assert done.stdout.splitlines()[-1] == f"program selftest --out {out} offscreen"
    assert (out / "made.pdf").exists()


@pytest.mark.parametrize(
    ("variables", "steady_at_last", "expected"),
    [({}, True, 1), ({"CI": "true"}, True, 0), ({"CI": "true"}, False, 1)],
    ids=["not in CI", "unsteady in CI", "fails again in CI"],
)
def test_only_in_ci_what_failed_runs_once_more(
    checkout: Path, variables: dict[str, str], steady_at_last: bool, expected: int
) -> None:
    for tool in ("ruff", "mypy"):
        (checkout / f"{tool}.py").write_text("")
    passing = '"--last-failed" in sys.argv' if steady_at_last else "False"
    (checkout / "pytest.py").write_text(f"import sys\nprint('tests', *sys.argv[1:])\nsys.exit(not {passing})\n")
    done = call(checkout, "test", "-k", "name", **variables)
    assert done.returncode == expected, done.stdout
    runs = [line for line in done.stdout.splitlines() if line.startswith("tests")]
    assert runs[0] == "tests -k name"
    assert len(runs) == (2 if variables else 1)
    assert ("Unsteady" in done.stdout) is (expected == 0)


def test_a_command_that_does_not_exist_is_a_usage_error(checkout: Path) -> None:
    done = call(checkout, "fly")
    assert done.returncode == 2
    assert "invalid choice" in done.stderr


def test_an_older_python_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert dev.main() == 2
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems always have a screen")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_a_screen_is_known_by_its_variables(variables: dict[str, str], expected: bool) -> None:
    assert commands.has_screen(variables) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries of Qt")
def test_missing_system_libraries_are_named_with_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    wanted = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    with pytest.raises(SetupError) as caught:
        qt_libraries.ensure(wanted)
    assert "sudo apt-get update && sudo apt-get install -y libnowhere9\n" in str(caught.value)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("WARNING: old\nERROR: no network\nERROR: nothing found\n", "no network"),
        ("first\nlast\n\n", "last"),
        ("", "no reason was given."),
    ],
)
def test_the_reason_of_a_failure_is_the_line_that_says_most(output: str, expected: str) -> None:
    assert environment.reason(output) == expected


def test_the_lock_file_fixes_every_declared_package_by_hash_and_names_no_host() -> None:
    lock = environment.LOCK.read_text(encoding="utf-8")
    assert "://" not in lock
    locked = dict(re.findall(r"^(\S+)==(\S+).*\\\n +--hash=sha256:", lock, re.MULTILINE))
    assert len(locked) == len({line.split("==")[0] for line in lock.splitlines() if line[:1].isalnum()})
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in declared}  # type: ignore[index]
    assert names <= locked.keys()
