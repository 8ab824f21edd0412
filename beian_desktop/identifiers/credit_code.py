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
from beian_desktop.system.language import Text

ENTERPRISE = "91"
SOLE_TRADER = "92"
FARMERS_COOPERATIVE = "93"
STATE_AUTHORITY = "11"
PUBLIC_INSTITUTION = "12"
SOCIAL_ORGANISATION = "51"

KINDS = {
    "11": Text("机关", "Government authority"),
    "12": Text("事业单位", "Public institution"),
    "13": Text("编办直接管理机构编制的群众团体", "Mass organisation"),
    "19": Text("机构编制其他", "Other, staffing office"),
    "21": Text("外国常驻新闻机构", "Foreign news bureau"),
    "29": Text("外交其他", "Other, foreign affairs"),
    "31": Text("律师执业机构", "Law firm"),
    "32": Text("公证处", "Notary office"),
    "33": Text("基层法律服务所", "Legal service office"),
    "34": Text("司法鉴定机构", "Forensic institution"),
    "35": Text("仲裁委员会", "Arbitration commission"),
    "39": Text("司法行政其他", "Other, justice"),
    "41": Text("外国在华文化中心", "Foreign cultural centre"),
    "49": Text("文化其他", "Other, culture"),
    "51": Text("社会团体", "Association"),
    "52": Text("民办非企业单位", "Private non-enterprise unit"),
    "53": Text("基金会", "Foundation"),
    "59": Text("民政其他", "Other, civil affairs"),
    "61": Text("外国旅游部门常驻代表机构", "Foreign tourism office"),
    "62": Text("港澳台地区旅游部门常驻内地（大陆）代表机构", "Tourism office of Hong Kong, Macao or Taiwan"),
    "69": Text("旅游其他", "Other, tourism"),
    "71": Text("宗教活动场所", "Place of worship"),
    "72": Text("宗教院校", "Religious school"),
    "79": Text("宗教其他", "Other, religion"),
    "81": Text("基层工会", "Trade union"),
    "89": Text("工会其他", "Other, trade unions"),
    "91": Text("企业", "Enterprise"),
    "92": Text("个体工商户", "Sole trader"),
    "93": Text("农民专业合作社", "Farmers' cooperative"),
    "99": Text("工商其他", "Other, market regulation"),
    "A1": Text("军队事业单位", "Military institution"),
    "A9": Text("军队其他", "Other, military"),
    "N1": Text("组级集体经济组织", "Collective of a village group"),
    "N2": Text("村级集体经济组织", "Collective of a village"),
    "N3": Text("乡镇级集体经济组织", "Collective of a township"),
    "N9": Text("农业其他", "Other, agriculture"),
    "Y1": Text("其他", "Other"),
}
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
    def kind_name(self) -> Text | None:
        """The kind of organisation, None for one that the standard lacks."""
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
