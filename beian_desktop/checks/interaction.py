"""The rules of what the site does for its visitors (WEB-14, 15, 16, 18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.form.field import Field, ListField
from beian_desktop.form.options import Option
from beian_desktop.form.sections import service
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text

_INTERACTIVE = (
    service.COMMENT,
    service.FORUM,
    service.BLOG,
    service.CHAT,
    service.UPLOAD,
    service.LIVE,
    service.APPSTORE,
)
_DEBATABLE = (service.LOGIN, service.SHOP, service.PAYMENT)
_OPINION = (service.FORUM, service.BLOG, service.CHAT, service.LIVE, service.COMMENT)
_OPINION_TYPES = ("博客个人空间", "微博", "论坛bbs", "聊天室", "社交网站", "即时通讯", "网络视频")


def denied_interaction(case: Case) -> Iterator[Issue]:
    """WEB-14: no interactive service, but functions that are; 仅展示 together with functions."""
    features = case.answers.all(service.FEATURES)
    if service.NONE in features and len(set(features)) > 1:
        others = [feature for feature in features if feature is not service.NONE]
        yield issue("WEB-14", "features.none-and-others", service.FEATURES, others=_named(others))
    if case.answers[service.INTERACTIVE] is not False:
        return
    plain = [feature for feature in features if feature in _INTERACTIVE]
    debatable = [feature for feature in features if feature in _DEBATABLE]
    if plain:
        yield issue(
            "WEB-14",
            "interactive.denied",
            service.INTERACTIVE,
            value="false",
            confirmable=True,
            features=_named(plain),
        )
    elif debatable:
        yield issue(
            "WEB-14",
            "interactive.debatable",
            service.INTERACTIVE,
            Severity.WARNING,
            value="false",
            features=_named(debatable),
        )


def _named(options: Iterable[Option]) -> Text:
    return Text(
        "、".join(f"“{option.show(Language.ZH)}”" for option in options),
        ", ".join(f"“{option.show(Language.EN)}”" for option in options),
    )


def interactive_service(case: Case) -> Iterator[Issue]:
    """WEB-15: interactive service needs a type, and brings an interview and more papers."""
    if case.answers[service.INTERACTIVE] is not True:
        return
    if not case.answers.all(service.TYPES):
        yield issue("WEB-15", "interactive.no-type", service.TYPES)
    yield issue("WEB-15", "interactive.interview", service.INTERACTIVE, Severity.INFO, value="true")


_LICENSED: tuple[tuple[Field[bool], ListField[Option]], ...] = (
    (service.CONTROLLED, service.CONTROLLED_ITEMS),
    (service.PRELICENSED, service.PRELICENSED_ITEMS),
)


def items_missing(case: Case) -> Iterator[Issue]:
    """WEB-16: controlled goods or prior licences without saying which."""
    for question, items in _LICENSED:
        if case.answers[question] is True and not case.answers.all(items):
            yield issue("WEB-16", "items.missing", items, question=question.label, label=items.label)


def public_opinion(case: Case) -> Iterator[Issue]:
    """WEB-18: services with 舆论属性 need a safety assessment on the platform."""
    features = [feature for feature in case.answers.all(service.FEATURES) if feature in _OPINION]
    types = [option for option in case.answers.all(service.TYPES) if option.code in _OPINION_TYPES]
    interactive = case.answers[service.INTERACTIVE] is True
    chosen = [*features, *(types if interactive else ())]
    if chosen:
        at = service.FEATURES if features else service.TYPES
        yield issue("WEB-18", "opinion.assessment", at, Severity.INFO, features=_named(chosen))


RULES = (
    Rule("WEB-14", denied_interaction),
    Rule("WEB-15", interactive_service),
    Rule("WEB-16", items_missing),
    Rule("WEB-18", public_opinion),
)

MESSAGES = {
    "features.none-and-others": message(
        "功能自查同时勾了“仅展示”和{others}，互相矛盾。",
        "The self-check has both “Display only” and {others}, which contradict each other.",
        fix_zh="有这些功能就去掉“仅展示”，没有就去掉其他项。",
        fix_en="If the functions exist untick “Display only”, else untick the others.",
    ),
    "interactive.denied": message(
        "交互服务选了“否”，但网站有{features}，属于交互式服务。",
        "Interactive service is “No”, but the site has {features}, which are interactive.",
        fix_zh="请改为“是”，或先把这些功能真正关掉并取消勾选；确认不属于交互的，请核对后确认。",
        fix_en="Change it to “Yes”, or switch these functions off and untick them; if they aren't interactive, confirm.",
    ),
    "interactive.debatable": message(
        "交互服务选了“否”，但网站有{features}，网安常按交互式认定。",
        "Interactive service is “No”, but the site has {features}, which officers often take as interactive.",
        fix_zh="访客之间看不到彼此发的内容，可以先按“否”提交；被要求时改为“是”。",
        fix_en="If visitors can't see each other's content submit it as “No”, and change it when asked to.",
    ),
    "interactive.no-type": message(
        "选择了提供交互服务，却没有勾选服务类型。",
        "Interactive service is “Yes”, but no type of service is ticked.",
        fix_zh="请勾选真正提供的服务类型。",
        fix_en="Tick the types that the site really offers.",
    ),
    "interactive.interview": message(
        "交互式网站会被通知带原件面审或上门检查。",
        "An interactive site is called to an interview with the originals, or visited.",
        fix_zh="请备好证件原件、信息网络安全保护方案和各项安全制度，网安会联系您。",
        fix_en="Have the originals, the network security plan and the policies ready; the police will get in touch.",
    ),
    "items.missing": message(
        "“{question}”选了“是”，却没有勾选“{label}”。",
        "“{question}” is “Yes”, but nothing is ticked under “{label}”.",
        fix_zh="请勾选涉及的项目，每项附一份许可证；不涉及的请改为“否”。",
        fix_en="Tick what applies and attach a licence for each; if nothing does change it to “No”.",
    ),
    "opinion.assessment": message(
        "{features}具有舆论属性，上线前要做安全评估。",
        "{features} can shape public opinion and need a safety assessment before going online.",
        fix_zh="请在全国互联网安全管理服务平台提交安全评估报告，备案时会核对。",
        fix_en="Submit the assessment on the national platform for internet security; the filing is compared with it.",
    ),
}
