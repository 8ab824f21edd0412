"""resources/notices.md names every library that a built program carries."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def closure(wanted: list[str]) -> set[str]:
    """The named packages and all that they need on this system."""
    found: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            wanted += requires(name) or []
    return found


def test_every_library_is_named_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    table = (ROOT / "resources" / "notices.md").read_text(encoding="utf-8").split("## Libraries")[1]
    named = {canonicalize_name(word) for word in re.findall(r"[\w.-]+", table)}
    assert closure(project["project"]["dependencies"]) - named == set()
