"""Words in names that say what something is: organisations, persons, sensitive subjects.

They guess, so the rules that use them warn or can be confirmed against the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONG_ENDINGS = re.compile(
    "(?:公司|集团|工作室|合作社|事务所|合伙企业|企业|中心|商行|商店|商城|商场|超市|酒店|饭店|宾馆|旅馆|餐厅|餐馆|饭馆|茶馆|书店|药店|"
    "药房|诊所|医院|学校|学院|大学|中学|小学|幼儿园|研究院|研究所|协会|学会|商会|联合会|基金会|委员会|俱乐部|经营部|服务部|门市部|营业部|"
    "加工厂|工厂|分公司|办事处|代表处|村委会|居委会|银行|农场|网吧|会所)$"
)
_SHORT_ENDINGS = "厂店社院馆局行部所场坊铺"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")

_COMPOUND_SURNAME = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|宇文|长孙|独孤|澹台|轩辕|呼延|百里|闻人|申屠|太史|鲜于"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕"
    "屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣"
)


def ends_like_organisation(name: str) -> str | None:
    """The ending that marks an organisation (公司, 店, 中心 …), or None.

    A short ending needs three characters before it, a long one two, so that a
    person's name isn't taken for a shop's.
    """
    bare = re.sub(r"[\s（(][^（()）]*[)）]$", "", name)
    long = _LONG_ENDINGS.search(bare)
    if long:
        return long[0] if long.start() >= 2 or long[0] == "公司" else None
    short = len(bare) >= 4 and bare[-1] in _SHORT_ENDINGS
    return bare[-1] if short and "·" not in bare and not _COMPOUND_SURNAME.match(bare) else None


def looks_like_person(name: str) -> bool:
    """Whether two to four Chinese characters begin with a surname and don't end like a unit."""
    if not 2 <= len(name) <= 4 or not _HAN.fullmatch(name):
        return False
    if _LONG_ENDINGS.search(name) or name[-1] in _SHORT_ENDINGS:
        return False
    return bool(_COMPOUND_SURNAME.match(name)) if len(name) == 4 else name[0] in _SURNAMES


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for, except inside or beside ``harmless`` ones (公安 in 公安县)."""

    word: str
    harmless: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        """Whether the word is there once the harmless ones are taken out."""
        for other in self.harmless:
            text = text.replace(other, "\n")
        return self.word in text


def found(terms: tuple[Term, ...], text: str) -> tuple[str, ...]:
    """The words of ``terms`` that stand in ``text``, in the order of ``terms``."""
    return tuple(term.word for term in terms if term.stands_in(text))


_DENIALS = re.compile(
    r"(?:不(?:涉及|含|包含|包括|提供|发布|开设|设|从事|属于|是)|没有|未(?:涉及|设|开设|提供)|无(?!线|人|锡))[^。；;！!，,\n]*"
)


def affirmed(text: str) -> str:
    """The text without what it says the site does not have: 不涉及新闻、出版."""
    return _DENIALS.sub("\n", text)


def denied(text: str) -> str:
    """What the text says the site does not have."""
    return "\n".join(match[0] for match in _DENIALS.finditer(text))
