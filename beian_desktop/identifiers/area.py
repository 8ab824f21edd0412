"""Administrative areas: GB/T 2260 codes of today and of the past, and the codes that only the police use.

The table (``resources/areas/areas.tsv``) is made by ``build_scripts/make_areas.py``.
It is read on first use; importing this module reads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_identifier
from beian_desktop.system.paths import resource

_TABLE = ("areas", "areas.tsv")

_CURRENT, _ABOLISHED, _POLICE = "c", "a", "p"
_ONCE = 4
_CODE = re.compile(r"[0-9]{6}")
_PLACEHOLDERS = frozenset({"市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位"})
_PATH_MARKS = re.compile(r"[\s/\\,.·>_|-]+")
_PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|蒙古族|蒙古|回族|藏族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|普米族|"
    "塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春|各族"
)
_RANK = r"(?:自治区|自治州|自治县|自治旗|特别行政区|省|市|地区|盟|区|县|旗|林区|特区)$"
_SHORT_NAMES = (re.compile(rf"(?:{_PEOPLES})*{_RANK}"), re.compile(_RANK))


@dataclass(frozen=True, slots=True)
class Area:
    """An area with the names of what it lies in.

    ``name`` is its own name; ``province``, ``city`` and ``county`` are the names of the
    levels down to it (a municipality's districts and directly governed counties have no
    city). ``police_only`` codes are missing in GB/T 2260; ``abolished`` ones were in it once.
    """

    code: str
    name: str
    province: str | None
    city: str | None
    county: str | None
    police_only: bool
    abolished: bool

    @property
    def full_name(self) -> str:
        """The names of all levels in one: 浙江省杭州市余杭区."""
        levels = [self.province or "", self.city or ""]
        own = self.county or ""
        if self.police_only and own and own in "".join(levels):
            own = ""
        return "".join(dict.fromkeys([*levels, own])) or self.name

    @property
    def level(self) -> int:
        """1 for a province, 2 for a city, 3 for a county."""
        return _level(self.code)


def area(code: str) -> Area | None:
    """The area with this six-digit code, or None when the table lacks it."""
    row = _rows().get(code)
    if row is None:
        return None
    name, state = row[1], row[2]
    level = _level(code)
    return Area(
        code=code,
        name=name,
        province=_name(code[:2] + "0000"),
        city=_city_name(code) if level > 1 else None,
        county=name if level == 3 else None,
        police_only=state == _POLICE,
        abolished=state == _ABOLISHED,
    )


def earlier_area(code: str) -> Area | None:
    """What GB/T 2260 once meant by a code that the police use for something else now."""
    row = _rows().get(code, ())
    if len(row) <= _ONCE:
        return None
    return Area(code, row[_ONCE], _name(code[:2] + "0000"), _city_name(code), row[_ONCE], False, True)


def is_known(code: str) -> bool:
    """Whether the table has this code, be it of today, abolished or of the police."""
    return code in _rows()


@cache
def provinces() -> tuple[Area, ...]:
    """The provinces of today by code; 兵团 and 铁路, which only the police use, last."""
    codes = [code for code in _rows() if code.endswith("0000") and _state(code) != _ABOLISHED]
    return _areas(sorted(codes, key=lambda code: (_state(code) == _POLICE, code)))


def children(code: str) -> tuple[Area, ...]:
    """The areas of today directly below ``code``, GB/T 2260 before police codes; () for a leaf."""
    return _areas(sorted(_children().get(code, ()), key=lambda child: (_state(child) == _POLICE, child)))


def is_complete(code: str) -> bool:
    """Whether an answer may stop at this code: a county, or a city without counties (东莞 441900)."""
    below = _children().get(code, ())
    return _level(code) == 3 or (_level(code) == 2 and all(_state(c) == _POLICE for c in below))


def read_area(text: str) -> Reading[Area]:
    """Reads six digits, or a name or path that means one area (余杭区, 浙江省杭州市余杭区)."""
    cleaned = clean_identifier(text)
    compact = _PATH_MARKS.sub("", cleaned.text)
    if _CODE.fullmatch(compact):
        return _read_code(text, compact, cleaned.findings)
    found = _by_code_and_name(compact) or _by_name(compact)
    if len(found) == 1:
        return _read_code(text, found[0], cleaned.findings)
    if not found:
        problem = finding("FMT-01", "area.unreadable")
        return Reading(text, None, None, (*cleaned.findings, problem))
    names = tuple(each.full_name for each in _areas(found[:8]))
    problem = finding("FMT-01", "area.ambiguous", names="、".join(names))
    return Reading(text, None, None, (*cleaned.findings, problem), names)


def search_areas(text: str, limit: int = 20) -> tuple[Area, ...]:
    """Areas of today whose code, name, path or pinyin initials begin with or hold ``text``; best first."""
    wanted = _PATH_MARKS.sub("", clean_identifier(text).text).lower()
    if not wanted:
        return ()
    ranked = []
    for code, row in _rows().items():
        if row[2] == _ABOLISHED:
            continue
        rank = _rank(wanted, code, row)
        if rank is not None:
            ranked.append((rank, row[2] == _POLICE, _level(code), code))
    ranked.sort()
    return _areas([code for *_, code in ranked[:limit]])


def _rank(wanted: str, code: str, row: list[str]) -> int | None:
    name, initials = row[1], row[3]
    if wanted.isascii():
        if code.startswith(wanted):
            return 0
        if initials == wanted or initials[:-1] == wanted:
            return 1
        return 2 if initials.startswith(wanted) else None
    if name == wanted or _short(name) == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if wanted in name:
        return 2
    return 3 if wanted[-1] in name and wanted in _full_name(code) else None


def _full_name(code: str) -> str:
    found = area(code)
    return found.full_name if found else ""


def _read_code(text: str, code: str, findings: tuple[Finding, ...]) -> Reading[Area]:
    found = area(code)
    if found is None:
        problem = finding("ARE-01", "area.unknown-code", Severity.WARNING, area=code, date=_table()[0])
        unknown = Area(code, code, _name(code[:2] + "0000"), _city_name(code), None, False, False)
        return Reading(text, code, unknown, (*findings, problem))
    if found.abolished:
        problem = finding("ARE-01", "area.abolished", Severity.WARNING, area=code, name=found.full_name)
        return Reading(text, code, found, (*findings, problem))
    return Reading(text, code, found, findings)


def _by_code_and_name(text: str) -> list[str]:
    """The code in a text such as 330110余杭区, when it is that area's."""
    code, name = text[:6], text[6:]
    return [code] if _CODE.fullmatch(code) and name in (_name(code), _full_name(code)) else []


def _by_name(text: str) -> list[str]:
    """Codes of the areas that ``text`` may mean, after the better kinds of match have won."""
    best: list[str] = []
    best_rank: tuple[int, int, int] | None = None
    for start in range(min(len(text), 60)):
        own = text[start:]
        for code in _codes_by_name().get(own, ()):
            if not _is_path_to(text[:start], code):
                continue
            rank = (_state_rank(code), int(_rows()[code][1] != own), _level(code))
            if best_rank is None or rank < best_rank:
                best, best_rank = [code], rank
            elif rank == best_rank and code not in best:
                best.append(code)
    return best


def _is_path_to(path: str, code: str) -> bool:
    """Whether ``path`` is empty or names the province, the city or both that ``code`` lies in."""
    if not path:
        return True
    province = _forms(_name(code[:2] + "0000"))
    city = _forms(_city_name(code)) if _level(code) == 3 else ()
    if code[:2] in _MUNICIPALITIES:
        city = province
    if _level(code) == 1:
        return False
    return (
        path in province
        or path in city
        or any(path == first + second for first in province for second in (*city, "市辖区"))
    )


_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


def _forms(name: str | None) -> tuple[str, ...]:
    return (name, _short(name)) if name else ()


@cache
def _short(name: str) -> str:
    """杭州 for 杭州市, 广西 for 广西壮族自治区; names that would be one character stay whole."""
    shorter = (pattern.sub("", name) for pattern in _SHORT_NAMES)
    return next((short for short in shorter if len(short) > 1), name)


def _state_rank(code: str) -> int:
    return (_CURRENT, _POLICE, _ABOLISHED).index(_state(code))


def _level(code: str) -> int:
    if code.endswith("0000"):
        return 1
    return 2 if code.endswith("00") else 3


def _state(code: str) -> str:
    return _rows()[code][2]


def _name(code: str) -> str | None:
    row = _rows().get(code)
    return row[1] if row else None


def _city_name(code: str) -> str | None:
    name = _name(code[:4] + "00")
    return None if name in _PLACEHOLDERS else name


def _areas(codes: list[str]) -> tuple[Area, ...]:
    return tuple(found for found in map(area, codes) if found)


def _rows() -> dict[str, list[str]]:
    """Code → [code, name, state, initials]."""
    return _table()[1]


@cache
def _table() -> tuple[str, dict[str, list[str]]]:
    """The date of its newest data, ISO 8601, and the rows."""
    lines = resource(*_TABLE).read_text(encoding="utf-8").splitlines()
    date = lines[0].partition("date ")[2][:10]
    return date, {line[:6]: line.split("\t") for line in lines[2:]}


@cache
def _children() -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code in _listed():
        below.setdefault(_parent(code), []).append(code)
    return below


def _parent(code: str) -> str:
    if code.endswith("00"):
        return code[:2] + "0000"
    city = code[:4] + "00"
    has_city = _city_name(code) is not None and _state(city) != _ABOLISHED
    return city if has_city else code[:2] + "0000"


def _listed() -> Iterator[str]:
    """Codes that a chooser offers: of today, below a province, not a placeholder."""
    for code, row in _rows().items():
        if row[2] != _ABOLISHED and not code.endswith("0000") and row[1] != _parent_name(code):
            yield code


def _parent_name(code: str) -> str | None:
    return _name(code[:4] + "00") if _level(code) == 3 else None


@cache
def _codes_by_name() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for code, row in _rows().items():
        if row[1] in _PLACEHOLDERS:
            continue
        for name in dict.fromkeys((row[1], _short(row[1]))):
            names.setdefault(name, []).append(code)
    return names
