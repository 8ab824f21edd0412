"""What a page says where answers can't be changed: why, and how to change them."""

from __future__ import annotations

from collections.abc import Iterable

from beian_desktop.filing.changes import Closed, is_change, policy, touched, why_closed
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State
from beian_desktop.form.field import Question
from beian_desktop.form.policy import AFTER_LABELS
from beian_desktop.system.language import Text

BY_POLICY = (Closed.APPROVED, Closed.KEY, Closed.REFILE, Closed.NEVER, Closed.CANCEL)
"""Closed for what may happen to the field after approval, which its hint then tells."""

WORDS = {
    Closed.SENT: Text(
        "已经提交，审核期间答案不动。被退回了，或者是记错了，到“办理进度”里记一下就能改。",
        "Submitted: the answers stand still while they are reviewed. If it came back, or was noted by mistake, say so on "
        "the page Progress and they open again.",
    ),
    Closed.APPROVED: Text(
        "已备案，只能看。证件有效期可以随时更新；内容变了，到“办理进度”点“变更”，每一项下面写着能不能改。",
        "Approved, for reading only. Validity dates may be renewed at any time; if something has changed choose Change on "
        "the page Progress. Under each answer stands whether it may be changed.",
    ),
    Closed.OVER: Text(
        "这一份已经结束（已注销或已由后一份接替），留着备查。",
        "This filing is over (cancelled, or replaced by a later one) and kept for the record.",
    ),
    Closed.OTHER_PART: Text(
        "这部分没有被退回，还在审核，不用改。",
        "This part didn't come back and is still under review; it needs no mending.",
    ),
    Closed.CANCELLING: Text(
        "注销照备案时的内容办，不用改；只填停办日期。",
        "A cancellation goes by what was approved; only the day of closing is filled in.",
    ),
}
SUBJECT_DONE = Text(
    "主体已经备案，不用再填。主体信息变了的，要在原来那份备案上办变更。",
    "The subject is approved and needn't be filled in. If its data have changed, change the filing that it belongs to.",
)
CHANGING = Text(
    "变更备案：只改变了的几项。灰色的不能直接改，下面写着该怎么办。",
    "A change: only what has changed. What is grey can't be changed in place; below it stands what to do instead.",
)
OPEN_KEY = Text("确实要改这一项…", "Change this all the same…")
ASKS_KEY = Text("要改关键信息“{label}”吗？", "Change the key answer “{label}”?")
ASK_POLICE = Text(
    "这类变更平台不一定受理，请先问属地网安，并备好新的证件。改了以后会印在变更对照表上。",
    "The platform may not take such a change: ask the local police first and have the new paper at hand. It is printed on "
    "the sheet of changes.",
)
OPEN_YES = Text("问过了，打开(&O)", "I have asked: &open it")


def closed(question: Question, filing: Filing, opened: Iterable[str]) -> Closed | None:
    """Why the answer is closed; a key answer that was opened on purpose, or changed already, isn't."""
    why = why_closed(question, filing)
    return None if why is Closed.KEY and (question.id in opened or touched(question, filing)) else why


def hint(question: Question, filing: Filing, why: Closed) -> Text:
    """What stands under a closed question: for some reasons what may happen to it, else what it always says."""
    before = filing.answers if filing.approved is None else filing.approved
    return AFTER_LABELS[policy(question, before)] if why in BY_POLICY else question.hint


def banner(questions: Iterable[Question], filing: Filing) -> Text | None:
    """What a page with these questions says above them; None where all are open."""
    reasons = {why for question in questions if (why := why_closed(question, filing)) is not None}
    if not reasons:
        return None
    if is_change(filing) and filing.status.open and reasons <= set(BY_POLICY):
        return CHANGING
    if Closed.APPROVED in reasons and filing.status.site not in (State.APPROVED, State.CHANGING):
        return SUBJECT_DONE
    return next((words for why, words in WORDS.items() if why in reasons), None)
