"""The sRGB colour space as an ICC profile, computed from its definition (IEC 61966-2-1), so that no foreign file is shipped."""

from __future__ import annotations

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
"""D50, to which a profile's colours refer (ICC.1:2001-04, 6.1.4)."""

_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The primaries of sRGB, adapted from D65 to D50 (Bradford)."""

_STEPS = 1024


@cache
def srgb_profile() -> bytes:
    """A display profile of version 2.1: three primaries and one curve."""
    parts = {b"desc": _description("sRGB"), b"cprt": b"text\0\0\0\0Public domain\0", b"wtpt": _xyz(_WHITE)}
    parts |= {tag: _xyz(colour) for tag, colour in _PRIMARIES.items()}
    curve = struct.pack(">4s4xI", b"curv", _STEPS) + b"".join(
        struct.pack(">H", round(_linear(step / (_STEPS - 1)) * 65535)) for step in range(_STEPS)
    )
    table, body = b"", b""
    start = 128 + 4 + 12 * (len(parts) + 3)
    for tag, part in [*parts.items(), (b"rTRC", curve)]:
        table += struct.pack(">4sII", tag, start + len(body), len(part))
        body += part + b"\0" * (-len(part) % 4)
    for tag in (b"gTRC", b"bTRC"):
        table += tag + table[4 + 12 * len(parts) : 12 * (len(parts) + 1)]
    whole = struct.pack(">I", len(parts) + 3) + table + body
    return _header(128 + len(whole)) + whole


def _linear(value: float) -> float:
    """The light of a value from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _header(size: int) -> bytes:
    """Made on a fixed day, so that the same package gives the same bytes."""
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ") + day + b"acsp"
    return (head + b"\0" * 28 + _numbers(_WHITE)).ljust(128, b"\0")


def _numbers(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(values)


def _description(name: str) -> bytes:
    """A textDescriptionType: the name in ASCII, none in Unicode and ScriptCode."""
    text = name.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)
