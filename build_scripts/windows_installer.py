"""The installer for Windows: ``windows/program.iss`` given to Inno Setup 6."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent / "windows" / "program.iss"
COMPILERS = (r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe", r"C:\Program Files\Inno Setup 6\ISCC.exe")


def build(folder: Path, extra: Path, out: Path, version: str) -> Path:
    """Makes the installer out of a built folder; signed when BEIAN_SIGN_COMMAND holds the command that signs a file."""
    compiler = shutil.which("iscc") or next((path for path in COMPILERS if Path(path).exists()), None)
    if compiler is None:
        raise SystemExit("Inno Setup 6 isn't here: https://jrsoftware.org/isdl.php, or choco install innosetup.")
    out.mkdir(exist_ok=True)
    subprocess.run([compiler, *arguments(folder, extra, out, version), str(SCRIPT)], check=True)
    return out / f"beian-desktop-{version}-setup.exe"


def arguments(folder: Path, extra: Path, out: Path, version: str) -> list[str]:
    """What the script is told: places, version, and how to sign."""
    told = [f"/DVersion={version}", f"/DFolder={folder}", f"/DExtra={extra}", f"/O{out}"]
    signing = os.environ.get("BEIAN_SIGN_COMMAND")
    return [*told, "/DSign", f"/Ssign={signing}"] if signing else told
