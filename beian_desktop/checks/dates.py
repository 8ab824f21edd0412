"""The rules of limits: to file by (DUE-01), for the badge (DUE-02), for a change or cancellation (DUE-03)."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.filing.due import WHAT_SOURCES, Due, What, badge_limit, change_limits, filing_limits, is_submitted
from beian_desktop.form.sections import operator, start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Text

CLOSE_DAYS = 7
"""Fewer days than these are close."""

_ARTICLE_12 = Text("公安部令第33号第十二条的三十日期限", "the thirty-day limit of Order 33, art. 12")
_LIKE_ARTICLE_12 = Text(
    "公安部令第33号第十二条的三十日期限（个人网站参照执行）",
    "the thirty-day limit of Order 33, art. 12 (applied to individuals' sites as well)",
)
_NOTICE = Text("公安机关通知的期限", "the limit set by the police notice")


def filing_limit(case: Case) -> Iterator[Issue]:
    """DUE-01: the limit to file is close or has passed; a notice without a limit asks for it."""
    for due in filing_limits(case.filing, case.calendar):
        if due.guessed:
            yield _ask_for_limit(due)
        left = (due.limit - case.today).days
        if left < 0:
            yield _issue("due.passed", due, case, days=-left)
        elif left == 0:
            yield _issue("due.last-day", due, case, days=left)
        elif left < CLOSE_DAYS:
            code = "due.close" if due.announced else "due.close-unannounced"
            yield _issue(code, due, case, days=left)
    unknown = case.answers[start.CONNECTED_ON] is start.NOT_KNOWN
    if unknown and case.answers[start.KIND] is start.NEW and not is_submitted(case.filing):
        yield issue("DUE-01", "due.unknown", start.CONNECTED_ON, Severity.INFO)


def _issue(code: str, due: Due, case: Case, days: int) -> Issue:
    individual = case.answers[operator.KIND] is operator.INDIVIDUAL
    source = (_LIKE_ARTICLE_12 if individual else _ARTICLE_12) if due.what is What.FILE else _NOTICE
    value = due.since.isoformat()
    return issue(
        "DUE-01",
        code,
        due.field,
        Severity.WARNING,
        value=value,
        source=source,
        limit=due.limit,
        by=due.by,
        days=days,
    )


def _ask_for_limit(due: Due) -> Issue:
    return issue("DUE-01", "due.ask-limit", start.NOTICE_DAYS, Severity.INFO, notified=due.since, limit=due.limit)


def access_units(case: Case) -> Iterator[Issue]:
    """DUE-01: who gives access to others files for them too (Order 33, art. 12, second paragraph)."""
    roles = case.answers.all(start.ROLES)
    if start.ISP in roles or start.IDC in roles:
        yield issue("DUE-01", "due.access-unit", start.ROLES, Severity.INFO)


def badge_on_time(case: Case) -> Iterator[Issue]:
    """DUE-02: the badge isn't online yet and its limit is close or has passed."""
    if not case.filing.status.over:
        for due in badge_limit(case.filing, case.calendar):
            yield from _close_or_passed("DUE-02", due, case)


def change_on_time(case: Case) -> Iterator[Issue]:
    """DUE-03: a change or a closing isn't reported yet and its limit is close or has passed."""
    if not case.filing.status.over:
        for due in change_limits(case.filing, case.calendar):
            yield from _close_or_passed("DUE-03", due, case)


_CLOSE = {What.BADGE: "due.badge-close", What.CHANGE: "due.change-close", What.CANCEL: "due.cancel-close"}
_PASSED = {What.BADGE: "due.badge-passed", What.CHANGE: "due.change-passed", What.CANCEL: "due.cancel-passed"}


def _close_or_passed(rule: str, due: Due, case: Case) -> Iterator[Issue]:
    left = (due.limit - case.today).days
    if left < CLOSE_DAYS:
        yield issue(
            rule,
            _PASSED[due.what] if left < 0 else _CLOSE[due.what],
            due.field,
            Severity.WARNING,
            value=due.since.isoformat(),
            limit=due.limit,
            by=due.by,
            days=abs(left),
            source=WHAT_SOURCES[due.what],
        )


RULES = (
    Rule("DUE-01", filing_limit),
    Rule("DUE-01", access_units),
    Rule("DUE-02", badge_on_time),
    Rule("DUE-03", change_on_time),
)

MESSAGES = {
    "due.close": message(
        "{source}到 {limit} 截止，只剩 {days} 天，最晚的工作日是 {by}。",
        "{days} days left: {source} ends on {limit}; the last working day is {by}.",
        fix_zh="请尽快提交；材料一时备不齐的，先联系属地网安说明。",
        fix_en="Submit soon; if a paper is missing tell the local police first.",
    ),
    "due.close-unannounced": message(
        "{source}到 {limit} 截止，只剩 {days} 天，最晚的工作日约为 {by}（当年放假安排还没有收录）。",
        "{days} days left: {source} ends on {limit}; the last working day is about {by}"
        " (that year's holidays aren't known yet).",
        fix_zh="请尽快提交，并对照国务院办公厅的放假通知。",
        fix_en="Submit soon, and compare with the State Council's announcement of holidays.",
    ),
    "due.last-day": message(
        "{source}今天（{limit}）截止。",
        "Today, {limit}, is the last day: {source}.",
        fix_zh="请今天就提交；来不及的，先打电话向属地网安说明。",
        fix_en="Submit today; if that can't be done ring the local police first.",
    ),
    "due.passed": message(
        "{source}已于 {limit} 届满，过了 {days} 天。",
        "Overdue by {days} days: {source} ended on {limit}.",
        fix_zh="请尽快补办并如实说明原因；公安部令第33号第二十三条对未备案的规定是警告，或者六个月以内的停机整顿，没有罚款。",
        fix_en="File as soon as you can and say why it is late; art. 23 of Order 33 provides for a warning or a stop of"
        " up to six months, no fine.",
    ),
    "due.ask-limit": message(
        "{notified} 接到的通知没有写明期限，先按七天算到 {limit}。",
        "The notice of {notified} has no limit here; seven days are counted, until {limit}.",
        fix_zh="请按公安机关公布的电话打回去，问清期限再填。",
        fix_en="Ring back on the published number, ask for the limit, and enter it.",
    ),
    "due.access-unit": message(
        "接入服务单位和数据中心除了自己备案，还要把接入的单位和用户情况报当地公安机关备案，变更也要及时报告。",
        "Access providers and data centres file for themselves, and also report the units and users that they connect,"
        " and every change.",
        fix_zh="请按公安部令第33号第十二条第二款准备接入用户清单，问清属地网安的报送方式。",
        fix_en="Prepare the list of users (Order 33, art. 12, second paragraph) and ask the local police how to send it.",
    ),
    "due.unknown": message(
        "不清楚网络联通日期，算不出备案期限。",
        "The day of going online isn't known, so no limit can be computed.",
        fix_zh="请问建站公司或看服务器开通记录；法人和其他组织应在联通之日起三十日内备案（公安部令第33号第十二条）。",
        fix_en="Ask whoever built the site or see the server's records: units file within thirty days (Order 33, art. 12).",
    ),
    "due.badge-close": message(
        "备案图标应在 {limit} 之前挂到首页，还有 {days} 天，最晚的工作日是 {by}。",
        "The badge belongs on the home page by {limit}: {days} days left, the last working day is {by}.",
        fix_zh="请在“备案图标”页复制代码交给建站公司，挂好以后填“备案标识上线日期”（{source}）。",
        fix_en="Copy the code on the page Badge for whoever runs the site, and enter the day it went online ({source}).",
    ),
    "due.badge-passed": message(
        "备案图标应在 {limit} 之前挂到首页，已经过了 {days} 天。",
        "The badge belonged on the home page by {limit}, {days} days ago.",
        fix_zh="请今天就挂上；其实已经挂了的，填“备案标识上线日期”（{source}）。",
        fix_en="Put it there today; if it is there already enter the day it went online ({source}).",
    ),
    "due.change-close": message(
        "变更应在 {limit} 之前报告，还有 {days} 天，最晚的工作日是 {by}。",
        "The change has to be reported by {limit}: {days} days left, the last working day is {by}.",
        fix_zh="请尽快提交变更（{source}）。",
        fix_en="Submit it soon ({source}).",
    ),
    "due.change-passed": message(
        "变更应在 {limit} 之前报告，已经过了 {days} 天。",
        "The change had to be reported by {limit}, {days} days ago.",
        fix_zh="请尽快提交，并如实说明晚报的原因（{source}）。",
        fix_en="Submit it as soon as you can and say why it is late ({source}).",
    ),
    "due.cancel-close": message(
        "注销应在 {limit} 之前办理，还有 {days} 天。",
        "The cancellation is due by {limit}: {days} days left.",
        fix_zh="请确认网站已经打不开，尽快在平台上申请注销（{source}）。",
        fix_en="Make sure that the site no longer opens and apply on the platform soon ({source}).",
    ),
    "due.cancel-passed": message(
        "注销应在 {limit} 之前办理，已经过了 {days} 天。",
        "The cancellation was due by {limit}, {days} days ago.",
        fix_zh="请尽快在平台上申请注销，并如实说明停办的日期（{source}）。",
        fix_en="Apply on the platform as soon as you can and give the true day of closing ({source}).",
    ),
}
