"""What ``build_scripts/dev.py`` can do: run the program, test it, set its environment up, renew the lock file."""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from build_scripts import environment, qt_libraries
from build_scripts.environment import LOCK, ROOT, VENV_PYTHON, SetupError, say

SELFTEST_OUT = ROOT / "build" / "selftest"

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff check", ("ruff", "check")),
    ("ruff format", ("ruff", "format", "--check")),
    ("mypy", ("mypy",)),
)


def main(argv: Sequence[str]) -> int:
    """Does what ``argv`` asks; returns the exit code, never raises for what a person can mend."""
    if argv and argv[0] in PASSING_ON:  # argparse would claim options that are meant for the program or pytest
        command = functools.partial(PASSING_ON[argv[0]], argv[1:])
    else:
        arguments = parser().parse_args(argv)
        command = functools.partial(arguments.does, arguments)
    try:
        return int(command())
    except SetupError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    top = argparse.ArgumentParser(prog="dev.py", description="Set-up, start and test of beian-desktop.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    commands.add_parser("run", help="open the window; without a screen, run the self-test; arguments go to the program")
    commands.add_parser("test", help="ruff, mypy and all tests, headless; arguments go to pytest")
    commands.add_parser("build", help="build the program for this system, or the parts that are named; see README.md")
    setup_parser = commands.add_parser("setup", help="make the environment .venv again from nothing")
    setup_parser.set_defaults(does=setup)
    lock_parser = commands.add_parser("lock", help="renew requirements.lock from pyproject.toml (needs the network)")
    lock_parser.add_argument("--upgrade", action="store_true", help="take the newest versions, not the locked ones")
    lock_parser.set_defaults(does=lock)
    return top


def run(arguments: Sequence[str]) -> int:
    """The window, the program's command line when arguments are given, or the self-test where no screen is."""
    environment.ensure()
    if arguments:
        return start(arguments)
    if has_screen(os.environ):
        qt_libraries.ensure(qt_libraries.WINDOW)
        say("Opening the window.")
        return start([])
    qt_libraries.ensure(qt_libraries.OFFSCREEN)
    shutil.rmtree(SELFTEST_OUT, ignore_errors=True)
    SELFTEST_OUT.mkdir(parents=True)
    say("No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window can't be shown.")
    say(f"Taking the sample filing through the same wizard off screen instead; its files go to {SELFTEST_OUT}.")
    return start(["selftest", "--out", str(SELFTEST_OUT)], QT_QPA_PLATFORM="offscreen")


def has_screen(variables: Mapping[str, str]) -> bool:
    """Whether a window can be shown, or the caller chose a Qt platform knowingly."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(variables.get(name) for name in chosen)


def start(arguments: Sequence[str], **variables: str) -> int:
    """Runs the program out of the checkout with extra environment variables; its exit code."""
    command = [str(VENV_PYTHON), "-m", "beian_desktop", *arguments]
    return subprocess.run(command, env={**os.environ, **variables}, check=False).returncode


def test(arguments: Sequence[str]) -> int:
    """Linters, types and tests; all of them run even when an early one fails."""
    environment.ensure()
    qt_libraries.ensure(qt_libraries.OFFSCREEN)
    failed = [name for name, command in CHECKS if not passes(name, command)]
    if not tests_pass(arguments):
        failed.append("pytest")
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def tests_pass(arguments: Sequence[str]) -> bool:
    """Whether all tests pass. In CI, where a shared machine stalls at times, those that failed run once more, named."""
    if passes("pytest", ("pytest", *arguments)):
        return True
    if not os.environ.get("CI"):
        return False
    again = ("pytest", "--last-failed", "--last-failed-no-failures=all", "-rp", *arguments)
    steady = passes("pytest again: what failed above", again)
    if steady:
        say("Unsteady: the tests named last failed above and passed when run again. Each is a fault to be found.")
    return steady


def passes(name: str, command: Sequence[str]) -> bool:
    """Runs one development tool of the environment in the checkout; whether it ended well."""
    say(f"== {name}")
    return subprocess.run([str(VENV_PYTHON), "-m", *command], cwd=ROOT, check=False).returncode == 0


def build(arguments: Sequence[str]) -> int:
    """Builds the program with the environment's tools."""
    environment.ensure()
    command = [str(VENV_PYTHON), str(ROOT / "build_scripts" / "build.py"), *arguments]
    return subprocess.run(command, check=False).returncode


def setup(_arguments: argparse.Namespace) -> int:
    """The environment from nothing, and the system's libraries for a window."""
    environment.make()
    qt_libraries.ensure(qt_libraries.WINDOW)
    return 0


def lock(arguments: argparse.Namespace) -> int:
    """Writes requirements.lock for all platforms by uv, which is installed for this one call."""
    with tempfile.TemporaryDirectory() as folder:
        environment.call([sys.executable, "-m", "venv", folder], environment.NO_VENV)
        tools = Path(folder) / environment.SCRIPTS
        environment.call(
            [str(tools / environment.PYTHON_NAME), "-m", "pip", "install", "-q", "uv"], "No uv could be had"
        )
        # fmt: off
        command = [
            str(tools / "uv"), "pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", "3.11",
            "--group", "dev", "--generate-hashes", "--only-binary", ":all:", "--no-annotate", "--no-emit-index-url",
            "--no-emit-find-links", "--custom-compile-command", "python3 build_scripts/dev.py lock",
            "--output-file", LOCK.name, *(["--upgrade"] if arguments.upgrade else []), "pyproject.toml",
        ]
        # fmt: on
        return subprocess.run(command, cwd=ROOT, check=False).returncode


PASSING_ON: Mapping[str, Callable[[Sequence[str]], int]] = {"run": run, "test": test, "build": build}
