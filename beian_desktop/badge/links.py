"""Where a link on a page leads: the police's query pages, the ministry, or elsewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

from beian_desktop.checks.badge_page import Link, LinkKind

PRESENT_HOST = "beian.mps.gov.cn"
OLD_HOST = "beian.gov.cn"
_MINISTRY = ("miit.gov.cn", "miitbeian.gov.cn")

_ADDRESS = re.compile(r"(?:https?:)?//+(?:[^/@?#]*@)?([^/?#:]+)(.*)", re.IGNORECASE | re.DOTALL)
_CODE = re.compile(r"(?<![a-z])(?:record)?code\s*=\s*[^0-9&]{0,12}([0-9]+)", re.IGNORECASE)
_DROPPED = re.compile(r"[\t\r\n]")
_SCRIPT = re.compile(r"\s*javascript:", re.IGNORECASE)


def parted(href: str) -> tuple[str, str]:
    """Host, in lower case, and the rest of an address as browsers read it; the host is empty within the own site."""
    found = _ADDRESS.match(_DROPPED.sub("", href).replace("\\", "/").strip())
    return (found[1].lower().rstrip("."), found[2]) if found else ("", "")


def is_host(host: str, domain: str) -> bool:
    """Whether a host is the domain or lies below it."""
    return host == domain or host.endswith(f".{domain}")


def read_link(href: str) -> Link:
    """What a badge's link is; an empty ``href`` or a script is no link."""
    if not href.strip() or _SCRIPT.match(href):
        return Link()
    host, rest = parted(href)
    present, old = is_host(host, PRESENT_HOST), is_host(host, OLD_HOST)
    if not present and not old:
        return Link(LinkKind.OTHER, ministry=any(is_host(host, each) for each in _MINISTRY))
    found = _CODE.search(unquote(rest))
    if found is None:
        return Link(LinkKind.NO_CODE, old=old)
    return Link(LinkKind.OLD if old else LinkKind.PRESENT, found[1], old=old)


def is_police(href: str) -> bool:
    """Whether a link leads to the police's query site, present or old."""
    host, _ = parted(href)
    return is_host(host, PRESENT_HOST) or is_host(host, OLD_HOST)
