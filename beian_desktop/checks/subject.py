"""The rules of the subject's own answers: name, addresses, e-mail (SUB-03 to 05, 10, 11, 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beian_desktop.checks.case import Case, Profile, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.labels import named
from beian_desktop.checks.messages import message
from beian_desktop.checks.words import ends_like_organisation, looks_like_person
from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField, Field
from beian_desktop.form.sections import operator, people, principal, site
from beian_desktop.identifiers.area import Area, area, read_area
from beian_desktop.identifiers.credit_code import SOLE_TRADER
from beian_desktop.identifiers.email import Email
from beian_desktop.identifiers.person_certificate import PersonCertificate
from beian_desktop.identifiers.reading import Severity

_DOOR = re.compile("[号號栋幢室层楼座村组路街镇乡巷弄屯]|单元|胡同|大道|嘎查")
_SEAT = re.compile("政府|机关|大院|委员会|党委|法院|检察院|部队|[局厅]$")
_AUTHORITIES = (operator.GOVERNMENT, operator.MILITARY)


def plain_name(case: Case) -> Iterator[Issue]:
    """SUB-03: a unit's name of digits and letters only, or a name that is the site's domain."""
    answers = case.answers
    name, domain = answers.normal(operator.NAME), answers[site.DOMAIN]
    if not name:
        return
    if domain is not None and name.casefold() in (domain.host, domain.registrable, domain.punycode):
        yield issue("SUB-03", "name.is-domain", operator.NAME, value=name, confirmable=True, name=name)
    elif _is_latin(name) and _is_mainland_unit(answers):
        yield issue("SUB-03", "name.only-latin", operator.NAME, value=name, confirmable=True, name=name)


def _is_mainland_unit(answers: Answers) -> bool:
    nature = answers[operator.UNIT_NATURE]
    return answers[operator.KIND] == operator.UNIT and nature is not None and nature != operator.OVERSEAS


def _is_latin(name: str) -> bool:
    return name.isascii() and any(character.isalnum() for character in name)


def individual_like_unit(case: Case) -> Iterator[Issue]:
    """SUB-04: an individual whose name or licence is that of a unit."""
    answers = case.answers
    if answers[operator.KIND] is not operator.INDIVIDUAL:
        return
    name = answers.normal(operator.NAME) or answers.typed(operator.NAME)
    ending = ends_like_organisation(name)
    if ending:
        yield issue(
            "SUB-04", "individual.unit-name", operator.NAME, value=name, confirmable=True, name=name, ending=ending
        )
    licence = answers.normal(operator.CERTIFICATE_NUMBER) or ""
    if len(licence) == 18 and licence.startswith(SOLE_TRADER):
        kind = answers.normal(operator.KIND) or ""
        yield issue("SUB-04", "individual.sole-trader", operator.KIND, value=kind, confirmable=True, number=licence)


def unit_like_person(case: Case) -> Iterator[Issue]:
    """SUB-05: an enterprise with the name of a person."""
    answers = case.answers
    name = answers.normal(operator.NAME) or ""
    enterprise = answers[operator.UNIT_NATURE] == operator.ENTERPRISE and case.asks(operator.UNIT_NATURE)
    if enterprise and looks_like_person(name):
        yield issue("SUB-05", "unit.person-name", operator.NAME, Severity.WARNING, value=name, name=name)


_ADDRESSES = (
    (operator.REGISTERED_ADDRESS, operator.REGISTERED_REGION),
    (operator.OFFICE_ADDRESS, operator.OFFICE_REGION),
    (principal.ADDRESS, principal.REGION),
)


def vague_address(case: Case) -> Iterator[Issue]:
    """SUB-10: an address that leads nobody to the door."""
    for field, region in _ADDRESSES:
        address = case.answers[field] if case.asks(field) else None
        if not address:
            continue
        if _repeats_area(address, case.answers[region]):
            yield issue("SUB-10", "address.only-area", field, value=address, address=address)
        elif not _DOOR.search(address) and not _is_seat(address, case):
            yield issue("SUB-10", "address.no-door", field, Severity.WARNING, value=address, address=address)


def _repeats_area(address: str, region: Area | None) -> bool:
    rest = re.sub(r"[\s，,、\-/]", "", address)
    if region is not None:
        for name in (region.full_name, region.province, region.city, region.county, region.name):
            rest = rest.replace(name or "\0", "")
    reading = read_area(rest) if rest else None
    return reading is None or (reading.parts is not None and not rest.isdigit())


def _is_seat(address: str, case: Case) -> bool:
    nature = case.answers[operator.UNIT_NATURE]
    return nature in _AUTHORITIES and bool(_SEAT.search(address))


def moved(case: Case) -> Iterator[Issue]:
    """SUB-11: office and seat, or residence and identity card, lie in different areas."""
    answers = case.answers
    office, seat = answers[operator.OFFICE_REGION], answers[operator.REGISTERED_REGION]
    if case.asks(operator.OFFICE_REGION) and office and seat and _apart(office, seat):
        yield issue(
            "SUB-11",
            "office.elsewhere",
            operator.OFFICE_REGION,
            Severity.WARNING,
            value=office.code,
            office=office.full_name,
            seat=seat.full_name,
        )
    home, issued = answers[principal.REGION], _card_area(answers)
    if answers[operator.KIND] is operator.INDIVIDUAL and home and issued and _apart(home, issued):
        yield issue(
            "SUB-11",
            "residence.elsewhere",
            principal.REGION,
            Severity.WARNING,
            value=home.code,
            home=home.full_name,
            card=issued.full_name,
        )


def _card_area(answers: Answers) -> Area | None:
    """The area that gave the principal's identity number."""
    certificate = answers[principal.ID_NUMBER]
    identity = certificate.identity if isinstance(certificate, PersonCertificate) else None
    return area(identity.region) if identity is not None and identity.type == "resident" else None


def _apart(one: Area, other: Area) -> bool:
    """Whether the areas differ as far as both codes tell; police and abolished codes tell the city."""
    coarse = any(each.police_only or each.abolished for each in (one, other))
    digits = min(4 if coarse else 6, *(2 * each.level for each in (one, other)))
    return one.code[:digits] != other.code[:digits]


_EMAILS: tuple[Field[Email], ...] = (operator.EMAIL, principal.EMAIL, *(role.email for role in people.ROLES))


def no_email(case: Case) -> Iterator[Issue]:
    """SUB-14: an optional e-mail that is missing, where the person or unit is answered for."""
    for field in _EMAILS:
        optional = field.required.evaluate(case.own) is not True and case.profile is not Profile.OLD
        if optional and case.asks(field) and not case.own.answered(field) and _begun(field, case):
            yield issue("SUB-14", "email.optional", field, Severity.INFO, label=named(field, case.own))


def _begun(field: Field[Email], case: Case) -> bool:
    """Whether the subject or person whose e-mail it is has a name."""
    names: dict[BaseField, BaseField] = {operator.EMAIL: operator.NAME, principal.EMAIL: principal.NAME}
    names |= {role.email: role.name for role in people.ROLES}
    return bool(case.answers.normal(names[field]))


RULES = (
    Rule("SUB-03", plain_name),
    Rule("SUB-04", individual_like_unit),
    Rule("SUB-05", unit_like_person),
    Rule("SUB-10", vague_address),
    Rule("SUB-11", moved),
    Rule("SUB-14", no_email),
)

MESSAGES = {
    "name.is-domain": message(
        "主办单位名称或姓名“{name}”就是网站域名。",
        "The name “{name}” is the site's domain.",
        fix_zh="请照营业执照或身份证填写全称；确实与证件一致的，请核对原件后确认。",
        fix_en="Give the full name on the licence or identity card; if it really is this, confirm it against the original.",
    ),
    "name.only-latin": message(
        "主办单位名称“{name}”只有字母和数字。",
        "The unit's name “{name}” has only letters and digits.",
        fix_zh="境内单位请填证件上的中文全称；确实与证件一致的，请核对原件后确认。",
        fix_en="Give the full Chinese name on the certificate; if it really is this, confirm it against the original.",
    ),
    "individual.unit-name": message(
        "选的是个人，但“{name}”以“{ending}”结尾，像单位名称。",
        "The subject is an individual, but “{name}” ends in “{ending}” like the name of a unit.",
        fix_zh="有营业执照的（包括个体工商户）请把开办主体性质改为“单位”；确实是个人姓名的，请核对原件后确认。",
        fix_en="With a business licence (a sole trader too) change the nature to “Unit”; if it is a person's name,"
        " confirm it against the original.",
    ),
    "individual.sole-trader": message(
        "选的是个人，但填过的证件号码 {number} 是个体工商户的执照号。",
        "The subject is an individual, but the number {number} given before belongs to a sole trader's licence.",
        fix_zh="个体工商户按单位备案，请把开办主体性质改为“单位”；确实以个人名义开办的，请核对后确认。",
        fix_en="A sole trader files as a unit: change the nature to “Unit”; if the site really is run privately,"
        " confirm that.",
    ),
    "unit.person-name": message(
        "企业名称“{name}”看起来像人名。",
        "The enterprise's name “{name}” looks like a person's.",
        fix_zh="请核对执照上的“名称”；没有字号的个体工商户照执照填经营者姓名即可。",
        fix_en="Compare it with the name on the licence; a sole trader without a trade name gives the proprietor's.",
    ),
    "address.only-area": message(
        "详细地址“{address}”只重复了省市区，没有具体位置。",
        "The detailed address “{address}” only repeats the area.",
        fix_zh="请写到路名、门牌号和房间，如“示例路1号2层203室”。",
        fix_en="Give street, number and room, such as “示例路1号2层203室”.",
    ),
    "address.no-door": message(
        "详细地址“{address}”里没有路名、门牌、楼层或村组，可能被认为不详细。",
        "The detailed address “{address}” names no street, number, floor or village and may count as too vague.",
        fix_zh="请补充到门牌号或房间号；没有门牌的写明村组或明显标志。",
        fix_en="Add the number or the room; where there is none, the village group or a landmark.",
    ),
    "office.elsewhere": message(
        "办公地址在{office}，与注册地址{seat}不在同一个地方。",
        "The office is in {office}, but the registered seat in {seat}.",
        fix_zh="网安通常会要房屋租赁合同或产权证，请准备好扫描件；填错了请改正。",
        fix_en="Officers usually ask for the lease or title deed: have a scan ready, or correct the area.",
    ),
    "residence.elsewhere": message(
        "常驻地址在{home}，与身份证上的{card}不在同一个地方。",
        "The residence is in {home}, but the identity card is from {card}.",
        fix_zh="网安通常会要居住证或租房合同，请准备好扫描件；填错了请改正。",
        fix_en="Officers usually ask for the residence permit or lease: have a scan ready, or correct the area.",
    ),
    "email.optional": message(
        "没有填写“{label}”，可以不填。",
        "“{label}” was left empty; it is optional.",
        fix_zh="有常用邮箱建议填上，审核通知和联系会方便一些。",
        fix_en="A mailbox in use makes notices and questions easier: consider giving one.",
    ),
}
