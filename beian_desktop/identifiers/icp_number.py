"""Numbers of the ministry of industry: ICP filing (备), ICP licence (证) and telecom licence (B2-…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from beian_desktop.identifiers.footer import (
    HAN,
    clean_footer,
    findings_around,
    is_label,
    may_follow,
    may_precede,
    spaced_digits,
)
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding

Kind = Literal["filing", "licence", "value_added"]
SuffixKind = Literal["site", "app", "mini_program"]

SIGNS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新")
"""The province signs that the ministry writes (蜀 陇 黔, where the police write 川 甘 贵)."""

_POLICE_SIGNS = {"川": "蜀", "甘": "陇", "贵": "黔", "云": "滇"}
_ANY_PROVINCE = "合字"
"""Stands in front of a licence that is valid in several provinces."""

_SIGN = rf"[\[(]?(?P<sign>合字|{HAN})[\])]?\s?"
_ICP = r"\(?I\s?C\s?P\)?\s?"
_SUFFIX = r"(?:\s?[-_]\s?(?P<suffix>[1-9][0-9]{0,4})\s?(?P<what>[AX])?(?![0-9A-Z]))?"
_SIX, _EIGHT, _TEN = map(spaced_digits, (6, 8, 10))
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "filing",
        re.compile(rf"{_SIGN}{_ICP}备\s?[案字]?\s?第?\s?:?\s?(?P<number>{_TEN}|{_EIGHT})(?!\s?[0-9])\s?号?{_SUFFIX}"),
    ),
    (
        "licence",
        re.compile(rf"{_SIGN}{_ICP}证\s?字?\s?第?\s?:?\s?(?P<number>{_SIX})(?!\s?[0-9])\s?号?{_SUFFIX}"),
    ),
    (
        "value_added",
        re.compile(
            rf"(?:{_SIGN})?(?:{_ICP}证\s?:?\s?)?"
            rf"(?P<number>[AB][12](?:\s?[.,/]\s?[AB][12])*\s?-\s?{_EIGHT})(?!\s?[0-9])\s?号?{_SUFFIX}"
        ),
    ),
)
_SUFFIX_KINDS: dict[str | None, SuffixKind] = {None: "site", "A": "app", "X": "mini_program"}


@dataclass(frozen=True, slots=True)
class IcpNumber:
    """A number of the ministry.

    ``suffix`` is what stands after 号- (``1``, ``2A``, ``3X``) and ``suffix_kind`` says of what;
    ``province`` is the sign as written, None for a licence valid in several provinces.
    """

    province: str | None
    kind: Kind
    number: str
    suffix: str | None
    suffix_kind: SuffixKind | None

    @property
    def written(self) -> str:
        """The one way this program writes the number: 京ICP备12345678号-1."""
        return _normal(self)


def read_icp_number(text: str) -> Reading[IcpNumber]:
    """Reads an ICP number as people and page footers write it (WEB-06)."""
    cleaned = clean_footer(text)
    for kind, shape in _SHAPES:
        match = shape.search(cleaned.text)
        if match is None:
            continue
        number, start = _number(kind, match)
        known = number.province is None or _is_known(number.province)
        if may_precede(cleaned.text[:start], known) and may_follow(cleaned.text[match.end() :]):
            told = findings_around(cleaned, start, match.end())
            return Reading(text, _normal(number), number, (*told, *_doubts(number)))
    return Reading(text, None, None, (*cleaned.findings, _problem(cleaned.text)))


def _number(kind: Kind, match: re.Match[str]) -> tuple[IcpNumber, int]:
    """The number and where it begins; what looks like its sign may end a label (许可证 B2-…)."""
    sign: str | None = match["sign"]
    start = match.start()
    if sign and is_label(match.string[: match.end("sign")]):
        sign, start = None, match.end("sign")
    suffix = match["suffix"] and match["suffix"] + (match["what"] or "")
    digits = re.sub(r"\s", "", match["number"]).replace(",", ".").replace("/", ".")
    suffix_kind = _SUFFIX_KINDS[match["what"]] if suffix else None
    return IcpNumber(sign, kind, digits, suffix, suffix_kind), start


def _is_known(sign: str) -> bool:
    return sign in SIGNS or sign in _POLICE_SIGNS or sign == _ANY_PROVINCE


def _normal(number: IcpNumber) -> str:
    heads = {"filing": "ICP备", "licence": "ICP证", "value_added": ""}
    ends = {"filing": "号", "licence": "号", "value_added": ""}
    suffix = f"-{number.suffix}" if number.suffix else ""
    return f"{number.province or ''}{heads[number.kind]}{number.number}{ends[number.kind]}{suffix}"


def _doubts(number: IcpNumber) -> tuple[Finding, ...]:
    sign = number.province
    if sign is None or sign == _ANY_PROVINCE or sign in SIGNS:
        return ()
    if sign in _POLICE_SIGNS:
        proper = _POLICE_SIGNS[sign]
        return (finding("WEB-06", "icp.police-sign", Severity.WARNING, sign=sign, proper=proper),)
    return (finding("WEB-06", "icp.unknown-sign", Severity.WARNING, sign=sign),)


def _problem(text: str) -> Finding:
    if ("公网安备" in text or "公安备" in text) and "ICP" not in text:
        return finding("WEB-06", "icp.is-police-number")
    digits = re.search(r"ICP[备证]\D{0,9}([0-9]+)", text)
    if text.startswith("ICP"):
        return finding("WEB-06", "icp.no-province")
    if digits:
        return finding("WEB-06", "icp.digits", length=len(digits[1]))
    return finding("WEB-06", "icp.unreadable")
