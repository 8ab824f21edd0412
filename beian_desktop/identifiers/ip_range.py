"""IP addresses and ranges of them, IPv4 and IPv6."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_identifier

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LABEL = re.compile(r"^[\u4e00-\u9fff]{0,6}\s?IP\s?(?:地址|段)?\s?:\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:--?|~|至|到|\bto\b|\.\.\.?|\s)\s*")
_LAST_PART = re.compile(r"[0-9]{1,3}")
_LARGEST_IPV4 = 2 ** (32 - 20)
_LONGEST = 120

# IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates).
_NOT_PUBLIC: tuple[tuple[str, str], ...] = (
    ("10.0.0.0/8", "private"),
    ("172.16.0.0/12", "private"),
    ("192.168.0.0/16", "private"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("100.64.0.0/10", "shared"),
    ("224.0.0.0/4", "multicast"),
    ("0.0.0.0/8", "reserved"),
    ("192.0.0.0/24", "reserved"),
    ("198.18.0.0/15", "reserved"),
    ("240.0.0.0/4", "reserved"),
    ("::/128", "reserved"),
    ("::1/128", "loopback"),
    ("::/96", "reserved"),
    ("::ffff:0:0/96", "reserved"),
    ("64:ff9b:1::/48", "reserved"),
    ("100::/64", "reserved"),
    ("2001::/23", "reserved"),
    ("5f00::/16", "reserved"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "private"),
    ("ff00::/8", "multicast"),
)
_EXAMPLES = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20")
"""RFC 5737, RFC 3849 and RFC 9637: addresses for documentation."""


@dataclass(frozen=True, slots=True)
class IpRange:
    """Addresses from ``start`` to ``end``, both included; ``public`` when all can be reached from the internet."""

    family: int
    start: str
    end: str
    count: int
    public: bool


def read_ip_range(text: str) -> Reading[IpRange]:
    """Reads ``a``, ``a-b``, ``a~b``, ``a/24`` (WEB-10); the normal form is ``from-to``, or ``from`` for one address."""
    cleaned = clean_identifier(text).without(_LABEL)
    ends = _network_ends(cleaned.text) or _two_ends(cleaned.text)
    return _read_ends(text, ends, cleaned.findings)


def read_ip_range_pair(start: str, end: str) -> Reading[IpRange]:
    """Reads the two columns of a range; an empty ``end`` means a single address."""
    typed = f"{start}-{end}" if end.strip() else start
    first, last = clean_identifier(start), clean_identifier(end)
    findings = dict.fromkeys((*first.findings, *(last.findings if last.text else ())))
    if not last.text:
        return _read_ends(typed, _network_ends(first.text) or _two_ends(first.text), tuple(findings))
    return _read_ends(typed, (_address(first.text), _address(last.text)), tuple(findings))


_Ends = tuple[_Address | None, _Address | None]


def _read_ends(typed: str, ends: _Ends, cleaned: tuple[Finding, ...]) -> Reading[IpRange]:
    first, last = ends
    if first is None or last is None:
        return Reading(typed, None, None, (*cleaned, finding("WEB-10", "ip.unreadable")))
    if first.version != last.version:
        return Reading(typed, None, None, (*cleaned, finding("WEB-10", "ip.families")))
    if int(first) > int(last):
        problem = finding("WEB-10", "ip.order", start=first, end=last)
        return Reading(typed, None, None, (*cleaned, problem))
    findings = tuple(_findings(first, last))
    public = not any(each.code != "ip.large" for each in findings)
    parts = IpRange(first.version, str(first), str(last), int(last) - int(first) + 1, public)
    normal = parts.start if first == last else f"{parts.start}-{parts.end}"
    return Reading(typed, normal, parts, (*cleaned, *findings))


def _findings(first: _Address, last: _Address) -> Iterator[Finding]:
    for written, kind in _NOT_PUBLIC:
        if _overlaps(first, last, written):
            yield finding("WEB-10", f"ip.{kind}")
            return
    if any(_overlaps(first, last, written) for written in _EXAMPLES):
        yield finding("WEB-10", "ip.example", Severity.WARNING)
    count = int(last) - int(first) + 1
    if first.version == 4 and count > _LARGEST_IPV4:
        yield finding("WEB-10", "ip.large", Severity.WARNING, count=count)


def _overlaps(first: _Address, last: _Address, written: str) -> bool:
    version, lowest, highest = _bounds(written)
    return version == first.version and int(first) <= highest and lowest <= int(last)


@cache
def _bounds(written: str) -> tuple[int, int, int]:
    """Version, first and last address of a network."""
    network = ipaddress.ip_network(written)
    return network.version, int(network[0]), int(network[-1])


def _network_ends(text: str) -> _Ends | None:
    if text.count("/") != 1 or len(text) > _LONGEST:
        return None
    try:
        network = ipaddress.ip_interface(re.sub(r"\s+", "", text)).network
    except ValueError:
        return None
    return network[0], network[-1]


def _two_ends(text: str) -> _Ends:
    if len(text) > _LONGEST:
        return None, None
    pieces = _BETWEEN.split(text)
    if len(pieces) > 2:
        return None, None
    first = _address(pieces[0])
    if len(pieces) == 1:
        return first, first
    if first is not None and first.version == 4 and _LAST_PART.fullmatch(pieces[1]):
        return first, _address(str(first).rpartition(".")[0] + "." + pieces[1])
    return first, _address(pieces[1])


def _address(text: str) -> _Address | None:
    try:
        found = ipaddress.ip_address(text.strip().removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
    return None if "%" in text else found
