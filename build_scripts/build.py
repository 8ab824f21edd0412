"""Builds the program for this system: ``python build_scripts/build.py folder|archive|deb|wheel|installer|image|all``.

Called with the environment's Python (``dev.py build`` does). Everything goes to ``build/`` and, finished, to
``dist/``. See README.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beian_desktop import __version__  # noqa: E402 - the checkout, wherever this is called from
from build_scripts import (  # noqa: E402
    archives,
    checksums,
    icu_data,
    linux_package,
    python_package,
    stripping,
    windows_installer,
)
from build_scripts.extras import write_extras  # noqa: E402

BUILD = ROOT / "build"
DIST = ROOT / "dist"
EXTRA = BUILD / "extra"
FOLDER = BUILD / "program" / "beian-desktop"
APP = BUILD / "program" / "备案桌面.app"


def main() -> int:
    """Builds what is asked; 2 when this system can't build it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*STEPS, "all"], default="all", metavar="WHAT")
    asked = parser.parse_args().what
    for name in OF_SYSTEM.get(sys.platform, ()) if "all" in asked else asked:
        if name not in OF_SYSTEM.get(sys.platform, ()):
            print(f"{name} can't be built on {sys.platform}.", file=sys.stderr)
            return 2
        for made in STEPS[name]():
            print(f"{name}: {made.relative_to(ROOT)}", flush=True)
    checksums.write(DIST)
    return 0


def folder() -> list[Path]:
    """The folder that PyInstaller makes, with only what is used."""
    moment = commit_time()
    write_extras(EXTRA, __version__, moment)
    shutil.rmtree(FOLDER.parent, ignore_errors=True)
    # fmt: off
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
        "--workpath", str(BUILD / "work"), "--distpath", str(FOLDER.parent),
        str(ROOT / "build_scripts" / "beian_desktop.spec"),
    ]
    # fmt: on
    subprocess.run(command, env=os.environ | variables(moment), cwd=ROOT, check=True)
    if sys.platform == "linux":
        for library in FOLDER.rglob("libicudata.so.*"):
            if not library.is_symlink():
                icu_data.reduce(library)
        stripping.strip(FOLDER)
    return [FOLDER]


def variables(moment: datetime) -> dict[str, str]:
    """The environment of PyInstaller: without these two the same commit gives other bytes each time."""
    return {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        "BEIAN_BUILD_EXTRA": str(EXTRA),
        "BEIAN_VERSION": __version__,
    }


def commit_time() -> datetime:
    """When the commit was made that is built, or SOURCE_DATE_EPOCH; what all files of a build carry."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(given), UTC)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    return datetime.fromtimestamp(int(asked or 0), UTC)


def archive() -> list[Path]:
    """The portable archive: .tar.xz, on Windows .zip. Its folder ``data`` makes it keep everything beside itself."""
    made = archives.zipped if sys.platform == "win32" else archives.tarred
    return [made(FOLDER, DIST, __version__, commit_time())]


def deb() -> list[Path]:
    """The Debian package."""
    return [linux_package.deb(FOLDER, EXTRA, BUILD / "deb", DIST, __version__, commit_time())]


def wheel() -> list[Path]:
    """Wheel and source archive."""
    return python_package.build(BUILD / "source", DIST, __version__, commit_time())


def installer() -> list[Path]:
    """The installer for Windows, by Inno Setup."""
    return [windows_installer.build(FOLDER, EXTRA, DIST, __version__)]


def image() -> list[Path]:
    """The disk image for macOS, by hdiutil; signed where BEIAN_SIGN_IDENTITY names a certificate."""
    script = ROOT / "build_scripts" / "macos" / "make_dmg.sh"
    target = DIST / f"beian-desktop-{__version__}-{os.uname().machine}.dmg"
    DIST.mkdir(exist_ok=True)
    subprocess.run(["bash", str(script), str(APP), str(target)], check=True)
    return [target]


STEPS: dict[str, Callable[[], list[Path]]] = {
    "folder": folder,
    "archive": archive,
    "deb": deb,
    "wheel": wheel,
    "installer": installer,
    "image": image,
}

OF_SYSTEM = {
    "linux": ("folder", "archive", "deb", "wheel"),
    "win32": ("folder", "archive", "installer"),
    "darwin": ("folder", "image"),
}


if __name__ == "__main__":
    sys.exit(main())
