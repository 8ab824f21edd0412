"""A screen of its own with a window manager, and a person at it: sees by AT-SPI, types and clicks by xdotool.

Nothing here knows the program's code: what is on the screen is found by the names that a screen reader says.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TOOLS = ("Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon")
SYSTEM_PYTHON = "/usr/bin/python3"
Found = TypeVar("Found")
FOOT = ("上一步", "下一步")
"""The first button below every page of the wizard, and the only one where there is no way back."""
STEPS = "步骤"
"""The list beside the pages of the wizard."""
TOP = 95
"""Where the pages begin on the screen, in pixels."""
NOTCH = 60
"""About how many pixels a page moves with one notch of the wheel."""
AGAIN = 6.0
"""Seconds after which a paste is tried again; the clipboard of Qt waits five for another program's answer."""
PATIENCE = 60.0
"""Seconds to wait for something to show."""


def missing() -> str:
    """What this machine lacks for a screen of its own; empty when all is there."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking or not sys.platform.startswith("linux"):
        return f"needs {', '.join(lacking) or 'Linux'}"
    bindings = "import gi; gi.require_version('Atspi', '2.0')"
    if subprocess.run([SYSTEM_PYTHON, "-c", bindings], capture_output=True, check=False).returncode:
        return "needs python3-gi and gir1.2-atspi-2.0"
    return ""


@dataclass(frozen=True)
class Seen:
    """One object on the screen, as a screen reader says it."""

    role: str
    name: str
    description: str
    text: str | None
    states: tuple[str, ...]
    place: tuple[int, int, int, int]

    @property
    def below(self) -> int:
        """Where it ends at the bottom."""
        return self.place[1] + self.place[3]

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click."""
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


class NotSeen(AssertionError):
    """What was looked for didn't show in time."""


@dataclass
class Screen:
    """The screen with the program on it, and how much work the person had."""

    environment: dict[str, str]
    program: subprocess.Popen[bytes]
    reader: subprocess.Popen[str]
    pauses_file: Path
    keys: int = 0
    clicks: int = 0

    # Seeing

    def look(self) -> list[Seen]:
        """Everything that shows, in reading order."""
        assert self.reader.stdin is not None
        assert self.reader.stdout is not None
        self.reader.stdin.write(json.dumps({"program": self.program.pid}) + "\n")
        self.reader.stdin.flush()
        told = json.loads(self.reader.stdout.readline())
        return [
            Seen(one["role"], one["name"], one["description"], one["text"], tuple(one["states"]), tuple(one["place"]))
            for one in told
            if one["place"]
        ]

    def all(self, name: str, role: str = "") -> list[Seen]:
        """The objects of a name (its beginning is enough) and a role."""
        return [one for one in self.look() if _is(one, name, role)]

    def see(self, name: str, role: str = "") -> Seen:
        """The first object of a name, exact before beginning. Raises NotSeen when it doesn't show in time."""
        return self.until(lambda: _best(self.look(), name, role), f"“{name}” {role}")[0]

    def until(self, condition: Callable[[], Found], what: str) -> Found:
        """Waits for something to come true. Raises NotSeen with ``what`` and what shows instead."""
        end = time.monotonic() + PATIENCE
        while not (found := condition()):
            if self.program.poll() is not None:
                raise NotSeen(f"the program ended ({self.program.returncode}) before {what}: {self.said}")
            if time.monotonic() > end:
                self.picture("not-seen")
                names = [one.name for one in self.look() if one.name]
                raise NotSeen(f"{what} didn't show; what shows is {names}")
            time.sleep(0.05)
        return found

    @property
    def focused(self) -> Seen | None:
        """What has the focus."""
        return next((one for one in reversed(self.look()) if "focused" in one.states), None)

    # Doing

    def click(self, name: str, role: str = "") -> None:
        """Clicks what has a name, after turning the wheel until it is in view."""
        self.click_on(self.reach(name, role))

    def reach(self, name: str, role: str = "") -> Seen:
        """What has a name, in view: the page is turned by the wheel until it is between the page's top and its foot."""
        for _ in range(60):
            self.see(name, role)
            objects = self.look()
            found = next(iter(_best(objects, name, role)), None)
            foot = next((one for one in objects if one.role == "push button" and one.name.startswith(FOOT)), None)
            if found is None:
                continue
            steps = next((one for one in objects if _is(one, STEPS, "list")), None)
            beside = steps is not None and found.place[0] < steps.place[0] + steps.place[2]
            if foot is None or beside or found.place[1] == foot.place[1]:
                return found  # it isn't on the page
            if found.place[1] >= TOP and found.below <= foot.place[1]:
                return found
            down = found.below > foot.place[1]
            away = found.below - foot.place[1] if down else TOP - found.place[1]
            at = (str(foot.middle[0]), str(foot.place[1] - 60))
            self._do(
                "mousemove", *at, "click", "--repeat", str(1 + away // NOTCH), "--delay", "8", "5" if down else "4"
            )
        raise NotSeen(f"“{name}” {role} can't be brought into view")

    def click_on(self, seen: Seen) -> None:
        """Clicks the middle of something."""
        x, y = seen.middle
        self._do("mousemove", str(x), str(y), "click", "1")
        self.clicks += 1

    def key(self, *names: str) -> None:
        """Presses keys by their X names: Tab, Return, ctrl+n."""
        self._do("key", "--delay", "8", *names)
        self.keys += len(names)

    def type(self, text: str) -> None:
        """Types text. A sign that has no key counts as one too; such text comes through the clipboard."""
        if text.isascii():
            self._do("type", "--delay", "8", "--", text)
        else:
            self._paste(text)
        self.keys += len(text)

    def _paste(self, text: str) -> None:
        """Pastes text, once more where a busy machine gave it too late to be taken."""
        before = self.focused_text
        for _ in range(3):
            self.copied(text)
            self._do("key", "ctrl+v")
            end = time.monotonic() + AGAIN
            while time.monotonic() < end:
                if text in self.focused_text:
                    return
                time.sleep(0.05)
            if self.focused_text != before:
                break
        self.until(lambda: text in self.focused_text, f"“{text}” in what has the focus")

    def answer(self, *texts: str) -> None:
        """Answers one question after another: types, or leaves it as it is, and Enter leads on."""
        for text in texts:
            if text:
                self.type(text)
            self.key("Return")

    def turn(self, first: str) -> None:
        """Turns to the next page, which begins with that question."""
        self.key("alt+Right")
        self.until(lambda: (one := self.focused) and one.name.startswith(first), f"the focus on {first}")

    @property
    def focused_text(self) -> str:
        """What stands in the input with the focus."""
        focused = self.focused
        return (focused.text or "") if focused is not None else ""

    def copied_files(self, *paths: Path) -> None:
        """Files are copied in a file manager."""
        self.copied("\r\n".join(path.as_uri() for path in paths), "-t", "text/uri-list")

    def copied(self, text: str, *kind: str) -> None:
        """Another program copies text."""
        command = ["xclip", "-selection", "clipboard", *kind]
        subprocess.run(command, input=text.encode(), env=self.environment, check=True, timeout=10)

    @property
    def pops_up(self) -> bool:
        """Whether a list, a menu or a dialog of the program is open; AT-SPI doesn't tell of a list that completes."""
        command = ["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)]
        found = subprocess.run(command, env=self.environment, capture_output=True, check=False, timeout=60)
        return len(found.stdout.split()) > 1

    def picture(self, name: str) -> None:
        """Keeps how the screen looks in the folder that BEIAN_PICTURES names, for people to look at."""
        if folder := os.environ.get("BEIAN_PICTURES"):
            subprocess.run(["scrot", "-o", str(Path(folder) / f"{name}.png")], env=self.environment, check=False)

    def clipboard(self) -> str:
        """What the program copied."""
        read = ["xclip", "-selection", "clipboard", "-o"]
        return subprocess.run(read, env=self.environment, capture_output=True, check=True, timeout=10).stdout.decode()

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=60)

    # Judging

    @property
    def said(self) -> str:
        """What the program wrote on its error stream."""
        return self.pauses_file.with_name("program.txt").read_text(encoding="utf-8")

    @property
    def longest_pause(self) -> int:
        """The longest time, in ms, for which the window's own work kept the event loop from turning."""
        if not self.pauses_file.exists():
            return 0
        lines = self.pauses_file.read_text(encoding="ascii").split("\n")
        return max((int(line.split()[1]) for line in lines if line), default=0)

    def close(self) -> None:
        """Closes the window as a person does and waits for the program's end."""
        self._do("key", "ctrl+q")
        self.program.wait(PATIENCE)


def _best(objects: list[Seen], name: str, role: str) -> list[Seen]:
    """Those of a name and a role, exact names before beginnings."""
    return sorted((one for one in objects if _is(one, name, role)), key=lambda one: one.name != name)


def _is(one: Seen, name: str, role: str) -> bool:
    return one.name.startswith(name) and (not role or one.role == role)


@contextmanager
def screen(
    arguments: Sequence[str], scratch: Path, *, more: Sequence[Sequence[str]] = (), **variables: str
) -> Iterator[Screen]:
    """The program on a screen of its own. ``more`` are programs beside it, as an input method."""
    with ExitStack() as stack:
        environment = _environment(scratch, variables)
        environment["DISPLAY"] = _display(stack, environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, environment)
        _start(stack, ["openbox"], environment)
        for command in more:
            _start(stack, command, environment)
        pauses = scratch / "pauses"
        command = [sys.executable, str(HERE / "program.py"), str(pauses), *arguments]
        said = stack.enter_context((scratch / "program.txt").open("wb"))
        program = _start(stack, command, environment, stderr=said)
        reader = stack.enter_context(
            subprocess.Popen(
                [SYSTEM_PYTHON, "-W", "ignore", str(HERE / "accessible.py")],
                env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
        stack.callback(reader.kill)
        yield Screen(environment, program, reader, pauses)


def _environment(scratch: Path, variables: dict[str, str]) -> dict[str, str]:
    home = scratch / "home"
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHON_KEYRING_BACKEND") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_LOGGING_RULES": "qt.accessibility.atspi=false",
        **variables,
    }


def _display(stack: ExitStack, environment: dict[str, str]) -> str:
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    _start(stack, command, environment, pass_fds=(writes,))
    os.close(writes)
    with os.fdopen(reads) as told:
        return f":{told.readline().strip()}"


def _bus(stack: ExitStack, environment: dict[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    bus = _start(stack, command, environment, stdout=subprocess.PIPE)
    assert bus.stdout is not None
    return str(bus.stdout.readline().decode().strip())


def _start(
    stack: ExitStack, command: Sequence[str], environment: dict[str, str], *,
    stdout: int = subprocess.DEVNULL, stderr: int | IO[Any] = subprocess.DEVNULL, pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:  # fmt: skip
    started = subprocess.Popen(command, env=environment, stdout=stdout, stderr=stderr, pass_fds=pass_fds)
    stack.callback(_end, started)
    return started


def _end(started: subprocess.Popen[bytes]) -> None:
    started.terminate()
    try:
        started.wait(5)
    except subprocess.TimeoutExpired:
        started.kill()
        started.wait()
    if started.stdout is not None:
        started.stdout.close()
