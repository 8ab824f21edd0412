"""``store note`` and ``store begin``: what happened to a kept filing, and filings that go on from it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from beian_desktop.cli.console import DONE, Console
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.life import HAPPENINGS, Step, offered
from beian_desktop.filing.status import STATE_LABELS
from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.sections import start
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard import onward

BACK = "back"
WAYS = {way.name: way for way in (onward.CHANGE, onward.CANCEL, onward.MOVE, onward.SITE, onward.SUPPLEMENT)}
STANDS = Text("{id}  主体：{subject}  网站：{site}", "{id}  subject: {subject}  site: {site}")
NO_ANSWER = Text(
    "“{given}”不是“字段=内容”的样子，或没有这个字段。字段名见 beian-desktop form。",
    "“{given}” isn't FIELD=TEXT, or there is no such field; beian-desktop form lists them.",
)


def add_note(parser: ArgumentParser) -> None:
    """The arguments of ``store note``."""
    parser.add_argument("id", metavar="ID")
    parser.add_argument("step", choices=[*(step.value for step in Step), BACK], metavar="STEP")
    _add_answers(parser)


def add_begin(parser: ArgumentParser) -> None:
    """The arguments of ``store begin``."""
    parser.add_argument("id", metavar="ID")
    parser.add_argument("way", choices=list(WAYS), metavar="WAY")
    _add_answers(parser)


def _add_answers(parser: ArgumentParser) -> None:
    parser.add_argument("--answer", action="append", default=[], metavar="FIELD=TEXT")


def note(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Notes a step with its answers, or takes the last one back. Raises Failure when it can't be."""
    from beian_desktop.services import life

    if options.step == BACK:
        return _tell(life.take_back(workspace, options.id, console.clock), console)
    step, filing = Step(options.step), workspace.filing(options.id)
    answers = _with(offered(HAPPENINGS[step], filing, console.clock.today()), options.answer)
    return _tell(life.take_step(workspace, options.id, step, answers, console.clock), console)


def begin(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Begins the filing that goes on from a kept one. Raises Failure when it can't be."""
    from beian_desktop.services import life

    answers = _with(Answers().with_text(start.KIND, start.CANCEL.code), options.answer)
    return _tell(life.begin(workspace, options.id, WAYS[options.way], answers, console.clock), console)


def _with(answers: Answers, given: Iterable[str]) -> Answers:
    for each in given:
        field_id, sign, text = each.partition("=")
        try:
            answers = answers.with_text(FORM.field(field_id.strip()), text.strip())
        except UnknownField:
            sign = ""
        if not sign:
            raise Failure(NO_ANSWER.filled(given=each))
    return answers


def _tell(filing: Filing, console: Console) -> int:
    status = filing.status
    if console.json:
        told = {"subject": status.subject.value, "site": status.site.value}
        document = {"id": filing.id, "continues": filing.continues, "status": told}
        console.document({"format": "beian-store", "version": 1, "filing": document})
    else:
        words = {"subject": STATE_LABELS[status.subject], "site": STATE_LABELS[status.site]}
        console.say(STANDS.filled(id=filing.id, **words))
    return DONE
