"""The rules of the site's name and purpose: words that get a filing sent back (WEB-01 to 05)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.checks.words import Term, affirmed, denied, found
from beian_desktop.form.sections import operator, service, site
from beian_desktop.identifiers.domain import read_domain
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Text

_UNIT_WORDS = tuple(map(Term, ("公司", "集团", "有限", "企业", "中心", "事务所", "研究院", "协会", "学会")))

_POLICE_NAMES = (
    "公安县",
    "公安大学",
    "公安学院",
    "公安警官",
    "公安出版",
    "公安牛肉",
    "公安锅盔",
    "公安路",
    "公安街",
    "公安备案",
    "办公安",
)
_AUTHORITY_WORDS = (
    Term("人民政府"),
    Term("公安", _POLICE_NAMES),
    Term("法院", ("书法院", "佛法院", "法院路", "法院街", "法院出版")),
    Term("检察", ("检察日报", "检察官学院", "检察出版", "检察路")),
    Term("监察"),
    Term("国务院"),
    Term("派出所"),
)
_HEADS = ("中国", "中华", "全国", "国家", "中央")
_HARMLESS_HEADS = re.compile(
    "中国(?:风|红|结|象棋|菜|茶|梦|画)|中华(?:田园|鲟|绒螯蟹|蜜蜂|路|楼)|国家地理|"
    "中央(?:空调|厨房|公园|大街|大道|广场|商务区|净水|热水|新风|控制|处理器|音乐学院|美术学院|民族大学|财经大学|戏剧学院)"
)

_LICENSED_WORDS = (
    Term("新闻", ("公司新闻", "企业新闻", "单位新闻", "本院新闻", "校园新闻", "内部新闻")),
    Term("出版"),
    Term("教育"),
    Term("医疗"),
    Term("医院"),
    Term("诊所"),
    Term("药", ("农药", "兽药", "火药", "弹药", "炸药", "芍药", "山药", "药膳")),
    Term("保健"),
    Term("宗教"),
    Term("佛教"),
    Term("道教"),
    Term("基督"),
    Term("天主教"),
    Term("伊斯兰"),
)

_INDIVIDUAL_WORDS = tuple(map(Term, ("论坛", "社区", "博客", "平台", "商城")))


def plain_site_name(case: Case) -> Iterator[Issue]:
    """WEB-01: the site is named by its domain, or by digits and Latin letters only."""
    name = case.answers[site.NAME]
    if not name:
        return
    if "." in name.replace("。", ".") and read_domain(name).parts is not None:
        yield issue("WEB-01", "site-name.is-domain", site.NAME, value=name, confirmable=True, name=name)
    elif name.isascii():
        yield issue("WEB-01", "site-name.only-latin", site.NAME, Severity.WARNING, value=name, name=name)


def unit_words(case: Case) -> Iterator[Issue]:
    """WEB-02: an individual's site with a unit's words in its name."""
    name = case.answers[site.NAME]
    words = found(_UNIT_WORDS, name) if name and _is_individual(case) else ()
    if name and words:
        yield issue(
            "WEB-02", "site-name.unit-words", site.NAME, Severity.WARNING, value=name, name=name, words=_quoted(words)
        )


def authority_words(case: Case) -> Iterator[Issue]:
    """WEB-03: a site that isn't an authority's with the words of one, or with a head like 中国."""
    name = case.answers[site.NAME]
    nature = case.answers[operator.UNIT_NATURE]
    if not name or nature in (operator.GOVERNMENT, operator.MILITARY):
        return
    holder = "" if _is_individual(case) else case.answers.normal(operator.NAME) or ""
    words = tuple(word for word in found(_AUTHORITY_WORDS, name) if word not in holder)
    if words:
        yield issue(
            "WEB-03",
            "site-name.authority-words",
            site.NAME,
            Severity.WARNING,
            value=name,
            name=name,
            words=_quoted(words),
        )
    head = name[:2]
    if head in _HEADS and head not in holder and not _HARMLESS_HEADS.match(name):
        yield issue("WEB-03", "site-name.state-head", site.NAME, Severity.WARNING, value=name, name=name, head=head)


def licensed_words(case: Case) -> Iterator[Issue]:
    """WEB-04: name or purpose speaks of something that needs a licence first, yet the answer is no."""
    if case.answers[service.PRELICENSED] is not False:
        return
    excused = denied(case.answers[site.PURPOSE] or "")
    words = found(_LICENSED_WORDS, _name_and_purpose(case))
    words = tuple(word for word in words if word not in excused and "前置" not in excused)
    if words:
        yield issue(
            "WEB-04", "licensed.words", service.PRELICENSED, Severity.WARNING, value="false", words=_quoted(words)
        )


def individual_words(case: Case) -> Iterator[Issue]:
    """WEB-05: an individual's site that sounds like a service for many."""
    words = found(_INDIVIDUAL_WORDS, _name_and_purpose(case)) if _is_individual(case) else ()
    if words:
        name = case.answers[site.NAME] or ""
        at = site.NAME if found(_INDIVIDUAL_WORDS, name) else site.PURPOSE
        value = case.answers.normal(at) or ""
        yield issue("WEB-05", "individual.service-words", at, Severity.WARNING, value=value, words=_quoted(words))


def _is_individual(case: Case) -> bool:
    return case.answers[operator.KIND] is operator.INDIVIDUAL


def _name_and_purpose(case: Case) -> str:
    name, purpose = case.answers[site.NAME] or "", case.answers[site.PURPOSE] or ""
    return f"{name}\n{affirmed(purpose)}"


def _quoted(words: tuple[str, ...]) -> Text:
    return Text("、".join(f"“{word}”" for word in words), ", ".join(f"“{word}”" for word in words))


RULES = (
    Rule("WEB-01", plain_site_name),
    Rule("WEB-02", unit_words),
    Rule("WEB-03", authority_words),
    Rule("WEB-04", licensed_words),
    Rule("WEB-05", individual_words),
)

MESSAGES = {
    "site-name.is-domain": message(
        "网站名称“{name}”是一个域名，名称不能写域名。",
        "The site's name “{name}” is a domain; a domain isn't accepted as a name.",
        fix_zh="请填写ICP备案时的网站名称；ICP备案里就是这个名称的，请核对后确认。",
        fix_en="Give the name in the ICP record; if the record really has this name, confirm it.",
    ),
    "site-name.only-latin": message(
        "网站名称“{name}”只有字母和数字，有的地方会要求改成中文。",
        "The site's name “{name}” has only letters and digits; some offices ask for a Chinese one.",
        fix_zh="请与ICP备案的网站名称核对，一致就可以不改。",
        fix_en="Compare it with the ICP record; if they agree nothing need be done.",
    ),
    "site-name.unit-words": message(
        "个人网站的名称“{name}”里有{words}，像单位的网站。",
        "The individual's site “{name}” has {words} in its name, like a unit's site.",
        fix_zh="请改用不像单位的名称（ICP备案要同步改），或者以单位名义备案。",
        fix_en="Choose a name that isn't a unit's (in the ICP record too), or file as a unit.",
    ),
    "site-name.authority-words": message(
        "网站名称“{name}”里有{words}，不是国家机关的网站一般不能用。",
        "The site's name “{name}” has {words}, which normally only an authority may use.",
        fix_zh="不是机关办的请改名（ICP备案要同步改）；有批准文件的请准备好。",
        fix_en="Unless an authority runs it choose another name (in the ICP record too); have any approval at hand.",
    ),
    "site-name.state-head": message(
        "网站名称“{name}”以“{head}”开头，通常要有批准文件。",
        "The site's name “{name}” begins with “{head}”, which normally needs an approval.",
        fix_zh="没有批准文件的请改名（ICP备案要同步改）；有的请准备好。",
        fix_en="Without an approval choose another name (in the ICP record too); with one have it at hand.",
    ),
    "licensed.words": message(
        "网站名称或用途里有{words}，但前置许可选了“否”。",
        "The site's name or purpose has {words}, yet the answer on prior licences is “No”.",
        fix_zh="需要许可的请选“是”并勾选相应项目；只是名称里有这个词、不开展该业务的，在网站用途里写明“不涉及…”。",
        fix_en="If a licence is needed choose “Yes” and tick the item; if it is only a word, say “不涉及…” in the purpose.",
    ),
    "individual.service-words": message(
        "个人网站的名称或用途里有{words}，容易被认定为交互式或经营性网站。",
        "The individual's site has {words} in its name or purpose and may be taken for an interactive or trading one.",
        fix_zh="只发自己的文章，建议改用“个人主页”“个人笔记”等说法；确有这些功能的，如实勾选功能自查。",
        fix_en="If it only holds your own writing call it a personal page; if it has such functions tick them honestly.",
    ),
}
