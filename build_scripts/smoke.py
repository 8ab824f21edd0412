"""Tries a built program: ``python build_scripts/smoke.py [PROGRAM]``; ``--debian FILE.deb`` in a bare Debian, and
``--wheel FILE.whl`` in a fresh environment of Python.

Without an argument the folder that ``build.py`` made. The program gets an empty environment, its folder can't be
written, and where this runs as root another user starts it. Any line that isn't expected fails. Linux and macOS;
on Windows the environment keeps what the system needs.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build_scripts import bare_debian  # noqa: E402 - the checkout, wherever this is called from
from build_scripts.environment import INSTALL, PYTHON_NAME, SCRIPTS  # noqa: E402

BUILT = (
    ROOT / "build" / "program" / "beian-desktop" / ("beian-desktop.exe" if sys.platform == "win32" else "beian-desktop")
)
NOBODY = 65534
KEPT_ON_WINDOWS = (
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "USERPROFILE",
    "LOCALAPPDATA",
    "APPDATA",
    "TEMP",
    "TMP",
)
PATIENCE = 300

EXPECTED = (
    r"beian-desktop \d+\.\d+\.\d+(, [\w -]+ [\w.+-]+)*",
    r"(写出样本|在窗口里逐页填写|保存后重新打开，逐项比对|检查|生成材料|读回 PDF，逐项查找|生成备案标识)：通过（.+）",
    r"写出的文件：",
    r"  .+",
    r"自检通过。",
)
"""What a self-test in Chinese says; anything else is a fault."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program is tried: how to start it there, and the folders it may write."""

    program: Sequence[str]
    home: Path
    variables: dict[str, str]
    user: int | None = None

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Starts the program with no environment but ``variables``."""
        return subprocess.run(
            [*self.program, *arguments],
            env=self.variables,
            cwd=self.home,
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user is not None else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )


def main() -> int:
    """Tries it; 1 when something isn't as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", nargs="?", type=Path, default=BUILT)
    parser.add_argument(
        "--debian", type=Path, metavar="FILE.deb", help="install this into a bare Debian and try it there"
    )
    parser.add_argument("--wheel", type=Path, metavar="FILE.whl", help="install this into a fresh environment, try it")
    parser.add_argument("--suite", default="bookworm", help="which Debian")
    options = parser.parse_args()
    if options.debian is not None:
        faults = list(in_debian(options.debian.absolute(), options.suite))
    elif options.wheel is not None:
        faults = list(in_environment(options.wheel.absolute()))
    elif options.program.exists():
        faults = list(everywhere(options.program.absolute()))
    else:
        faults = [f"{options.program} isn't built."]
    for fault in faults:
        print(f"FAULT {fault}", file=sys.stderr)
    print("The smoke test failed." if faults else "The smoke test passed.")
    return 1 if faults else 0


def everywhere(program: Path) -> Iterator[str]:
    """The program where it was built, then portable below a name of a person, with spaces and a long path."""
    with tempfile.TemporaryDirectory(prefix="beian smoke ") as folder:
        base = Path(folder)
        base.chmod(0o755)
        home = base / "张三"
        yield from tried(place(program, home), "where it was built")
        deep = base / "用户 张三" / "我的 程序" / ("很长的文件夹名" * 8) / ("again " * 10).strip() / program.parent.name
        shutil.copytree(program.parent, deep, symlinks=True)
        yield from portable(deep / program.name, base / "李四")


def place(program: Path, home: Path, wrapped: Sequence[str] = ()) -> Place:
    """An empty environment with a home of its own; another user's where we are root."""
    home.mkdir(parents=True)
    variables = (
        {"HOME": str(home)}
        if sys.platform != "win32"
        else {n: os.environ[n] for n in KEPT_ON_WINDOWS if n in os.environ}
    )
    user = NOBODY if sys.platform != "win32" and os.geteuid() == 0 else None
    if user is not None:
        os.chown(home, user, user)
    nowhere = {"TMPDIR": str(home)} | variables if sys.platform != "win32" else variables
    return Place([*wrapped, str(program)], home, nowhere, user)


def portable(program: Path, home: Path) -> Iterator[str]:
    """With a folder ``data`` beside it, everything is kept there; the rest of the folder can't be written."""
    data = program.parent / "data"
    data.mkdir()
    here = place(program, home)
    if here.user is not None:
        os.chown(data, here.user, here.user)
    yield from tried(here, "portable, in a long path")
    here.run("sample", "--out", str(home / "样本 1"))
    added = here.run("store", "add", str(home / "样本 1" / "sample.json"))
    yield from quiet(added, "store add")
    if not (data / "beian.sqlite3").is_file():
        yield f"portable: nothing was kept in {data}"
    if sys.platform == "linux" and (home / ".local").exists():
        yield "portable: something was written into the user's own folder"


def tried(here: Place, where: str) -> Iterator[str]:
    """``--version``, the self-test and a small export; each thing that isn't as it must be."""
    before = listing(Path(here.program[-1]).parent)
    yield from unexpected(here.run("--version"), f"{where}: --version", EXPECTED[:1])
    yield from unexpected(here.run("selftest", "--lang", "zh"), f"{where}: selftest", EXPECTED)
    print(f"tried {where}", flush=True)
    if listing(Path(here.program[-1]).parent) != before:
        yield f"{where}: the program wrote into its own folder"


def listing(folder: Path) -> set[str]:
    """The files of the program's folder, without portable data."""
    return {p.as_posix() for p in folder.rglob("*") if "data" not in p.relative_to(folder).parts[:1]}


def unexpected(done: subprocess.CompletedProcess[str], what: str, expected: Sequence[str]) -> Iterator[str]:
    """A bad end, and each line that isn't among the expected."""
    if done.returncode != 0:
        yield f"{what} ended with {done.returncode}"
    for line in (done.stdout + done.stderr).splitlines():
        if not any(re.fullmatch(pattern, line) for pattern in expected):
            yield f"{what} says: {line}"


def quiet(done: subprocess.CompletedProcess[str], what: str) -> Iterator[str]:
    """A bad end, or anything said on standard error."""
    if done.returncode != 0 or done.stderr:
        yield f"{what} ended with {done.returncode}: {done.stderr.strip()}"


def in_debian(package: Path, suite: str) -> Iterator[str]:
    """The package installed into a bare Debian without Python and fonts, and the program tried there."""
    with bare_debian.made(suite) as root:
        yield from bare_debian.unsuitable(root)
        installed = bare_debian.install(root, package)
        print(f"installed with: {' '.join(installed)}", flush=True)
        yield from bare_debian.unresolved(root)
        home = Path("/home/张三")
        yield from tried_in(root, home)


def in_environment(wheel: Path) -> Iterator[str]:
    """The wheel installed by pip with what it declares, far from the checkout. Needs the package index."""
    with tempfile.TemporaryDirectory(prefix="beian wheel ") as folder:
        base = Path(folder) / "张三"
        venv.create(base / "environment", with_pip=True)
        programs = base / "environment" / SCRIPTS
        subprocess.run([programs / PYTHON_NAME, "-m", "pip", *INSTALL, str(wheel)], check=True)
        here = place(programs / "beian-desktop", base / "home")
        yield from tried(replace(here, user=None), "wheel")  # another user can't always read this one's Python


def tried_in(root: Path, home: Path) -> Iterator[str]:
    """The installed command, as another user within the root."""
    inside = root / home.relative_to("/")
    inside.mkdir(parents=True)
    os.chown(inside, NOBODY, NOBODY)
    command = [
        "chroot",
        f"--userspec={NOBODY}:{NOBODY}",
        str(root),
        "/usr/bin/env",
        "-i",
        f"HOME={home}",
        f"TMPDIR={home}",
    ]
    here = Place([*command, "/usr/bin/beian-desktop"], Path("/"), {"PATH": os.environ["PATH"]})
    yield from unexpected(here.run("--version"), "Debian: --version", EXPECTED[:1])
    yield from unexpected(here.run("selftest", "--lang", "zh"), "Debian: selftest", EXPECTED)
    print("tried in Debian", flush=True)


if __name__ == "__main__":
    sys.exit(main())
