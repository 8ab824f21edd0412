"""Reading single values as one kind, and the same as the entries of ``inspect --json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from beian_desktop.checks.catalogue_identifiers import MESSAGES
from beian_desktop.documents.glyphs import has_glyph
from beian_desktop.identifiers.inspect import KINDS, inspect_value
from beian_desktop.identifiers.reading import Finding
from beian_desktop.system.language import Language

__all__ = ["KINDS", "inspected"]


def inspected(kind: str, values: Iterable[str], today: date, language: Language) -> Iterator[dict[str, object]]:
    """What each value is as ``kind``, one of KINDS, as they come. Raises KeyError for an unknown kind."""
    for value in values:
        reading, parts = inspect_value(kind, value, today, has_glyph)
        yield {
            "input": value,
            "kind": kind,
            "valid": reading.valid,
            "normal": reading.normal,
            "parts": parts,
            "issues": [_issue(found, language) for found in reading.findings],
            "suggestions": list(reading.suggestions),
        }


def _issue(found: Finding, language: Language) -> dict[str, str]:
    message = MESSAGES[found.code].says.fill(language, **dict(found.params))
    return {"severity": found.severity.value, "rule": found.rule, "message": message}
