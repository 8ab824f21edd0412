"""Where a member stands in a document: ``site.ip_ranges[1].from``.

A name that isn't plain stands in brackets as JSON: ``site["a.b"]``.
"""

from __future__ import annotations

import json
import re

Steps = tuple[str | int, ...]

_STEP = re.compile(r'\.?(?P<name>[\w-]+)|\[(?P<index>\d+)\]|\[(?P<quoted>"(?:[^"\\]|\\.)*")\]')
_PLAIN = re.compile(r"[^\W\d][\w-]*")


def join(path: str, step: str | int) -> str:
    """The path one step deeper; the empty path is the document's."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    if _PLAIN.fullmatch(step):
        return f"{path}.{step}" if path else step
    return f"{path}[{json.dumps(step, ensure_ascii=False)}]"


def split(path: str) -> Steps:
    """The steps of a path that :func:`join` made."""
    return tuple(_step(found) for found in _STEP.finditer(path))


def _step(found: re.Match[str]) -> str | int:
    if found["index"] is not None:
        return int(found["index"])
    quoted: str | None = found["quoted"]
    return found["name"] if quoted is None else str(json.loads(quoted))
