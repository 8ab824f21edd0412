"""A Debian with nothing in it but its base, made by debootstrap; the package is installed there with what it declares."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.contents import LINUX_OPTIONAL
from build_scripts.linux_package import libraries

MIRROR = "http://deb.debian.org/debian"
CACHE = Path(__file__).resolve().parent.parent / "build" / "debootstrap"


@contextmanager
def made(suite: str) -> Iterator[Path]:
    """A fresh root, removed afterwards. Needs root, debootstrap and the network; its packages are kept in ``build/``."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="beian-debian-") as folder:
        root = Path(folder) / suite
        command = ["debootstrap", "--variant=minbase", f"--cache-dir={CACHE}", suite, str(root), MIRROR]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        root.parent.chmod(0o755)
        yield root


def unsuitable(root: Path) -> Iterator[str]:
    """What a bare root must not have, or the test would prove nothing."""
    for place in ("usr/bin/python3", "usr/share/fonts", "usr/lib/x86_64-linux-gnu/libGL.so.1"):
        if (root / place).exists():
            yield f"the bare Debian has /{place}"


def unresolved(root: Path) -> Iterator[str]:
    """Libraries that the program's own ones, those of a window on a screen included, don't find there."""
    program = root / "usr" / "lib" / "beian-desktop"
    own = "/usr/lib/beian-desktop/_internal"  # as the program sets it for itself
    for path in libraries(program):
        inside = "/" + path.relative_to(root).as_posix()
        for line in within(root, "env", f"LD_LIBRARY_PATH={own}", "ldd", inside).splitlines():
            if "not found" in line and not any(name in line for name in LINUX_OPTIONAL):
                yield f"{inside}: {line.strip()}"


def install(root: Path, package: Path) -> list[str]:
    """Installs the package with what it declares alone, and takes away fonts; the packages that came along."""
    before = installed(root)
    shutil.copy(package, root / "root" / package.name)
    (root / "etc" / "apt" / "apt.conf.d" / "00quiet").write_text('APT::Install-Recommends "false";\n', encoding="utf-8")
    for command in (("update",), ("install", "-y", f"/root/{package.name}")):
        within(root, "apt-get", "-qq", *command)
    shutil.rmtree(root / "usr" / "share" / "fonts", ignore_errors=True)
    return sorted(installed(root) - before)


def installed(root: Path) -> set[str]:
    """The names of the packages within the root."""
    return set(within(root, "dpkg-query", "-f", "${Package}\n", "-W").split())


def within(root: Path, *command: str) -> str:
    """Runs a command in the root; what it prints. Raises CalledProcessError."""
    variables = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    proxies = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    done = subprocess.run(
        ["chroot", str(root), *command], env=variables | proxies, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} in the bare Debian: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
