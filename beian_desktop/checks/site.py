"""The rules of the site: addresses, access, dates, languages, logs (WEB-10 to 13, 17, 19, 20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, from_finding, issue
from beian_desktop.checks.messages import message
from beian_desktop.filing.answers import Row
from beian_desktop.form.sections import access, security, site, start
from beian_desktop.identifiers.ip_range import read_ip_range_pair
from beian_desktop.identifiers.reading import Reading, Severity

LOG_MONTHS = 6
"""网络安全法: logs of the network are kept for six months at least."""

_CLOUD = re.compile(
    "阿里云|腾讯云|华为云|百度云|百度智能云|百度网讯|京东云|金山云|天翼云|移动云|联通云|优刻得|ucloud|青云|七牛|火山引擎|又拍云|西部数码|"
    "新网互联|亚马逊|aws|光环新网|西云数据|azure|世纪互联|白山云|浪潮云|网宿",
    re.IGNORECASE,
)


def addresses(case: Case) -> Iterator[Issue]:
    """WEB-10: each range is readable, public, in order and of one family."""
    for row, reading in _ranges(case):
        for found in reading.findings:
            yield from_finding(found, site.IP_RANGES, reading.normal or reading.typed, row.index)


def _ranges(case: Case) -> Iterator[tuple[Row, Reading[object]]]:
    for row in case.answers.rows(site.IP_RANGES):
        start_text, end_text = row.typed(site.IP_FROM), row.typed(site.IP_TO)
        if start_text:
            yield row, read_ip_range_pair(start_text, end_text)


def resolves_today(case: Case) -> Iterator[Issue]:
    """WEB-11: a question that only a look at the name server answers."""
    if any(reading.parts is not None for _, reading in _ranges(case)):
        code = "ip.resolves-cdn" if case.answers[site.USES_CDN] is True else "ip.resolves"
        yield issue("WEB-11", code, site.IP_RANGES, Severity.INFO)


def cloud_access(case: Case) -> Iterator[Issue]:
    """WEB-12: a cloud provider with a way of access that isn't the cloud's."""
    name, mode = case.answers[access.NAME], case.answers[access.MODE]
    if not name or mode is None:
        return
    if mode == access.CLOUD_HOST:
        yield issue("WEB-12", "access.cloud-host", access.MODE, Severity.INFO, value=mode.code)
    elif _CLOUD.search(name) and mode != access.LEASED_SPACE:
        yield issue(
            "WEB-12", "access.not-cloud", access.MODE, Severity.WARNING, value=mode.code, name=name, mode=mode.label
        )


def opening_date(case: Case) -> Iterator[Issue]:
    """WEB-13: the site opens in the future, or opened before it was connected."""
    opened, connected = case.answers[site.OPENED_ON], case.answers[start.CONNECTED_ON]
    if opened is None:
        return
    value = opened.isoformat()
    if opened > case.today:
        yield issue("WEB-13", "opened.future", site.OPENED_ON, value=value, opened=opened)
    elif isinstance(connected, date) and opened < connected:
        yield issue(
            "WEB-13",
            "opened.before-connected",
            site.OPENED_ON,
            Severity.WARNING,
            value=value,
            opened=opened,
            connected=connected,
        )


def languages(case: Case) -> Iterator[Issue]:
    """WEB-17: a site without simplified Chinese."""
    chosen = case.answers.all(site.LANGUAGES)
    if chosen and site.SIMPLIFIED_CHINESE not in chosen:
        yield issue("WEB-17", "languages.no-chinese", site.LANGUAGES, Severity.WARNING)


def overseas_access(case: Case) -> Iterator[Issue]:
    """WEB-19: the server is overseas."""
    if case.answers[access.TERRITORY] is access.OVERSEAS:
        yield issue("WEB-19", "access.overseas", access.TERRITORY, Severity.WARNING, value=access.OVERSEAS.code)


def short_logs(case: Case) -> Iterator[Issue]:
    """WEB-20: logs are kept for less than six months."""
    months = case.answers[security.LOG_MONTHS]
    if months is not None and months < LOG_MONTHS and case.asks(security.LOG_MONTHS):
        yield issue("WEB-20", "logs.short", security.LOG_MONTHS, Severity.WARNING, value=str(months), months=months)


RULES = (
    Rule("WEB-10", addresses),
    Rule("WEB-11", resolves_today),
    Rule("WEB-12", cloud_access),
    Rule("WEB-13", opening_date),
    Rule("WEB-17", languages),
    Rule("WEB-19", overseas_access),
    Rule("WEB-20", short_logs),
)

MESSAGES = {
    "ip.resolves": message(
        "请再确认一次：这些 IP 是不是域名今天解析到的地址？",
        "Please make sure: are these the addresses that the domain resolves to today?",
        fix_zh="在电脑上执行 nslookup 加域名，或请建站公司看解析记录，不一致就改正。",
        fix_en="Run nslookup with the domain, or ask whoever runs the name server; correct what differs.",
    ),
    "ip.resolves-cdn": message(
        "用了 CDN：域名今天解析到的是 CDN 节点地址，源站地址也要填，请再确认一次。",
        "With a CDN the domain resolves to the edge; the origin's address is needed too: please make sure.",
        fix_zh="节点地址看 nslookup，源站地址看服务器控制台，并在每行的说明里写明“CDN节点”或“源站”。",
        fix_en="Edge: nslookup; origin: the server's console. Say in each row's note which it is.",
    ),
    "access.cloud-host": message(
        "接入方式选了“云主机”，网安通常要求填“租赁虚拟空间”。",
        "The way of access is “Cloud host”; officers usually want “Leased virtual space”.",
        fix_zh="平台上有“云主机”时可以不改；没有或被退回时改成“租赁虚拟空间”。",
        fix_en="Leave it if the platform offers it; else, or if it is sent back, choose “Leased virtual space”.",
    ),
    "access.not-cloud": message(
        "接入商“{name}”是云服务商，接入方式却选了“{mode}”。",
        "The provider “{name}” is a cloud, yet the way of access is “{mode}”.",
        fix_zh="买的是云服务器或虚拟主机的，请改成“租赁虚拟空间”；真有托管或专线的可以不改。",
        fix_en="For a cloud server or web space choose “Leased virtual space”; with real colocation leave it.",
    ),
    "opened.future": message(
        "网站开通日期 {opened} 还没有到。",
        "The opening date {opened} is still to come.",
        fix_zh="请填写网站对外能打开的第一天；还没开通的，开通以后再备案。",
        fix_en="Give the first day that the public could open it; if it isn't open yet file after it is.",
    ),
    "opened.before-connected": message(
        "网站开通日期 {opened} 早于网络联通日期 {connected}。",
        "The site opened on {opened}, before it was connected on {connected}.",
        fix_zh="没有联通的网站打不开，请核对这两个日期。",
        fix_en="A site opens only once it is connected: check both dates.",
    ),
    "languages.no-chinese": message(
        "网站语言里没有“中文简体”。",
        "The languages don't include simplified Chinese.",
        fix_zh="有中文页面的请勾上；确实只有外文的可以不改，审核时可能会问。",
        fix_en="Tick it if there are Chinese pages; if there are none leave it, but expect a question.",
    ),
    "access.overseas": message(
        "接入服务商在境外；备案针对的是境内接入的网站。",
        "The access provider is overseas; the filing concerns sites with access in the mainland.",
        fix_zh="请先问属地网安要不要办；服务器其实在境内的，请改成“境内”。",
        fix_en="Ask the local police first; if the server is in the mainland after all change the answer.",
    ),
    "logs.short": message(
        "日志只留存 {months} 个月，少于网络安全法要求的六个月。",
        "Logs are kept for {months} months, less than the six that the Cybersecurity Law asks for.",
        fix_zh="请把网站日志的留存时间调到六个月以上，再改这里。",
        fix_en="Keep the logs for six months or more, then change this answer.",
    ),
}
