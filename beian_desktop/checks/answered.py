"""The rules that hold for every field: answered, readable, nothing foreign."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.checks.case import Case, Profile, Rule
from beian_desktop.checks.issue import Issue, from_finding, issue
from beian_desktop.checks.labels import named
from beian_desktop.checks.messages import message
from beian_desktop.checks.reasons import reason
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.shown import show_one, show_row
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, ListField, Question, Repeat
from beian_desktop.form.number_kinds import NameOfPerson
from beian_desktop.form.sections import operator, people, principal
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language

OLD_PLATFORM_REQUIRES: tuple[BaseField, ...] = (
    operator.EMAIL,
    principal.EMAIL,
    *(role.email for role in people.ROLES if role is not people.OPINION_OFFICER),
)
"""The old platform wanted every e-mail (form.md: "old platform: required")."""


JUDGED_IN_CONTEXT = frozenset({"person-name.latin"})
"""Findings about a value alone that a rule judges again beside other answers (``people``)."""


def missing_answers(case: Case) -> Iterator[Issue]:
    """REQ-01: one issue for each required question without an answer, once it is clear that the section is needed.

    A value that can't be read is told as FMT-01 and isn't missing.
    """
    unreadable = {foreign.path.partition("[")[0] for foreign in case.filing.foreign if foreign.known}
    for section in FORM.sections:
        if section.shown.evaluate(case.own) is None:
            continue
        for question in section.questions:
            if case.asks(question) and not case.answers.answered(question) and question.id not in unreadable:
                yield from _missing(question, case)


def _missing(question: Question, case: Case) -> Iterator[Issue]:
    label = named(question, case.own)
    if question.required.evaluate(case.own) is True:
        why = reason(question.required, case.own)
        if why is None:
            yield issue("REQ-01", "required.missing", question, label=label)
        else:
            yield issue("REQ-01", "required.because", question, label=label, why=why)
    elif case.profile is Profile.OLD and question in OLD_PLATFORM_REQUIRES:
        yield issue("REQ-01", "required.old-platform", question, label=label)


def unreadable_answers(case: Case) -> Iterator[Issue]:
    """What the readers found in each answer: FMT-01, TXT-01 and the rules of single values."""
    for section in FORM.sections:
        for question in section.questions:
            if case.asks(question):
                yield from _found_in(question, case)


def _found_in(question: Question, case: Case) -> Iterator[Issue]:
    if isinstance(question, Repeat):
        yield from _found_in_rows(question, case)
        return
    answers, listed = case.own, isinstance(question, ListField)
    for index, text in enumerate(answers.texts(question)):
        if not text:
            continue
        value = answers.face(question, index)
        for found in value.findings:
            if found.code not in JUDGED_IN_CONTEXT:
                yield from_finding(found, question, value.written, index if listed else None)


def _found_in_rows(repeat: Repeat, case: Case) -> Iterator[Issue]:
    for row in case.own.rows(repeat):
        for member in repeat.members:
            value = case.own.value(member, row.index)
            for found in value.findings:
                yield from_finding(found, repeat, value.written, row.index)
            if not (row.empty or row.typed(member)) and member.required.evaluate(case.own) is True:
                yield issue("REQ-01", "required.missing", repeat, row=row.index, label=member.label)


def unprintable_answers(case: Case) -> Iterator[Issue]:
    """FMT-01 for characters that no print font has; of people's names SUB-09 tells it."""
    for section in FORM.sections:
        for question in section.questions:
            if question.unprinted is None and case.asks(question):
                for row, text in _printed(question, case.own):
                    if missing := "".join(c for c in dict.fromkeys(text) if c != "\n" and not case.has_glyph(c)):
                        yield issue("FMT-01", "text.glyphs", question, value=text, row=row, characters=missing)


def _printed(question: Question, answers: Answers) -> Iterator[tuple[int | None, str]]:
    """The row and text of each answer that isn't a person's name."""
    if isinstance(question, Repeat):
        yield from ((row.index, show_row(row, Language.ZH)) for row in answers.rows(question))
    elif isinstance(question, ListField):
        yield from ((row, show_one(question, answers, row, Language.ZH)) for row in range(len(answers.texts(question))))
    elif not _is_person(question, answers):
        yield None, show_one(question, answers, 0, Language.ZH)


def _is_person(field: BaseField, answers: Answers) -> bool:
    individual = field == operator.NAME and answers[operator.KIND] is operator.INDIVIDUAL
    return individual or isinstance(field.kind, NameOfPerson)


def foreign_members(case: Case) -> Iterator[Issue]:
    """FMT-01 for a member of a wrong type, FMT-02 for one that the form doesn't know."""
    for foreign in case.filing.foreign:
        if foreign.known:
            yield issue("FMT-01", "member.wrong-type", foreign.path, value=foreign.json)
        else:
            yield issue(
                "FMT-02",
                "member.unknown",
                foreign.path,
                Severity.INFO,
                value=foreign.json,
                path=foreign.path,
            )


RULES = (
    Rule("REQ-01", missing_answers),
    Rule("FMT-01", unreadable_answers),
    Rule("FMT-01", unprintable_answers),
    Rule("FMT-02", foreign_members),
)

MESSAGES = {
    "required.missing": message(
        "还没有填写“{label}”。",
        "“{label}” has no answer yet.",
        fix_zh="请填写“{label}”。",
        fix_en="Give an answer for “{label}”.",
    ),
    "required.because": message(
        "还没有填写“{label}”：因为{why}，所以必填。",
        "“{label}” has no answer yet; it is required because {why}.",
        fix_zh="请填写“{label}”；如果前面选错了，请改前面的选择。",
        fix_en="Give an answer for “{label}”, or change the earlier choice if that was wrong.",
    ),
    "required.old-platform": message(
        "还没有填写“{label}”：2017版平台必填。",
        "“{label}” has no answer yet; the platform of 2017 requires it.",
        fix_zh="请填写“{label}”。",
        fix_en="Give an answer for “{label}”.",
    ),
    "member.wrong-type": message(
        "这一项的值类型不对，读不出来，已原样保留。",
        "The value here has the wrong type and can't be read; it was kept as it is.",
        fix_zh="请重新填写这一项；在文件里，文字和号码要加引号，是否写 true 或 false。",
        fix_en="Answer this question again; in a file texts and identifiers stand in quotes, yes and no are true and "
        "false.",
    ),
    "member.unknown": message(
        "文件里有本程序不认识的项“{path}”，已原样保留。",
        "The file has a member “{path}” that this program doesn't know; it was kept.",
        fix_zh="如果是打错的名称，请改正；否则可以不管。",
        fix_en="Correct the name if it is a slip; otherwise nothing need be done.",
    ),
    "area.incomplete": message(
        "只选到“{name}”，还没有到区县。",
        "This stops at “{name}”; the district or county is missing.",
        fix_zh="请选到区县；没有区县的市（如东莞市）选到市即可。",
        fix_en="Choose down to the district or county; a city without any (such as 东莞市) is enough.",
    ),
    "choice.unknown": message(
        "“{typed}”不是可选的答案。",
        "“{typed}” isn't one of the answers offered.",
        fix_zh="请从列表里选择。",
        fix_en="Choose from the list.",
    ),
    "yes-no.unreadable": message(
        "读不出是“是”还是“否”。",
        "This can't be read as yes or no.",
        fix_zh="请填“是”或“否”。",
        fix_en="Answer yes or no.",
    ),
    "number.unreadable": message(
        "读不出数字。",
        "This can't be read as a number.",
        fix_zh="请只填数字，如 6。",
        fix_en="Type digits only, such as 6.",
    ),
    "number.range": message(
        "数字应在 {low} 到 {high} 之间。",
        "The number must be from {low} to {high}.",
        fix_zh="请核对后重新填写。",
        fix_en="Check it and type it again.",
    ),
    "digits.length": message(
        "应为 {length} 位数字。",
        "This must be {length} digits.",
        fix_zh="请核对后重新填写。",
        fix_en="Check it and type it again.",
    ),
    "text.too-long": message(
        "太长：现有 {length} 个字符，最多 {limit} 个。",
        "Too long: {length} characters, at most {limit}.",
        fix_zh="请缩短到 {limit} 个字符以内。",
        fix_en="Shorten it to {limit} characters.",
    ),
    "text.glyphs": message(
        "打印字体里没有这些字符：{characters}，材料里印不出来。",
        "No print font has {characters}, so they can't be printed.",
        fix_zh="请删去表情符号；生僻字请核对后改用标准写法。",
        fix_en="Take out emoji; write a rare character in its standard form.",
    ),
    "text.too-short": message(
        "太短：现有 {length} 个字符，至少 {limit} 个。",
        "Too short: {length} characters, at least {limit}.",
        fix_zh="请填写完整。",
        fix_en="Write it in full.",
    ),
    "domain.not-registrable": message(
        "“{host}”不是主域名，主域名只写注册的那一段，不带 www 等前缀。",
        "“{host}” isn't the main domain: that is the registered part only, without www or another prefix.",
        fix_zh="请改成“{registrable}”；“{host}”也在使用的，写到“其他域名”里。",
        fix_en="Change it to “{registrable}”; if “{host}” is in use too write it under the other domains.",
    ),
    "domain.url-as-main": message(
        "主域名不写网址，只写“{host}”。",
        "The main domain isn't a URL: write “{host}” only.",
        fix_zh="请改成“{host}”；没有自己的域名、只有网址的，把“是否有独立一级域名”改为“否”，再填首页网址。",
        fix_en="Change it to “{host}”; without a domain of your own answer “No” there and give the URL of the home page.",
    ),
    "phone.not-mobile": message(
        "这不是手机号码。",
        "This isn't a mobile number.",
        fix_zh="请填写本人在用的 11 位手机号码。",
        fix_en="Give the person's own mobile of 11 digits.",
    ),
    "phone.mobile-as-office": message(
        "办公室电话填的是手机号码。",
        "The office phone is a mobile.",
        fix_zh="有座机请填座机；没有座机的，先问属地网安能不能填手机。",
        fix_en="Give a landline if there is one; else ask the local police whether a mobile will do.",
    ),
    "phone.service-as-office": message(
        "办公室电话填的是客服或短号，审核人员可能打不通。",
        "The office phone is a service number, which the reviewer may not reach.",
        fix_zh="请填有人接听的座机，如 010-66001234。",
        fix_en="Give a landline that somebody answers, such as 010-66001234.",
    ),
}
