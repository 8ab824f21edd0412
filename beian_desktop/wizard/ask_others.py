"""Ask others: the open questions grouped by who knows the answer, each group a message ready to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from beian_desktop.checks.labels import named
from beian_desktop.checks.report import Report
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.field import Field, Question, Repeat, Slot
from beian_desktop.form.options import Option
from beian_desktop.form.policy import ASKS_LABELS, Asks
from beian_desktop.form.sections import access, operator, registrar, site, start
from beian_desktop.system.language import Language, Text

MISSING_ANSWER, MISSING_SCAN = "REQ-01", "ATT-05"
FEW_OPTIONS = 12
"""A list of options up to this length is written out in a message."""

WHO_HAS = {
    site.DOMAIN_CERTIFICATE.id: Asks.REGISTRAR,
    site.ICP_SCREENSHOT.id: Asks.WEBMASTER,
    site.HOME_PAGE.id: Asks.WEBMASTER,
    access.AGREEMENT.id: Asks.HOST,
    access.LICENCE.id: Asks.HOST,
    registrar.LICENCE.id: Asks.REGISTRAR,
    operator.CERTIFICATE_SCAN.id: Asks.ACCOUNTANT,
}
"""Who has a paper; the owner has the others."""

BUILDER_KNOWS = (Asks.WEBMASTER, Asks.HOST, Asks.REGISTRAR)
"""What whoever built the site knows where they look after host and domain too."""

OUR_SITE = Text("网站", "our site")
NAMED_SITE = Text("网站“{title}”", "the site “{title}”")

OPENINGS = {
    Asks.OWNER: Text(
        "您好！{site}的公安联网备案还差下面几项，请您确认：",
        "Hello, these points are still open in the police filing of {site}; would you please let me have them:",
    ),
    Asks.HOST: Text(
        "您好！我们正在为{site}办理公安联网备案，有几项接入信息要请你们提供：",
        "Hello, we are preparing the police filing (公安联网备案) of {site} and need these facts about its hosting:",
    ),
    Asks.REGISTRAR: Text(
        "您好！我们正在为{site}办理公安联网备案，有几项域名信息要请你们提供：",
        "Hello, we are preparing the police filing (公安联网备案) of {site} and need these facts about its domain:",
    ),
    Asks.WEBMASTER: Text(
        "您好！我们正在为{site}办理公安联网备案，下面几项要请你们帮忙确认：",
        "Hello, we are preparing the police filing (公安联网备案) of {site}; would you please confirm these points:",
    ),
    Asks.ACCOUNTANT: Text(
        "您好！办理{site}的公安联网备案，要按证照填写下面几项，请帮忙查一下：",
        "Hello, for the police filing of {site} we need these entries as they stand on our papers:",
    ),
    Asks.POLICE: Text(
        "您好！我们准备为{site}办理公安联网备案，想请问下面几项：",
        "Hello, we are preparing the police filing of {site} and should like to ask:",
    ),
}

CLOSINGS = {
    Asks.OWNER: Text(
        "证件照片请单独发给我，不要发到群里；不要发送任何密码和验证码。谢谢！",
        "Please send photographs of papers to me alone, not to a group, and no passwords or codes. Thank you!",
    ),
    Asks.HOST: Text(
        "请以合同和控制台上的为准，发截图也可以。请不要发送密码。谢谢！",
        "Please answer from the contract or the console; screenshots will do. Please send no passwords. Thank you!",
    ),
    Asks.REGISTRAR: Text(
        "请以域名证书为准，要的是域名证书，不是 SSL 证书。谢谢！",
        "Please answer from the domain certificate (not the SSL certificate). Thank you!",
    ),
    Asks.WEBMASTER: Text(
        "有不清楚的写“不清楚”就好，发截图也可以。请不要发送密码。谢谢！",
        "Where you aren't sure just say so; screenshots will do. Please send no passwords. Thank you!",
    ),
    Asks.ACCOUNTANT: Text(
        "请照证件原样抄写，一个字也不要改。谢谢！", "Please copy them exactly as they stand on the papers. Thank you!"
    ),
    Asks.POLICE: Text(
        "另外请问办理的时间、地点和要带的原件。谢谢！",
        "And please tell us the hours, the place and the originals to bring. Thank you!",
    ),
}

_SCAN = Text("{label}的扫描件或照片", "{label}, a scan or photograph")
_LINE = Text("{label}（{hint}）", "{label}. {hint}.")
_CHOICES = Text("{line}可选：{options}", "{line} Choices: {options}")

Asked = Question | Slot


@dataclass(frozen=True, slots=True)
class Group:
    """The open questions and missing papers that one party knows of, and the message that asks for them."""

    who: Asks
    open: tuple[Asked, ...]
    opening: Text
    lines: tuple[Text, ...]
    closing: Text

    @property
    def label(self) -> Text:
        """Who is asked."""
        return ASKS_LABELS[self.who]

    def message(self, language: Language) -> str:
        """The message, ready to send."""
        numbered = (f"{number}. {line.in_(language)}" for number, line in enumerate(self.lines, 1))
        return "\n".join((self.opening.in_(language), *numbered, self.closing.in_(language)))


def groups(filing: Filing, report: Report, *, one_builder: bool = False) -> tuple[Group, ...]:
    """One group for each party that somebody has to ask, in the order of :class:`Asks`; empty ones left out.

    ``one_builder``: whoever built the site looks after host and domain too and is asked for all of it at once.
    """
    asked = tuple(open_points(filing, report))
    parties = {each: Asks.WEBMASTER if one_builder and knows(each) in BUILDER_KNOWS else knows(each) for each in asked}
    by_party = ((who, [each for each in asked if parties[each] is who]) for who in Asks)
    return tuple(group(who, found, filing) for who, found in by_party if found)


def group(who: Asks, asked: Sequence[Asked], filing: Filing) -> Group:
    """The message that asks ``who`` for the given questions and papers."""
    title = filing.title
    name = NAMED_SITE.filled(title=title) if title else OUR_SITE
    lines = tuple(line(each, filing.answers) for each in asked)
    return Group(who, tuple(asked), OPENINGS[who].filled(site=name), lines, CLOSINGS[who])


def open_points(filing: Filing, report: Report) -> Iterator[Asked]:
    """What is missing by the report, and what was answered with “not clear yet”, in the form's order."""
    unclear = (each for each in _questions() if _is_unclear(each, filing.answers))
    yield from sorted({*_missing(report), *unclear}, key=FORM.position)


def knows(asked: Asked) -> Asks:
    """Who usually knows the answer or has the paper."""
    return WHO_HAS.get(asked.id, Asks.OWNER) if isinstance(asked, Slot) else asked.asks


def line(asked: Asked, answers: Answers) -> Text:
    """A question as one line of a message: label, hint, and the options where they are few."""
    asking = _LINE.filled(label=label(asked, answers), hint=asked.hint)
    offered = _offered(asked)
    if not offered:
        return asking
    options = Text("、".join(each.label.zh for each in offered), ", ".join(each.label.en for each in offered))
    return _CHOICES.filled(line=asking, options=options)


def label(asked: Asked, answers: Answers) -> Text:
    """What is asked for, with its section where the label alone isn't clear."""
    return _SCAN.filled(label=asked.label) if isinstance(asked, Slot) else named(asked, answers)


def _offered(asked: Asked) -> tuple[Option, ...]:
    """The options that a message writes out: those of a short list, without “not clear yet”."""
    if isinstance(asked, Slot | Repeat):
        return ()
    options = tuple(option for option in asked.kind.options() if not option.unknown)
    return options if 1 < len(options) <= FEW_OPTIONS else ()


def _missing(report: Report) -> Iterator[Asked]:
    for issue in report.issues:
        try:
            if issue.rule == MISSING_ANSWER:
                yield FORM.question(issue.field)
            elif issue.rule == MISSING_SCAN:
                yield FORM.slot(issue.field)
        except UnknownField:
            continue


def _questions() -> Iterable[Question]:
    return (question for section in FORM.sections for question in section.questions)


def _is_unclear(question: Question, answers: Answers) -> bool:
    """Whether the answer is “not clear yet”, or the limit that a notice set is unknown."""
    if not isinstance(question, Field) or not answers.shown(question):
        return False
    if question is start.NOTICE_DAYS:
        return answers[start.NOTIFIED_ON] is not None and not answers.answered(question)
    meaning = answers[question]
    return isinstance(meaning, Option) and meaning.unknown
