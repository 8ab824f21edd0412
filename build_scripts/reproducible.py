"""Builds the folder twice and compares: ``python build_scripts/reproducible.py``. The exit code is 1 when they differ.

Both builds are of this checkout in its present place, by the same Python and the same lock file.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beian_desktop import __version__  # noqa: E402 - the checkout, wherever this is called from
from build_scripts import archives, build, checksums  # noqa: E402

MAY_DIFFER: tuple[str, ...] = ()
"""Patterns of files that differ from build to build, each with its reason. None does."""


def main() -> int:
    """Tells what differs; nothing when the builds are the same."""
    first, second = (fingerprints() for _ in range(2))
    faults = list(differences(first, second))
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} of {len(second)} files differ.")
    return 1 if faults else 0


def fingerprints() -> dict[str, str]:
    """Builds, and gives the hash of each file of the folder and of the portable archive."""
    build.folder()
    packed = archives.tarred(build.FOLDER, build.BUILD / "compared", __version__, build.commit_time())
    return {"(archive)": checksums.sha256(packed), **hashes(build.FOLDER)}


def hashes(folder: Path) -> dict[str, str]:
    """Path -> hash of each file; of a link, where it leads."""
    return {
        path.relative_to(folder).as_posix(): f"-> {path.readlink()}" if path.is_symlink() else checksums.sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def differences(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """One line for each file that is only in one of them or has other bytes."""
    names = [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]
    return [f"differs: {name}" for name in names if not any(re.fullmatch(pattern, name) for pattern in MAY_DIFFER)]


if __name__ == "__main__":
    sys.exit(main())
