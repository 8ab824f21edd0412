"""Numbers of the ministry of industry: ICP filing (备), ICP licence (证) and telecom licence (B2-…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import Cleaned, clean_identifier

Kind = Literal["filing", "licence", "value_added"]
SuffixKind = Literal["site", "app", "mini_program"]

SIGNS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新")
"""The province signs that the ministry writes (蜀 陇 黔, where the police write 川 甘 贵)."""

_LABEL = re.compile(
    r"^[\s:|/,;.©*(\[【<«\"'-]*"
    r"(?:(?:copyright|©|\(c\)|版权所有|网站|工信部|工业和信息化部|信产部|信息产业部|通信管理局|ICP|增值电信|电信与信息服务|电信|业务|经营|许可证?|备案|编号|序号|证书|登记|主体|"
    r"备案号|号码|信息|证|号|/|、|和|-|\s|\()*"
    r"[:\])]\s*|(?:网站|工信部)?(?:ICP)?备案(?:/许可证)?(?:编?号)?\s*(?=[^\W\d_]\s*ICP)|(?:增值电信业务)?经营许可证(?:编?号)?\s*)?",
    re.IGNORECASE,
)
_SIGN = r"[\[(]?(?P<sign>[^\W\d_A-Za-z])[\])]?"
_SUFFIX = r"(?:[-_](?P<suffix>[1-9][0-9]{0,4})(?P<what>[AX])?)?"
_FILING = re.compile(rf"{_SIGN}ICP备(?:案|字)?第?(?P<number>[0-9]{{8}}|[0-9]{{10}})(?:号{_SUFFIX}|{_SUFFIX.replace('suffix', 'tail').replace('what', 'kind')})")
_LICENCE = re.compile(rf"{_SIGN}ICP证(?:字)?第?(?P<number>[0-9]{{6}})号?{_SUFFIX}号?")
_VALUE_ADDED = re.compile(
    r"(?P<sign>合字|[^\W\d_A-Za-z])?(?:ICP证)?(?P<number>[AB][12](?:[.,/]?[AB][12])*-[0-9]{8})号?" + _SUFFIX
)
_WRITTEN_AS = str.maketrans({"號": "号", "備": "备", "證": "证", "備": "备", "_": "-"})
_SUFFIX_KINDS: dict[str | None, SuffixKind] = {None: "site", "A": "app", "X": "mini_program"}
_POLICE_SIGNS = {"川": "蜀", "甘": "陇", "贵": "黔", "云": "滇"}
_TRAILING = " .,;|)]"
_LONGEST = 200


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


def read_icp_number(text: str) -> Reading[IcpNumber]:
    """Reads an ICP number as people and page footers write it (WEB-06)."""
    cleaned = _clean(text)
    compact = cleaned.text
    number = _filing(compact) or _licence(compact) or _value_added(compact)
    if number is None:
        return Reading(text, None, None, (*cleaned.findings, _problem(compact)))
    return Reading(text, _normal(number), number, (*cleaned.findings, *_doubts(number)))


def _clean(text: str) -> Cleaned:
    cleaned = clean_identifier(text)
    if len(cleaned.text) > _LONGEST:
        return cleaned
    plain = cleaned.text.translate(_WRITTEN_AS).upper()
    bare = _LABEL.sub("", plain, count=1).rstrip(_TRAILING)
    if len(bare) != len(plain):
        cleaned = cleaned.then(bare, f"{plain.removesuffix(bare)}→" if plain.endswith(bare) else "…→")
    return Cleaned(re.sub(r"\s+", "", bare), cleaned.changes)


def _filing(text: str) -> IcpNumber | None:
    match = _FILING.fullmatch(text)
    if match is None:
        return None
    tail = match["suffix"] or match["tail"]
    what = match["what"] or match["kind"]
    return _number(match["sign"], "filing", match["number"], tail, what)


def _licence(text: str) -> IcpNumber | None:
    match = _LICENCE.fullmatch(text)
    return match and _number(match["sign"], "licence", match["number"], match["suffix"], match["what"])


def _value_added(text: str) -> IcpNumber | None:
    match = _VALUE_ADDED.fullmatch(text)
    return match and _number(match["sign"], "value_added", match["number"], match["suffix"], match["what"])


def _number(sign: str | None, kind: Kind, number: str, tail: str | None, what: str | None) -> IcpNumber:
    suffix = tail and f"{tail}{what or ''}"
    return IcpNumber(sign, kind, number, suffix, _SUFFIX_KINDS[what] if suffix else None)


def _normal(number: IcpNumber) -> str:
    heads = {"filing": "ICP备", "licence": "ICP证", "value_added": ""}
    ends = {"filing": "号", "licence": "号", "value_added": ""}
    suffix = f"-{number.suffix}" if number.suffix else ""
    return f"{number.province or ''}{heads[number.kind]}{number.number}{ends[number.kind]}{suffix}"


def _doubts(number: IcpNumber) -> tuple[Finding, ...]:
    sign = number.province
    if sign is None or sign == "合字" or sign in SIGNS:
        return ()
    if sign in _POLICE_SIGNS:
        proper = _POLICE_SIGNS[sign]
        return (finding("WEB-06", "icp.police-sign", Severity.WARNING, sign=sign, proper=proper),)
    return (finding("WEB-06", "icp.unknown-sign", Severity.WARNING, sign=sign),)


def _problem(text: str) -> Finding:
    if "公网安备" in text or "公安备" in text:
        return finding("WEB-06", "icp.is-police-number")
    digits = re.search(r"ICP[备证]\D*([0-9]+)", text)
    if text.startswith("ICP"):
        return finding("WEB-06", "icp.no-province")
    if digits:
        return finding("WEB-06", "icp.digits", length=len(digits[1]))
    return finding("WEB-06", "icp.unreadable")
