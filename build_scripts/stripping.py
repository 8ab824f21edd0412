"""Symbols for debuggers taken out of a Linux build: Python, SQLCipher, SQLAlchemy and others carry 50 MB of them."""

from __future__ import annotations

import subprocess
from pathlib import Path


def strip(folder: Path) -> None:
    """Strips the libraries of a built folder; the smoke test tells whether they still work."""
    libraries = [path for path in folder.rglob("*.so*") if not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *map(str, sorted(libraries))], check=True)
