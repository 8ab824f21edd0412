"""The rules of the badge on a page (BDG-01 to BDG-06), over what was seen there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from beian_desktop.checks.case import Rule
from beian_desktop.checks.messages import message
from beian_desktop.identifiers.filing_number import read_filing_number
from beian_desktop.identifiers.reading import Finding, Severity, finding

LAST_THIRD = 2 / 3


class Unseen(StrEnum):
    """Why something on a page doesn't show as the badge does."""

    COMMENT = "comment"
    SCRIPT = "script"
    HEAD = "head"
    TEMPLATE = "template"
    NOSCRIPT = "noscript"
    HIDDEN = "hidden"
    FRAME = "frame"
    ATTRIBUTE = "attribute"
    LINK_ONLY = "link-only"
    OTHER_WORDS = "other-words"


class LinkKind(StrEnum):
    """Where a badge's link leads: the present or the old query page with a code, the police without one, elsewhere."""

    PRESENT = "present"
    OLD = "old"
    NO_CODE = "nocode"
    OTHER = "other"
    NONE = "none"


class IconKind(StrEnum):
    """The picture of a badge."""

    FINE = "fine"
    ELSEWHERE = "elsewhere"
    EMPTY = "empty"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Link:
    """A badge's link: the code in it (digits, or empty), and whose page it is."""

    kind: LinkKind = LinkKind.NONE
    code: str = ""
    old: bool = False
    ministry: bool = False


@dataclass(frozen=True, slots=True)
class BadgeSeen:
    """A number on a page: its digits, its province sign, why it doesn't show (None: it does), and its place.

    ``share`` is how far into the body it stands, from 0 to 1, by characters of the source.
    """

    digits: str
    sign: str | None
    unseen: Unseen | None
    line: int
    share: float = 1
    link: Link = Link()
    icon: IconKind = IconKind.MISSING

    @property
    def link_fits(self) -> bool:
        """Whether a query page with this very number is linked."""
        return self.link.kind in (LinkKind.PRESENT, LinkKind.OLD) and self.link.code == self.digits


@dataclass(frozen=True, slots=True)
class PageSeen:
    """What a page has of badges, in the order of its source, and the lines where an ICP number leads to the police."""

    encoding: str
    badges: tuple[BadgeSeen, ...] = ()
    icp_to_police: tuple[int, ...] = ()

    @property
    def deciding(self) -> BadgeSeen | None:
        """The first badge that shows, else the first number found anywhere."""
        shown = next((badge for badge in self.badges if badge.unseen is None), None)
        return shown or next(iter(self.badges), None)


@dataclass(frozen=True, slots=True)
class PageIssue:
    """What is wrong, and the line of the page, None when it is about the whole."""

    found: Finding
    line: int | None


def page_issues(page: PageSeen, expected: str = "") -> list[PageIssue]:
    """What the rules say of a page, by lines; ``expected`` is the number (digits) that it should show."""
    issues = [PageIssue(finding("BDG-02", "badge.icp-to-police", Severity.ERROR), line) for line in page.icp_to_police]
    badge = page.deciding
    if badge is None:
        issues.append(PageIssue(finding("BDG-05", "badge.absent", Severity.WARNING), None))
    else:
        issues.extend(PageIssue(found, badge.line) for found in _of_deciding(badge, expected))
        others = (each for each in page.badges if each is not badge)
        issues.extend(PageIssue(found, each.line) for each in others for found in _of_another(each, badge))
    return sorted(dict.fromkeys(issues), key=lambda issue: issue.line or 0)


def _of_deciding(badge: BadgeSeen, expected: str) -> Iterator[Finding]:
    if expected and badge.digits != expected:
        yield finding("BDG-01", "badge.other-number", number=badge.digits, expected=expected)
    if badge.unseen is not None:
        yield _unseen(badge.unseen, badge.digits, Severity.WARNING)
        yield from _doubts_of_link(badge.link)
        return
    written = f"{badge.sign or ''}公网安备{badge.digits}号"
    yield from (found for found in read_filing_number(written).findings if found.rule == "NUM-01")
    yield from _of_link(badge)
    yield from _of_icon(badge.icon)
    if badge.share < LAST_THIRD:
        yield finding("BDG-05", "badge.high", Severity.WARNING, percent=round(badge.share * 100))


def _of_link(badge: BadgeSeen) -> Iterator[Finding]:
    link = badge.link
    if link.code and link.code != badge.digits:
        yield finding("BDG-01", "badge.code-differs", number=badge.digits, linked=link.code)
    if link.ministry:
        yield finding("BDG-02", "badge.to-ministry")
    elif link.kind is LinkKind.OTHER:
        yield finding("BDG-06", "badge.link-elsewhere", Severity.WARNING)
    elif link.kind is LinkKind.NONE:
        yield finding("BDG-06", "badge.no-link", Severity.WARNING)
    yield from _doubts_of_link(link)


def _doubts_of_link(link: Link) -> Iterator[Finding]:
    if link.old:
        yield finding("BDG-03", "badge.old-link", Severity.WARNING)
    if link.kind is LinkKind.NO_CODE:
        yield finding("BDG-06", "badge.no-code", Severity.WARNING)


def _of_icon(icon: IconKind) -> Iterator[Finding]:
    if icon is IconKind.MISSING:
        yield finding("BDG-04", "badge.no-icon", Severity.WARNING)
    elif icon is IconKind.EMPTY:
        yield finding("BDG-04", "badge.empty-icon", Severity.WARNING)
    elif icon is IconKind.ELSEWHERE:
        yield finding("BDG-04", "badge.icon-elsewhere", Severity.WARNING)


def _of_another(badge: BadgeSeen, deciding: BadgeSeen) -> Iterator[Finding]:
    """What is told of a number that isn't the deciding one."""
    same = badge.digits == deciding.digits
    if badge.unseen is not None:
        shown = same and deciding.unseen is None
        yield _unseen(badge.unseen, badge.digits, Severity.INFO if shown else Severity.WARNING)
    elif same:
        yield finding("BDG-05", "badge.again", Severity.INFO, number=badge.digits)
        yield from (f for f in _of_link(badge) if f.rule != "BDG-06")
    else:
        yield finding("BDG-01", "badge.another-number", Severity.WARNING, number=badge.digits, shown=deciding.digits)
        yield from (f for f in _of_link(badge) if f.rule != "BDG-06")


_UNSEEN = {
    Unseen.COMMENT: finding("BDG-05", "badge.in-comment", number=""),
    Unseen.SCRIPT: finding("BDG-05", "badge.in-script", number=""),
    Unseen.HEAD: finding("BDG-05", "badge.in-head", number=""),
    Unseen.TEMPLATE: finding("BDG-05", "badge.in-template", number=""),
    Unseen.NOSCRIPT: finding("BDG-05", "badge.in-noscript", number=""),
    Unseen.HIDDEN: finding("BDG-05", "badge.in-hidden", number=""),
    Unseen.FRAME: finding("BDG-05", "badge.in-frame", number=""),
    Unseen.ATTRIBUTE: finding("BDG-05", "badge.in-attribute", number=""),
    Unseen.LINK_ONLY: finding("BDG-05", "badge.link-only", number=""),
    Unseen.OTHER_WORDS: finding("BDG-05", "badge.other-words", number=""),
}


def _unseen(why: Unseen, number: str, severity: Severity) -> Finding:
    return replace(_UNSEEN[why], severity=severity, params=(("number", number),))


RULES: tuple[Rule, ...] = ()  # they judge pages, not filings

_INTO_FOOTER_ZH = "请把备案标识直接写进首页底部的 HTML。"
_INTO_FOOTER_EN = "Write the badge straight into the HTML at the foot of the home page."

MESSAGES = {
    "badge.code-differs": message(
        "链接里的编号 {linked} 与显示的 {number} 不一致。",
        "The link's code {linked} isn't the number {number} that shows.",
        fix_zh="对照平台的备案结果，把错的一个改对。",
        fix_en="Compare both with the result on the platform and mend the wrong one.",
    ),
    "badge.other-number": message(
        "页面上的编号是 {number}，应当是 {expected}。",
        "The page has the number {number} where {expected} is expected.",
        fix_zh="换成这个网站自己的备案标识。",
        fix_en="Put this site's own badge there.",
    ),
    "badge.another-number": message(
        "另有一处显示别的编号 {number}；以先出现的 {shown} 为准。",
        "Another number, {number}, shows here; {shown}, which comes first, decides.",
        fix_zh="只留这个网站自己的编号。",
        fix_en="Keep this site's own number only.",
    ),
    "badge.again": message(
        "编号 {number} 在这里又显示了一次。",
        "The number {number} shows here once more.",
        fix_zh="显示一次就够了，多余的可以去掉。",
        fix_en="Once is enough; the other may go.",
    ),
    "badge.to-ministry": message(
        "公安备案号链接到了工信部的网站。",
        "The police number is linked to the ministry of industry.",
        fix_zh="改成公安备案查询页：https://beian.mps.gov.cn/#/query/webSearch?code=14位编号。",
        fix_en="Link it to the police query page: https://beian.mps.gov.cn/#/query/webSearch?code= and the 14 digits.",
    ),
    "badge.icp-to-police": message(
        "ICP备案号链接到了公安机关的网站。",
        "The ICP number is linked to the police.",
        fix_zh="改成工信部的网站：https://beian.miit.gov.cn/。",
        fix_en="Link it to the ministry: https://beian.miit.gov.cn/.",
    ),
    "badge.old-link": message(
        "链接是旧的查询网站 beian.gov.cn。",
        "The link leads to the old query site, beian.gov.cn.",
        fix_zh="换成现在的 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号。",
        fix_en="Use the present one: https://beian.mps.gov.cn/#/query/webSearch?code= and the 14 digits.",
    ),
    "badge.no-icon": message(
        "备案号旁边没有备案图标。",
        "There is no icon beside the number.",
        fix_zh="在平台“已备案网站 → 备案号详情”下载图标，放在备案号前面。",
        fix_en="Download the icon under 已备案网站 → 备案号详情 on the platform and put it in front of the number.",
    ),
    "badge.empty-icon": message(
        "备案图标的地址是空的，图片显示不出来。",
        "The icon's address is empty, so no picture shows.",
        fix_zh="把下载的图标放到网站上，在 src 里写它的地址。",
        fix_en="Put the downloaded icon on the site and write its address into src.",
    ),
    "badge.icon-elsewhere": message(
        "备案图标取自别的网站，对方一改就看不到了。",
        "The icon is loaded from another host and vanishes when that one changes.",
        fix_zh="把图标文件放到自己的网站上。",
        fix_en="Keep the icon's file on your own site.",
    ),
    "badge.no-code": message(
        "公安备案链接没有带编号，点开看不到这个网站。",
        "The police link has no code, so it doesn't lead to this site.",
        fix_zh="链接写成 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号。",
        fix_en="Link to https://beian.mps.gov.cn/#/query/webSearch?code= and the 14 digits.",
    ),
    "badge.no-link": message(
        "公安备案号没有链接到查询页。",
        "The police number isn't linked to the query page.",
        fix_zh="加上链接 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号。",
        fix_en="Link it to https://beian.mps.gov.cn/#/query/webSearch?code= and the 14 digits.",
    ),
    "badge.link-elsewhere": message(
        "公安备案号的链接不是公安备案查询页。",
        "The police number is linked to something else than the police query page.",
        fix_zh="链接写成 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号。",
        fix_en="Link to https://beian.mps.gov.cn/#/query/webSearch?code= and the 14 digits.",
    ),
    "badge.absent": message(
        "页面的 HTML 里没有公安备案号：可能还没有放，也可能由脚本生成。",
        "The page's HTML has no police number: the badge is missing, or a script makes it.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.in-comment": message(
        "编号 {number} 在注释里，访客看不到。",
        "The number {number} stands in a comment, where no visitor sees it.",
        fix_zh="去掉注释符号 <!-- 和 -->，或删去这一段。",
        fix_en="Take the comment marks <!-- and --> away, or the whole part.",
    ),
    "badge.in-script": message(
        "编号 {number} 在脚本里，检查的人打开源码看不到标识。",
        "The number {number} stands in a script; whoever looks at the HTML doesn't see a badge.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.in-head": message(
        "编号 {number} 在网页头部（head）里，不会显示。",
        "The number {number} stands in the page's head and doesn't show.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.in-template": message(
        "编号 {number} 在 template 里，不会直接显示。",
        "The number {number} stands in a template, which doesn't show by itself.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.in-noscript": message(
        "编号 {number} 在 noscript 里，一般访客看不到。",
        "The number {number} stands in a noscript element, which most visitors never see.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.in-hidden": message(
        "编号 {number} 在隐藏的元素里，访客看不到。",
        "The number {number} stands in a hidden element.",
        fix_zh="去掉 hidden、display:none 或 visibility:hidden。",
        fix_en="Take hidden, display:none or visibility:hidden away.",
    ),
    "badge.in-frame": message(
        "编号 {number} 在框架或文本框的内容里，不作为标识显示。",
        "The number {number} stands inside a frame or a text box and doesn't show as a badge.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.in-attribute": message(
        "编号 {number} 只在标签的属性里（如图片的说明），不会显示为文字。",
        "The number {number} stands in an attribute only (such as a picture's description) and doesn't show as text.",
        fix_zh=_INTO_FOOTER_ZH,
        fix_en=_INTO_FOOTER_EN,
    ),
    "badge.link-only": message(
        "链接里有编号 {number}，但页面上没有显示“公网安备”和编号。",
        "A link has the code {number}, but 公网安备 and the number don't show.",
        fix_zh="链接文字写完整的备案号，如 京公网安备11010802000001号。",
        fix_en="Let the link say the whole number, like 京公网安备11010802000001号.",
    ),
    "badge.other-words": message(
        "编号 {number} 前面没有写“公网安备”。",
        "The number {number} shows without 公网安备 in front.",
        fix_zh="写成 京公网安备11010802000001号 的样子。",
        fix_en="Write it like 京公网安备11010802000001号.",
    ),
    "badge.high": message(
        "备案号在页面的 {percent}% 处，不在底部。",
        "The number stands at {percent} % of the page and not at its foot.",
        fix_zh="移到首页底部。",
        fix_en="Move it to the foot of the home page.",
    ),
}
