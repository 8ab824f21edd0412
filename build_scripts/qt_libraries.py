"""The system libraries that Qt's wheels expect on Linux: looked for, installed when root on Debian, named otherwise."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from build_scripts.environment import SetupError, say

# shared library -> Debian package
OFFSCREEN: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW: Mapping[str, str] = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"  # dpkg looks for ldconfig there


def ensure(libraries: Mapping[str, str]) -> None:
    """Leaves the libraries loadable. Raises SetupError that names the command to type when it can't."""
    missing = absent(libraries) if sys.platform == "linux" else []
    if not missing:
        return
    packages = [libraries[name] for name in missing]
    if may_install():
        say(f"Installing system libraries that Qt needs: {' '.join(packages)}.")
        apt_get("update")
        apt_get("install", "-y", "--no-install-recommends", *packages)
        missing = absent(libraries)
    if missing:
        raise SetupError(how_to_install(missing, libraries))


def absent(libraries: Mapping[str, str]) -> list[str]:
    """Those libraries that this system can't load."""
    return [name for name in libraries if not loads(name)]


def loads(name: str) -> bool:
    """Whether the system's loader finds the shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Whether this is a Debian-like system and we are its administrator."""
    return os.geteuid() == 0 and shutil.which("apt-get", path=SYSTEM_FOLDERS) is not None


def apt_get(*arguments: str) -> None:
    """Runs apt-get without questions; whether it helped is seen by looking for the libraries again."""
    path = f"{os.environ.get('PATH', '')}:{SYSTEM_FOLDERS}"
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PATH": path}
    command = ["apt-get", "-qq", *arguments]
    subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def how_to_install(missing: list[str], libraries: Mapping[str, str]) -> str:
    """The sentence for a person who has to install the libraries."""
    packages = " ".join(libraries[name] for name in missing)
    return (
        f"Qt needs system libraries that are not here: {', '.join(missing)}. On Debian, Ubuntu, UOS or Kylin type:"
        f"\n  sudo apt-get update && sudo apt-get install -y {packages}"
        "\nElsewhere install the packages that hold them, then call this again."
    )
