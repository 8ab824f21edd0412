"""Domain names: labels by IDNA 2008 with UTS 46 mapping, suffixes by the public suffix list."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_identifier

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_LABEL = re.compile(r"^[\u4e00-\u9fff]{0,8}(?:域名|网址|网站|地址|官网|主页)\s?:\s*")
_SCHEME = re.compile(r"^(?:([A-Za-z][A-Za-z0-9+.\-]*):?)?//+")
_PORT = re.compile(r":([0-9]{1,5})$")
_PORTS = range(1, 65536)
_LONGEST_URL = 2048
_LONGEST_NAME = 253
_EAST_ASIAN = "CJK"
_EAST_ASIAN_WRITINGS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})
_LOOK_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵүҽЬ" + "αοορνυικτγωε")


@dataclass(frozen=True, slots=True)
class Domain:
    """A host name and what it tells.

    ``host`` is the whole name in Unicode (``unicode`` is the same, ``punycode`` its ASCII form);
    ``registrable`` the part that was registered, ``suffix`` the public suffix, both in Unicode;
    ``is_registrable`` whether the host is that part itself.
    """

    registrable: str
    host: str
    suffix: str
    is_registrable: bool
    unicode: str
    punycode: str


@dataclass(frozen=True, slots=True)
class HomeUrl:
    """An address of a page: scheme, host (a name in Unicode or an IP address), port and the rest."""

    url: str
    scheme: str
    host: str
    port: int | None
    path: str


def read_domain(text: str) -> Reading[Domain]:
    """Reads a host name or the host of a URL (WEB-07); whether a field wants a registrable one is its matter."""
    cleaned = clean_identifier(text).without(_LABEL)
    findings = cleaned.findings
    host, from_url = _host(cleaned.text)
    problem = _host_problem(host)
    if problem:
        return Reading(text, None, None, (*findings, problem))
    names = _labels(host)
    if names is None:
        return Reading(text, None, None, (*findings, finding("WEB-07", "domain.labels")))
    domain = _domain(*names)
    if isinstance(domain, Finding):
        return Reading(text, None, None, (*findings, domain))
    if from_url:
        findings = (*findings, finding("WEB-07", "domain.from-url", Severity.WARNING, host=domain.host))
    if _looks_foreign(domain.host):
        doubt = finding("WEB-07", "domain.lookalike", Severity.WARNING, punycode=domain.punycode)
        findings = (*findings, doubt)
    return Reading(text, domain.unicode, domain, findings)


def read_home_url(text: str) -> Reading[HomeUrl]:
    """Reads the address of a home page: a URL, a host name or an IP address (WEB-07, WEB-10)."""
    cleaned = clean_identifier(text).without(_LABEL)
    scheme, rest = _divide_scheme(cleaned.text)
    if scheme not in ("http", "https"):
        problem = finding("WEB-07", "home-url.scheme", scheme=scheme)
        return Reading(text, None, None, (*cleaned.findings, problem))
    authority, path = _divide_path(rest)
    name, port = _divide_port(authority)
    if len(cleaned.text) > _LONGEST_URL or (port is not None and port not in _PORTS):
        return Reading(text, None, None, (*cleaned.findings, finding("WEB-07", "home-url.unreadable")))
    host, findings = _home_host(name)
    findings = (*cleaned.findings, *findings)
    if host is None:
        return Reading(text, None, None, findings)
    shown = f"[{host}]" if ":" in host else host
    url = f"{scheme}://{shown}{'' if port is None else f':{port}'}{path or '/'}"
    parts = HomeUrl(url, scheme, host, port, path or "/")
    return Reading(text, url, parts, findings)


def _home_host(name: str) -> tuple[str | None, tuple[Finding, ...]]:
    address = _ip(name)
    if address is None:
        reading = read_domain(name)
        return reading.normal, reading.findings
    from beian_desktop.identifiers.ip_range import read_ip_range

    findings = read_ip_range(str(address)).findings
    return str(address), findings


def _host(text: str) -> tuple[str, bool]:
    """The host that ``text`` names, and whether more than a host stood there."""
    scheme, rest = _divide_scheme(text)
    authority, path = _divide_path(rest)
    if scheme and _SCHEME.match(text.replace("\\", "/")):
        authority = authority.rpartition("@")[2]
    name, port = _divide_port(authority)
    more = rest != text or bool(path.strip("/")) or port is not None
    return name.strip().removesuffix("."), more


def _divide_scheme(text: str) -> tuple[str, str]:
    text = text.replace("\\", "/")
    match = _SCHEME.match(text)
    if match is None:
        return "http", text
    return match[1].lower() if match[1] else "http", text[match.end() :]


def _divide_path(text: str) -> tuple[str, str]:
    end = min((text.find(mark) for mark in "/?#" if mark in text), default=len(text))
    return text[:end], text[end:]


def _divide_port(authority: str) -> tuple[str, int | None]:
    match = _PORT.search(authority)
    if match is None or (authority.count(":") > 1 and "]" not in authority):
        return authority, None
    return authority[: match.start()], int(match[1])


def _host_problem(host: str) -> Finding | None:
    if _ip(host) is not None:
        return finding("WEB-07", "domain.is-address")
    if "@" in host:
        return finding("WEB-07", "domain.is-email")
    if not host or len(host) > _LONGEST_NAME or any(c.isspace() for c in host):
        return finding("WEB-07", "domain.unreadable")
    return None


def _ip(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None


def _labels(host: str) -> tuple[str, str] | None:
    """The host in Unicode and in punycode, or None when a label isn't allowed."""
    import idna  # 10 ms, not needed before the first window

    try:
        ascii_form = idna.encode(host, uts46=True, std3_rules=True).decode().lower()
        return idna.decode(ascii_form), ascii_form
    except (idna.IDNAError, UnicodeError):
        return None


def _domain(host: str, punycode: str) -> Domain | Finding:
    if re.fullmatch(r"[0-9.]+", punycode):
        return finding("WEB-07", "domain.is-address")
    suffix = _suffixes().publicsuffix(host)
    if suffix is None:
        return finding("WEB-07", "domain.unknown-suffix", suffix=host.rpartition(".")[2])
    registrable = _suffixes().privatesuffix(host)
    if registrable is None:
        return finding("WEB-07", "domain.only-suffix", suffix=host)
    return Domain(registrable, host, suffix, registrable == host, host, punycode)


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=True, accept_unknown=False)


def _looks_foreign(host: str) -> bool:
    """Whether a label mixes alphabets, or is of letters that all look Latin but aren't."""
    labels = host.split(".")
    in_latin_zone = labels[-1].isascii()
    written = (label for label in labels if not label.isascii())
    return any(_is_mixed(label) or (in_latin_zone and _poses_as_latin(label)) for label in written)


def _is_mixed(label: str) -> bool:
    """Whether letters of several alphabets stand together; Latin beside East Asian writing is usual."""
    alphabets = {_alphabet(character) for character in label if character.isalpha()}
    return len(alphabets) > 1 and alphabets != {_EAST_ASIAN, "LATIN"}


def _poses_as_latin(label: str) -> bool:
    letters = [c for c in label if c.isalpha()]
    return bool(letters) and all(c in _LOOK_LATIN for c in letters)


def _alphabet(character: str) -> str:
    first_word = re.split(r"[ -]", unicodedata.name(character, _EAST_ASIAN))[0]
    return _EAST_ASIAN if first_word in _EAST_ASIAN_WRITINGS else first_word
