"""What the due board shows: every date to watch over all filings, and whose face the platform waits for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from beian_desktop.filing.filing import Filing
from beian_desktop.filing.names import UNNAMED
from beian_desktop.form.sections import account, operator, principal, result, start
from beian_desktop.services.checking import check
from beian_desktop.services.due import NEEDED, Watched, kept_calendar, unannounced, watched
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Summary, Workspace

SUBMITS = Text("填写完毕，等登录提交", "Filled in, waits for the log-in to submit")
MEETS = Text("网安约了时间", "The police set a day")
ASKS_TO_SUBMIT = Text(
    "{face}您好：“{site}”的公安联网备案资料已经填写完毕。提交时要您本人用手机“公安一网通办”扫码，并刷脸登录 "
    "beian.mps.gov.cn，几分钟就好。请告诉我您哪天方便。办理不收费；请不要把验证码或密码告诉任何人，包括我。",
    "Hello {face}, the police filing of “{site}” is filled in. To submit it you yourself scan a code with 公安一网通办 "
    "and log in at beian.mps.gov.cn with your face; it takes a few minutes. Please tell me a day that suits you. Filing "
    "is free; give your codes and passwords to nobody, me included.",
)
ASKS_TO_MEET = Text(
    "{face}您好：“{site}”的公安联网备案，网安约在 {day} 面审或扫脸，要您本人到场，或用手机“公安一网通办”扫码刷脸登录 "
    "beian.mps.gov.cn。请带好身份证原件。办理不收费；请不要把验证码或密码告诉任何人，包括我。",
    "Hello {face}, for the filing of “{site}” the police set {day} as the day of the interview or face log-in: you "
    "yourself come, or log in at beian.mps.gov.cn with 公安一网通办 and your face. Please have your original identity "
    "card at hand. Filing is free; give your codes and passwords to nobody, me included.",
)


@dataclass(frozen=True, slots=True)
class FaceLogIn:
    """Somebody whose face is wanted: ``face`` is empty while nobody knows who, ``on`` None without an appointment."""

    filing: Filing
    face: str
    on: date | None

    @property
    def why(self) -> Text:
        """What it is for."""
        return SUBMITS if self.on is None else MEETS

    def message(self, language: Language) -> str:
        """What to send to that person."""
        site = self.filing.title or UNNAMED.in_(language)
        words = ASKS_TO_SUBMIT if self.on is None else ASKS_TO_MEET
        return words.fill(language, face=self.face, site=site, day=self.on).lstrip()


@dataclass(frozen=True, slots=True)
class Board:
    """The dates, the nearest first; the people, those with an appointment first; the years without known holidays."""

    dates: tuple[Watched, ...]
    faces: tuple[FaceLogIn, ...]
    unannounced: tuple[int, ...]


def board(workspace: Workspace, today: date) -> Board:
    """The board of all filings kept here."""
    filings = workspace.with_answers_to(NEEDED)
    passed = {one.id for one in workspace.summaries() if _passed(workspace, one, today)}
    dates = tuple(watched(filings, today=today, calendar=kept_calendar(workspace)))
    return Board(dates, tuple(face_log_ins(filings, passed)), unannounced(dates))


def _passed(workspace: Workspace, one: Summary, today: date) -> bool:
    """Whether the filing is still to be submitted and passes the checks; what was noted may be of no check at all."""
    if not one.status.open or one.missing or one.errors:
        return False
    return check(workspace.filing(one.id), today=today)[1] is not None


def face_log_ins(filings: Iterable[Filing], passed: set[str]) -> list[FaceLogIn]:
    """Who has to log in: for filings that ``passed`` the checks and go online, and where the police set a day."""
    found = []
    for filing in filings:
        answers, status = filing.answers, filing.status
        if status.over:
            continue
        meeting = answers[result.INTERVIEW_ON]
        if meeting is not None and status.under_review:
            found.append(FaceLogIn(filing, answers.typed(result.INTERVIEW_WITH) or _holder(filing), meeting))
        elif status.open and filing.id in passed and answers[start.ROUTE] is not start.COUNTER:
            found.append(FaceLogIn(filing, _holder(filing), None))
    return sorted(found, key=lambda each: (each.on or date.max, each.filing.title, each.filing.id))


def _holder(filing: Filing) -> str:
    """Whose face the account knows, else whose it is likely to know."""
    answers = filing.answers
    person = operator.NAME if answers[operator.KIND] is operator.INDIVIDUAL else principal.NAME
    return answers.typed(account.HOLDER) or answers.typed(person)
