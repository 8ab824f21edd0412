"""What a built program is made of: a CycloneDX bill of materials, and the licence texts of its libraries."""

from __future__ import annotations

import json
import re
import tomllib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NOTICES = ROOT / "resources" / "notices.md"
SPEC_VERSION = "1.6"
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|AUTHORS)[\w.-]*$", re.IGNORECASE)
WITHOUT_TEXT = {"chinesecalendar", "docxtpl", "pyside6-essentials", "shiboken6"}
"""Libraries whose wheels carry no licence text: MIT, and the LGPL of ``resources/licences``."""

_MADE_WITH = ("bootloader of PyInstaller", "GPL-2.0-or-later WITH Bootloader-exception")


def bill(version: str, moment: datetime) -> dict[str, Any]:
    """The document (CycloneDX 1.6): our libraries by the lock file's versions, the fonts, Python, the bootloader.

    The same input gives the same document; ``moment`` is the commit's.
    """
    licences = noticed()
    components = [library(name, locked, licences) for name, locked in sorted(versions().items()) if name in runtime()]
    components += [*fonts(), python(), {"type": "application", "name": _MADE_WITH[0], **licence(_MADE_WITH[1])}]
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": "",
        "version": 1,
        "metadata": {
            "timestamp": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "beian-desktop",
                "name": "beian-desktop",
                "version": version,
                **licence("MIT"),
            },
        },
        "components": components,
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(document, sort_keys=True))
    return {**document, "serialNumber": f"urn:uuid:{serial}"}


def library(name: str, version: str, licences: dict[str, str]) -> dict[str, Any]:
    """A component of Python's package index. Raises KeyError when the notices don't name it."""
    reference = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
        **licence(licences[name]),
    }


def licence(words: str) -> dict[str, Any]:
    """The member ``licenses`` of a component."""
    return {"licenses": [{"license": {"name": words}}]}


def fonts() -> Iterator[dict[str, Any]]:
    """The bundled fonts, from their table in the notices."""
    for row in table("## Fonts"):
        for file in re.findall(r"`([^`]+)`", row[0]):
            yield {"type": "file", "name": f"resources/fonts/{file}", "description": row[1], **licence(plain(row[3]))}


def python() -> dict[str, Any]:
    """The interpreter that goes along."""
    import platform

    return {"type": "framework", "name": "CPython", "version": platform.python_version(), **licence("PSF-2.0")}


def noticed() -> dict[str, str]:
    """Library -> licence, as ``resources/notices.md`` tells; names as the package index writes them."""
    return {canonical(name): plain(row[1]) for row in table("## Libraries") for name in re.findall(r"[\w.-]+", row[0])}


def table(heading: str) -> list[list[str]]:
    """The rows of the table below a heading of the notices."""
    part = NOTICES.read_text(encoding="utf-8").split(heading, 1)[1].split("\n## ", 1)[0]
    rows = [line.strip().strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def plain(words: str) -> str:
    """Words without marks of Markdown."""
    return words.replace("`", "")


def versions() -> dict[str, str]:
    """Library -> version in the lock file."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {canonical(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lines, re.MULTILINE)}


def runtime() -> set[str]:
    """The libraries that the program needs on this system, those of those included."""
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted, found = list(project["project"]["dependencies"]), set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonical(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            wanted += _requires(name)
    return found


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # a lock file renewed without renewing the environment
        return []


def canonical(name: str) -> str:
    """The name as the package index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def write_licences(folder: Path) -> None:
    """Writes the licence texts that the libraries carry, a folder for each library."""
    for name in sorted(runtime()):
        found = distribution(name)
        for source in licence_files(found):
            target = folder / name / "-".join(source.parts[1:] if ".dist-info" in source.parts[0] else source.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(Path(str(found.locate_file(source))).read_bytes())


def licence_files(found: Distribution) -> list[Any]:
    """The files of an installed library that tell its licence."""
    told = (path for path in found.files or () if path.suffix not in (".py", ".pyc", ".html"))
    return sorted(path for path in told if _LICENCE_FILE.match(path.name) or "licenses" in path.parts[:-1])
