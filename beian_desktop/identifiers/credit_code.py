"""统一社会信用代码 (GB 32100-2015): authority, kind, region, organisation code, check character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from beian_desktop.identifiers import area
from beian_desktop.identifiers.check_digits import (
    CREDIT_ALPHABET,
    CREDIT_VALUES,
    CREDIT_WEIGHTS,
    credit_check,
    organisation_check,
)
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_code

ENTERPRISE = "91"
SOLE_TRADER = "92"
FARMERS_COOPERATIVE = "93"
STATE_AUTHORITY = "11"
PUBLIC_INSTITUTION = "12"
SOCIAL_ORGANISATION = "51"

KINDS = {
    "11": "机关", "12": "事业单位", "13": "编办直接管理机构编制的群众团体", "19": "机构编制其他",
    "21": "外国常驻新闻机构", "29": "外交其他",
    "31": "律师执业机构", "32": "公证处", "33": "基层法律服务所", "34": "司法鉴定机构", "35": "仲裁委员会", "39": "司法行政其他",
    "41": "外国在华文化中心", "49": "文化其他",
    "51": "社会团体", "52": "民办非企业单位", "53": "基金会", "59": "民政其他",
    "61": "外国旅游部门常驻代表机构", "62": "港澳台地区旅游部门常驻内地（大陆）代表机构", "69": "旅游其他",
    "71": "宗教活动场所", "72": "宗教院校", "79": "宗教其他",
    "81": "基层工会", "89": "工会其他",
    "91": "企业", "92": "个体工商户", "93": "农民专业合作社", "99": "工商其他",
    "A1": "军队事业单位", "A9": "军队其他",
    "N1": "组级集体经济组织", "N2": "村级集体经济组织", "N3": "乡镇级集体经济组织", "N9": "农业其他",
    "Y1": "其他",
}  # fmt: skip
"""The first two characters: who registers, and what kind of organisation it is."""

_AUTHORITIES = frozenset(kind[0] for kind in KINDS)
_SHAPE = re.compile(rf"[{CREDIT_ALPHABET}]{{18}}")
_LOOKALIKES = str.maketrans("IOSZ", "1052")


@dataclass(frozen=True, slots=True)
class CreditCode:
    """The parts of a code. ``authority`` is its first character, ``kind`` its first two (see KINDS)."""

    code: str
    authority: str
    kind: str
    region: str
    organisation_code: str

    @property
    def kind_name(self) -> str | None:
        """The kind of organisation in Chinese, None for one that the standard lacks."""
        return KINDS.get(self.kind)


def read_credit_code(text: str) -> Reading[CreditCode]:
    """Reads a credit code (SUB-01); only its check character can be confirmed."""
    cleaned = clean_code(text)
    code = cleaned.text
    problem = _shape_problem(code)
    if problem:
        return Reading(text, None, None, (*cleaned.findings, problem), tuple(_unconfused(code)))
    parts = _parts(code)
    wrong_check = code[17] != credit_check(code)
    findings = [*cleaned.findings, *_doubts(parts)]
    if wrong_check:
        findings.append(finding("SUB-01", "credit-code.check-character", confirmable=True))
    return Reading(text, code, parts, tuple(findings), tuple(_near(code)) if wrong_check else ())


def _parts(code: str) -> CreditCode:
    return CreditCode(code, code[0], code[:2], code[2:8], code[8:17])


def _shape_problem(code: str) -> Finding | None:
    if len(code) != 18:
        return finding("SUB-01", "credit-code.length", length=len(code))
    if not _SHAPE.fullmatch(code):
        strange = "".join(dict.fromkeys(each for each in code if each not in CREDIT_ALPHABET))
        return finding("SUB-01", "credit-code.alphabet", characters=strange)
    if not code[2:8].isdigit():
        return finding("SUB-01", "credit-code.region-digits", digits=code[2:8])
    if set(code) == {"0"}:
        return finding("SUB-01", "credit-code.zeros")
    return None


def _doubts(parts: CreditCode) -> Iterator[Finding]:
    if parts.authority not in _AUTHORITIES:
        yield finding("SUB-01", "credit-code.authority", Severity.WARNING, character=parts.authority)
    elif parts.kind not in KINDS:
        yield finding("SUB-01", "credit-code.kind", Severity.WARNING, characters=parts.kind)
    if parts.region != "100000" and not area.is_known(parts.region):
        yield finding("SUB-01", "credit-code.region", Severity.WARNING, digits=parts.region)
    if parts.organisation_code[8] != organisation_check(parts.organisation_code):
        yield finding("SUB-01", "credit-code.organisation-check", Severity.WARNING, code_part=parts.organisation_code)


def _unconfused(code: str) -> Iterator[str]:
    """The code with letters that the standard left out read as the digits that they look like."""
    read = code.translate(_LOOKALIKES)
    if read != code and _shape_problem(read) is None and read[17] == credit_check(read):
        yield read


def _near(code: str) -> Iterator[str]:
    """Valid codes one character or one swap of neighbours away."""
    values = [CREDIT_VALUES[character] for character in code]
    weights = (*CREDIT_WEIGHTS, 1)
    missing = -sum(map(mul, weights, values)) % 31
    for place, weight in enumerate(weights):
        value = (values[place] + missing * pow(weight, -1, 31)) % 31
        yield from _if_plausible(code[:place] + CREDIT_ALPHABET[value] + code[place + 1 :])
    for place in range(17):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped[17] == credit_check(swapped):
            yield from _if_plausible(swapped)


def _if_plausible(code: str) -> Iterator[str]:
    if _shape_problem(code) is None and next(_doubts(_parts(code)), None) is None:
        yield code
