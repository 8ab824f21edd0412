"""The rules of changing and cancelling an approved filing (CHG-01, CHG-02, CAN-01)."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.labels import named
from beian_desktop.checks.messages import message
from beian_desktop.filing.changes import edits, is_change, policy
from beian_desktop.form.field import BaseField
from beian_desktop.form.policy import After
from beian_desktop.form.sections import start
from beian_desktop.identifiers.reading import Severity

_CODES = {After.NEVER: "change.never", After.CANCEL: "change.domain"}


def edited_closed(case: Case) -> Iterator[Issue]:
    """CHG-01: an answer that can't be changed was, or a key answer was opened on purpose."""
    if not is_change(case.filing):
        return
    for edit in edits(case.filing):
        after, label = policy(edit.question, case.own), named(edit.question, case.own)
        value = case.own.normal(edit.question) if isinstance(edit.question, BaseField) else None
        if after in _CODES and not (edit.added or edit.removed):
            yield issue("CHG-01", _CODES[after], edit.question, value=value or "", label=label)
        elif after is After.KEY:
            yield issue("CHG-01", "change.key", edit.question, Severity.WARNING, value=value or "", label=label)


def moved_away(case: Case) -> Iterator[Issue]:
    """CHG-02: the address that decides the office lies in another district now."""
    if not is_change(case.filing):
        return
    for edit in edits(case.filing):
        moved = not (edit.added or edit.removed)
        if moved and policy(edit.question, case.own) is After.REFILE and isinstance(edit.question, BaseField):
            value = case.own.normal(edit.question) or ""
            yield issue("CHG-02", "change.moved", edit.question, Severity.INFO, value=value)


def still_open(case: Case) -> Iterator[Issue]:
    """CAN-01: the filing is to be cancelled while the site is still open."""
    if case.own[start.KIND] is not start.CANCEL or case.filing.status.over:
        return
    closed = case.own[start.CLOSED_ON]
    if case.own[start.SITE_CLOSED] is False:
        yield issue("CAN-01", "cancel.site-open", start.SITE_CLOSED, value="false")
    elif closed is not None and closed > case.today:
        yield issue("CAN-01", "cancel.closing-later", start.CLOSED_ON, value=closed.isoformat(), day=closed)


RULES = (
    Rule("CHG-01", edited_closed),
    Rule("CHG-02", moved_away),
    Rule("CAN-01", still_open),
)

MESSAGES = {
    "change.never": message(
        "“{label}”备案后不能变更。",
        "“{label}” can't be changed after approval.",
        fix_zh="请改回备案时的内容；确实变了的，用新主体的账号重新备案，再注销这一份。",
        fix_en="Put back what was approved; if it has really changed file anew with an account of the new subject, and "
        "cancel this one.",
    ),
    "change.domain": message(
        "“{label}”备案后不能变更。",
        "“{label}” can't be changed after approval.",
        fix_zh="请改回原来的域名；换域名要先注销这一份，再用新域名新办备案。",
        fix_en="Put the old one back; for another domain cancel this filing first, then file the new domain.",
    ),
    "change.key": message(
        "“{label}”是关键信息，这次改了它。",
        "“{label}” is a key answer and is changed here.",
        fix_zh="请先问属地网安能不能这样变更，并备好新的证件；对照表上会印出变更前后的内容。",
        fix_en="Ask the local police first whether it may be changed so, and have the new paper at hand; the sheet shows "
        "it before and after.",
    ),
    "change.moved": message(
        "地址换了区县，不在原公安机关的辖区了。",
        "The address lies in another district now, and so with another police office.",
        fix_zh="换区县要到新的属地重新备案，备案号和备案图标都会换新的；在“办理进度”页选“搬到别的区县”。",
        fix_en="File anew with the office there, with a new number and a new badge: choose “Moved to another district” on "
        "the page Progress.",
    ),
    "cancel.site-open": message(
        "网站还没有关停，注销申请会被退回。",
        "The site is still open; the cancellation would come back.",
        fix_zh="请先停掉解析或服务器，确认打不开了，再申请注销。",
        fix_en="Stop the name or the server first, make sure that nothing opens, then apply.",
    ),
    "cancel.closing-later": message(
        "停办日期 {day} 还没有到，网站还开着。",
        "The day of closing, {day}, is still to come: the site is open.",
        fix_zh="请等网站关停以后再申请注销，或改正日期。",
        fix_en="Apply once the site is closed, or correct the day.",
    ),
}
