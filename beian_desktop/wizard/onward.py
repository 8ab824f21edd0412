"""The ways on from a filing: change, cancellation, another district, one more site, supplement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import STANDING, UNDER_REVIEW, State
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import result, start
from beian_desktop.system.language import Text


@dataclass(frozen=True, slots=True)
class Onward:
    """A way on from a filing, as it stands on a button, and what it is for."""

    name: str
    label: Text
    hint: Text
    asks: tuple[BaseField, ...] = ()


CHANGE = Onward(
    "change",
    Text("变更", "Change"),
    Text(
        "备案的内容变了：只改变了的几项，打印变更前后对照表",
        "Filed data changed: only these, with a sheet before and after",
    ),
)
CANCEL = Onward(
    "cancel",
    Text("注销", "Cancel"),
    Text("网站不办了：先关停网站，五个工作日内办", "The site ends: close it first, then within five working days"),
    (start.SITE_CLOSED, start.CLOSED_ON),
)
MOVE = Onward(
    "move",
    Text("搬到别的区县", "Moved to another district"),
    Text("到新的属地重新备案，备案号和图标都换新的", "A new filing there, with a new number and a new badge"),
)
SITE = Onward(
    "site",
    Text("再加一个网站", "One more site"),
    Text(
        "同一个开办主体的另一个网站，主体不用再填", "Another site of the same subject, which needn't be filled in again"
    ),
)
SUPPLEMENT = Onward(
    "supplement",
    Text("补充备案", "Supplement"),
    Text(
        "只有早年的旧编号，在平台上补全、换新编号",
        "There is only an old local number: complete it on the platform for a new one",
    ),
    (start.PREVIOUS_NUMBER,),
)


def ways_on(filing: Filing) -> tuple[Onward, ...]:
    """The filings that can be begun from this one."""
    if filing.status.site is not State.APPROVED:
        return (SITE,) if filing.status.site in (*STANDING, *UNDER_REVIEW) else ()
    number = filing.answers[result.NUMBER]
    legacy = number is not None and number.legacy
    return (CHANGE, CANCEL, MOVE, SITE, *((SUPPLEMENT,) if legacy else ()))


def wrong_answers(way: Onward, answers: Answers, today: date) -> dict[BaseField, Text]:
    """What is wrong with the answers to a way's questions, by field; nothing when it can be begun."""
    if way is CANCEL:
        day = answers[start.CLOSED_ON]
        if answers[start.SITE_CLOSED] is not True:
            return {start.SITE_CLOSED: CLOSE_FIRST}
        return {start.CLOSED_ON: CLOSED_ON_WANTED} if day is None or day > today else {}
    if way is SUPPLEMENT and not answers.typed(start.PREVIOUS_NUMBER).strip():
        return {start.PREVIOUS_NUMBER: PREVIOUS_NUMBER_WANTED}
    return {}


CLOSE_FIRST = Text(
    "网站要先关停才能注销；还开着的注销申请会被退回。",
    "The site has to be closed before it is cancelled; an application while it is open comes back.",
)
CLOSED_ON_WANTED = Text("请填已经过去的停办日期。", "Give the day on which it was closed, today or before.")
PREVIOUS_NUMBER_WANTED = Text(
    "请填原备案编号：旧备案证明、网站底部的旧标识或当年的回执上有。",
    "Give the previous number: it stands on the old certificate, the old badge or the receipt.",
)
