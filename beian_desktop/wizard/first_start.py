"""First start: two questions, what happened and which situation, that lead to the right way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField, Field
from beian_desktop.form.sections import access, operator, result, site, start
from beian_desktop.system.language import Text

STATEMENT = "situation"
"""The id of the printed 情况说明."""


class Happened(StrEnum):
    """Why somebody starts the program for the first time."""

    CALLED = "called"
    OWN_ACCORD = "own-accord"
    RETURNED = "returned"
    LONG_AGO = "long-ago"
    CHANGED = "changed"


class Situation(StrEnum):
    """What it is about."""

    SITE = "site"
    APP = "app"
    CLOSED = "closed"
    NOT_MINE = "not-mine"
    NO_ICP = "no-icp"
    OVERSEAS = "overseas"


HAPPENED_LABEL = Text("发生了什么？", "What happened?")
HAPPENED_LABELS = {
    Happened.CALLED: Text("接到了电话、短信或通知", "The police called or wrote"),
    Happened.OWN_ACCORD: Text("没人通知，自己来办", "Nobody called; I want to file"),
    Happened.RETURNED: Text("交上去被退回了", "My filing was sent back"),
    Happened.LONG_AGO: Text("早年在当地公安办过", "It was filed with the local police long ago"),
    Happened.CHANGED: Text("已有备案号，内容有变化", "There is a number, and something changed"),
}
HAPPENED_HINTS = {
    Happened.CALLED: Text("先核实真假，再看还有几天", "First see whether it is true, then how many days are left"),
    Happened.OWN_ACCORD: Text("网站联通后三十日内办", "File within thirty days of going online"),
    Happened.RETURNED: Text("按退回意见改，再交一次", "Mend what the reviewer names and submit again"),
    Happened.LONG_AGO: Text(
        "要在平台补充完整，取得新编号", "It has to be completed on the platform and gets a new number"
    ),
    Happened.CHANGED: Text("办理变更；网站关了就注销", "Report the change, or cancel if the site is closed"),
}

SITUATION_LABEL = Text("是哪种情况？", "Which situation is it?")
SITUATION_LABELS = {
    Situation.SITE: Text("网站，正在使用", "A site that is in use"),
    Situation.APP: Text("APP 或小程序", "An APP or a mini program"),
    Situation.CLOSED: Text("网站已经关了", "The site is closed"),
    Situation.NOT_MINE: Text("不是我的网站，或域名已转让", "Not my site, or the domain was passed on"),
    Situation.NO_ICP: Text("还没有工信部ICP备案号", "There is no ICP number yet"),
    Situation.OVERSEAS: Text("服务器在境外", "The server is overseas"),
}
SITUATION_HINTS = {
    Situation.SITE: Text("电脑或手机浏览器里能打开", "It opens in a browser"),
    Situation.APP: Text("本版还办不了，告诉您去哪里办", "Not in this version; here is where to go"),
    Situation.CLOSED: Text("没备过案的写说明，备过案的办注销", "Never filed: a statement; filed: a cancellation"),
    Situation.NOT_MINE: Text("打印一份情况说明交给网安", "Print a statement for the police"),
    Situation.NO_ICP: Text("先办ICP备案，材料可以先准备", "That comes first; papers can be got ready meanwhile"),
    Situation.OVERSEAS: Text("先问清属地网安要不要办", "Ask the local police first whether to file"),
}

IS_IT_TRUE = Text("先核实：来电是真的吗？", "First: is the call true?")
TRUTH = (
    Text(
        "备案不收费。要钱、要转账、要验证码、要银行卡、要共享屏幕或装软件的，一定是假的：挂断，并向公安机关报告。",
        "Filing is free. A caller who wants money, a transfer, a code, a bank card, your screen or an app installed is a "
        "fraud: hang up and tell the police.",
    ),
    Text(
        "记下对方的单位、姓名和期限，挂断，再打当地公安机关公布的号码问。不要打来电里给的号码。",
        "Note unit, name and limit, hang up, and ring the number that your local police publish, never one that the "
        "caller gave.",
    ),
    Text(
        "只认一个网址 beian.mps.gov.cn，不点短信里的链接。",
        "There is one address only, beian.mps.gov.cn; follow no link of a message.",
    ),
    Text(
        "核实时问清四件事：哪个网站、几天之内、网上办还是到窗口、带哪些原件。",
        "When you ring, ask four things: which site, within how many days, online or at the counter, which originals.",
    ),
)
"""What tells a true call from a false one, as 公安机关 and the platform's FAQ say; the help has it in full."""

STATEMENT_STEPS = (
    Text(
        "先打电话问属地网安：要不要这份说明，交到哪里，还要带什么。",
        "Ring the local police first: whether they want this statement, where to take it, and what else to bring.",
    ),
    Text(
        "打印出来，在符合的一项前打勾，把经过写在横线上。",
        "Print it, tick the item that applies, and write on the lines what happened.",
    ),
    Text(
        "个人签字，单位还要盖公章；交之前自己复印留一份。",
        "Sign it, a unit also seals it; keep a copy before you hand it in.",
    ),
)
"""What to do with the 情况说明."""


@dataclass(frozen=True)
class Way:
    """Where the two answers lead.

    ``says`` is the advice in a sentence or two, ``topics`` the help to read, the
    first first. ``starts`` are the answers that a new filing begins with; None
    when none is begun. ``questions`` are asked before the plan is shown.
    ``document`` is the id of the paper to print at once, for those who needn't file.
    """

    says: Text
    topics: tuple[str, ...]
    starts: Answers | None = None
    questions: tuple[Field[Any], ...] = ()
    document: str | None = None


_KINDS = {
    Happened.CALLED: start.NEW,
    Happened.OWN_ACCORD: start.NEW,
    Happened.RETURNED: start.NEW,
    Happened.LONG_AGO: start.SUPPLEMENT,
    Happened.CHANGED: start.CHANGE,
}
_FIRST_TOPICS = {
    Happened.CALLED: ("notice-call",),
    Happened.OWN_ACCORD: ("who-must-file",),
    Happened.RETURNED: ("what-comes-back",),
    Happened.LONG_AGO: ("nine-points",),
    Happened.CHANGED: ("after-approval",),
}
_DATES: dict[Happened, tuple[Field[Any], ...]] = {
    Happened.CALLED: (start.NOTIFIED_ON, start.NOTICE_DAYS, start.CONNECTED_ON),
    Happened.OWN_ACCORD: (start.CONNECTED_ON,),
    Happened.RETURNED: (start.CONNECTED_ON, result.RETURNED_ON, result.RETURN_REASON),
    Happened.LONG_AGO: (start.PREVIOUS_NUMBER, start.CONNECTED_ON),
    Happened.CHANGED: (start.CHANGED_ON,),
}
_SAYS = {
    Happened.CALLED: Text(
        "先核实来电，再填下面几项：程序算出还有几天，并写好要问别人的话。",
        "First make sure of the caller, then answer the few questions below: they give the days left and the words to "
        "send to others.",
    ),
    Happened.OWN_ACCORD: Text(
        "填下面几项就能开始；不知道的先空着，程序会写好去问谁、怎么问。",
        "A few questions to begin with. Leave open what you don't know: the program writes whom to ask, and how.",
    ),
    Happened.RETURNED: Text(
        "那份备案已在本程序里的，打开它点“被退回”；不在的，从这里填起，退回意见原样抄进来，核对页会指出还有哪些会被退回。",
        "If that filing is kept here, open it and choose “Returned”. Else begin here and copy the reviewer's words as "
        "they are: the check page shows what else would come back.",
    ),
    Happened.LONG_AGO: Text(
        "早年的备案要在平台补充完整并取得新编号，补全之前按未备案对待。",
        "An early filing has to be completed on the platform and gets a new number; until then it counts as not filed.",
    ),
    Happened.CHANGED: Text(
        "备案内容变化后三十日内办理变更；有些内容不能直接改，程序会逐项告诉您。",
        "Report a change within thirty days. Some answers can't be changed in place: the program tells you for each.",
    ),
}


def way(happened: Happened, situation: Situation) -> Way:
    """Where the two answers lead."""
    special = {
        Situation.APP: _app,
        Situation.CLOSED: _closed,
        Situation.NOT_MINE: _not_mine,
        Situation.NO_ICP: _no_icp,
        Situation.OVERSEAS: _overseas,
    }
    return special[situation](happened) if situation in special else _site(happened)


def _site(happened: Happened) -> Way:
    topics = (*_FIRST_TOPICS[happened], "what-to-prepare", "deadlines")
    return Way(_SAYS[happened], topics, _begun(happened), _first_questions(happened))


def _app(happened: Happened) -> Way:
    says = Text(
        "本版只做网站。APP、小程序请在 beian.mps.gov.cn 上办理，或先问属地网安。",
        "This version is for sites. File APPs and mini programs at beian.mps.gov.cn, or ask the local police first.",
    )
    return Way(says, _with_call(happened, "app"))


def _closed(happened: Happened) -> Way:
    if happened in (Happened.CHANGED, Happened.LONG_AGO):
        says = Text(
            "网站停办后五个工作日内办理注销，先关停网站再申请。",
            "Cancel within five working days of closing; close the site first.",
        )
        begun = Answers({start.KIND: (start.CANCEL.code,)})
        return Way(says, ("closed", "after-approval"), begun, (start.CLOSED_ON,))
    says = Text(
        "没有备过案、网站又已关停的，一般交一份情况说明；请先问清属地网安。",
        "A site that was never filed and is closed: a statement is usual; ask the local police first.",
    )
    return _statement(happened, says, "closed")


def _not_mine(happened: Happened) -> Way:
    says = Text(
        "不是您开办的网站、或域名已经转让的，不用替别人备案，写一份情况说明交给网安。",
        "Don't file for somebody else's site or a domain that you passed on: give the police a statement.",
    )
    return _statement(happened, says, "not-mine")


def _no_icp(happened: Happened) -> Way:
    says = Text(
        "先通过接入服务商办好工信部ICP备案，再办公安备案；材料和人员可以现在就准备。",
        "First get the ministry's ICP number through your access provider; papers and people can be got ready now.",
    )
    return Way(says, _with_call(happened, "no-icp", "icp-difference"), _begun(happened), _first_questions(happened))


def _overseas(happened: Happened) -> Way:
    says = Text(
        "公安备案针对境内接入。服务器在境外的，先问属地网安要不要办；要办时按下面继续。",
        "The filing concerns access in the mainland. With a server overseas ask the local police first; go on here if "
        "they want it.",
    )
    begun = _begun(happened).with_text(access.TERRITORY, access.OVERSEAS.code)
    return Way(says, _with_call(happened, "overseas"), begun, _first_questions(happened))


def _statement(happened: Happened, says: Text, topic: str) -> Way:
    notice: tuple[Field[Any], ...] = (start.NOTIFIED_ON, start.NOTICE_DAYS) if happened is Happened.CALLED else ()
    questions = (*notice, operator.KIND, operator.NAME, site.NAME, site.DOMAIN)
    return Way(says, _with_call(happened, topic), Answers({site.HAS_OWN_DOMAIN: ("true",)}), questions, STATEMENT)


def _with_call(happened: Happened, *topics: str) -> tuple[str, ...]:
    return ("notice-call", *topics) if happened is Happened.CALLED else topics


def _begun(happened: Happened) -> Answers:
    texts: dict[BaseField, tuple[str, ...]] = {start.KIND: (_KINDS[happened].code,)}
    if happened is Happened.LONG_AGO:
        texts[start.PREVIOUSLY_FILED] = ("true",)
    return Answers(texts)


def _first_questions(happened: Happened) -> tuple[Field[Any], ...]:
    return (*_DATES[happened], operator.KIND, start.ROUTE)
