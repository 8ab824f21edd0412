"""The Debian package: the built folder below /usr/lib, a command, a menu entry, an icon, the type of bundles."""

from __future__ import annotations

import gzip
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from build_scripts.contents import LINUX_OPTIONAL, LINUX_SYSTEM
from build_scripts.program_icon import DRAWING, LINUX_SIZES

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "beian-desktop"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

CONTROL = """\
Package: beian-desktop
Version: {version}
Architecture: {architecture}
Maintainer: The beian-desktop authors <beian-desktop@example.com>
Section: misc
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Description: prepares, checks and prints the police filing of a website
 Offline: fill in the form of the Chinese police filing (公安联网备案), check it,
 print the package, make the badge. Nothing leaves the computer.
"""

CHANGELOG = """\
beian-desktop ({version}) unstable; urgency=low

  * See README.md.

 -- The beian-desktop authors <beian-desktop@example.com>  {moment}
"""


def deb(folder: Path, extra: Path, work: Path, out: Path, version: str, moment: datetime) -> Path:
    """Makes the package out of a built folder with ``dpkg-deb``; the same input gives the same bytes."""
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    shutil.copytree(folder, root / "usr" / "lib" / PROGRAM, symlinks=True)
    _put_beside(root, extra, version, moment)
    _write_control(root, version)
    _make_even(root)
    out.mkdir(exist_ok=True)
    target = out / f"{PROGRAM}_{version}_{architecture()}.deb"
    variables = os.environ | {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)]
    subprocess.run(command, env=variables, stdout=subprocess.DEVNULL, check=True)
    return target


def architecture() -> str:
    """This processor, as Debian names it."""
    return ARCHITECTURES[platform.machine()]


def _put_beside(root: Path, extra: Path, version: str, moment: datetime) -> None:
    """Everything that isn't the folder itself."""
    share = root / "usr" / "share"
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / PROGRAM).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    for source, target in (
        (ROOT / "build_scripts" / "linux" / "beian-desktop.desktop", share / "applications" / f"{PROGRAM}.desktop"),
        (ROOT / "build_scripts" / "linux" / "beian-desktop.xml", share / "mime" / "packages" / f"{PROGRAM}.xml"),
        (DRAWING, share / "icons" / "hicolor" / "scalable" / "apps" / f"{PROGRAM}.svg"),
        *(
            (extra / f"program-{size}.png", share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{PROGRAM}.png")
            for size in LINUX_SIZES
        ),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    documents = share / "doc" / PROGRAM
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(
        (ROOT / "LICENSE").read_text(encoding="utf-8")
        + "\n"
        + (ROOT / "resources" / "notices.md").read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    told = CHANGELOG.format(version=version, moment=f"{moment:%a, %d %b %Y %H:%M:%S +0000}")
    (documents / "changelog.gz").write_bytes(gzip.compress(told.encode(), mtime=0))


def _write_control(root: Path, version: str) -> None:
    from build_scripts.archives import size

    depends = [f"libc6 (>= {newest_glibc(root)})", *dict.fromkeys(LINUX_SYSTEM.values())]
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            version=version,
            architecture=architecture(),
            kilobytes=size(root) // 1024,
            depends=", ".join(depends),
            recommends=", ".join(LINUX_OPTIONAL.values()),
        ),
        encoding="utf-8",
    )


def newest_glibc(folder: Path) -> str:
    """The newest version of the C library that any file of the folder asks for: 2.34."""
    asked = {found for path in libraries(folder) for found in re.findall(rb"GLIBC_(\d+\.\d+)", path.read_bytes())}
    numbers = max([int(part) for part in version.split(b".")] for version in asked)
    return ".".join(map(str, numbers))


def libraries(folder: Path) -> Iterator[Path]:
    """The programs and shared libraries in a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and (".so" in path.name or path.stat().st_mode & 0o100):
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield path


def needed(folder: Path) -> set[str]:
    """The shared libraries that the folder's own ones name and that aren't in it: they come from the system."""
    own = {path.name for path in folder.rglob("*.so*")}
    asked: set[str] = set()
    for path in libraries(folder):
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
        asked |= set(re.findall(r"NEEDED\s+(\S+)", told))
    return asked - own


def _make_even(root: Path) -> None:
    """The modes that a package has, whatever the umask of who builds."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
