"""Reads the text with which a filing came back: which answers and scans it speaks of.

Officers write freely, so the reader looks for the form's words, their everyday names and the phrases that officers
use, the longest first, clause by clause. It proposes; a person decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.links import ticked
from beian_desktop.filing.office import deciding_field
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Section
from beian_desktop.form.policy import After
from beian_desktop.form.sections import (
    access,
    agent,
    legal_representative,
    operator,
    people,
    principal,
    registrar,
    security,
    service,
    site,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer or scan that the text speaks of: the id of the question or slot, and the clause that does."""

    place: str
    clause: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that speak of certain places; the longest alternative should stand first."""

    pattern: re.Pattern[str]
    places: tuple[str, ...]


def _phrase(pattern: str, *places: object) -> _Phrase:
    ids = tuple(place if isinstance(place, str) else place.id for place in places)  # type: ignore[attr-defined]
    return _Phrase(re.compile(pattern, re.IGNORECASE), ids)


_LONG_ENOUGH = 4
"""Shorter labels, such as 名称, stand in any text."""

_CLAUSES = re.compile(r"[。；;！!？?\n\r，,、]|(?<=\D)\d{1,2}[.．)）](?=\D)|[①-⑩]|\s{2,}")

_UNCLEAR = "(?:不清|模糊|反光|遮挡|缺角|不完整|无法辨认|看不清|重新上传|重传|补传|未上传|没有上传|缺少|照片|图片|扫描件|复印件|附件)"

PERSONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("网站负责人(?!主体)|网站管理员|site manager", re.IGNORECASE), people.SITE_MANAGER.section.id),
    (
        re.compile("(?:信息|网络|网站)?安全(?:责任人|负责人|员|管理员)|security officer", re.IGNORECASE),
        people.SECURITY_OFFICER.section.id,
    ),
    (re.compile("应急(?:联络|联系)?人|emergency contact", re.IGNORECASE), people.EMERGENCY_CONTACT.section.id),
    (re.compile("舆情引导员|opinion officer", re.IGNORECASE), people.OPINION_OFFICER.section.id),
    (
        re.compile("法定代表人|法人代表|法人(?!组织)|legal representative", re.IGNORECASE),
        legal_representative.SECTION.id,
    ),
    (re.compile("委托代理人|代理人|经办人|代办人|agent", re.IGNORECASE), agent.SECTION.id),
    (re.compile("(?:主体|单位)?负责人|开办者本人|principal", re.IGNORECASE), principal.SECTION.id),
)
"""Whose data a clause speaks of; the principal's where it names nobody."""

_HELD = "手持(?:身份证|证件)?(?:照片?|照)?"
_CARD = "身份证|证件照|个人证件|护照|通行证"

PERSON_PHRASES: tuple[_Phrase, ...] = (
    _phrase(f"{_HELD}", "id_held"),
    _phrase("人像面|身份证正面|正面", "id_front"),
    _phrase("国徽面|身份证反面|身份证背面|反面|背面", "id_back"),
    _phrase(
        f"正反面|(?:{_CARD})[^号码有效期限过期\ufffc]{{0,6}}{_UNCLEAR}|(?:{_CARD})(?:正反)?两面", "id_front", "id_back"
    ),
    _phrase("(?:身份证|证件)号码?|公民身份号码|id number", "id_number"),
    _phrase("(?:身份证|证件)类型", "id_type"),
    _phrase(f"(?:{_CARD}|证件)?(?:的)?有效期限?|(?:{_CARD}|证件)(?:已经?)?(?:过期|到期|失效)", "id_expires"),
    _phrase("手机号?码?|移动电话|联系电话|联系方式|电话|号码(?:为空号|无法接通|停机)|mobile", "mobile"),
    _phrase("电子邮[件箱]|邮箱|e-?mail", "email"),
    _phrase("姓名|名字|人名", "name"),
)
"""Phrases about a person; the places are the last parts of ids."""

_LICENCE = "营业执照|统一社会信用代码证书?|法人证书|登记证书|事业单位法人证|主体证件|单位证件|组织机构代码证"

_OTHER_DISTRICT = (
    "(?:不(?:在|属于?)|非)(?:本|我|该)?(?:辖区|管辖|属地|地区|区县|辖)[^，。；]*"
    "|(?:属地|(?:所属)?(?:区县|区域|辖区))(?:选择)?(?:错误|有误|不符|选错)"
)
_INTERACTION = "非?交互式?(?:服务|网站|功能)?|评论|论坛|留言(?:板|功能)?|会员(?:注册|登录)?|注册登录|用户注册|登录功能"
_PERMITS = "前置(?:审批|许可)|(?:行业|办学|出版|经营|医疗|新闻|食品|药品)?许可证|资质证明|相关资质|行业资质"

PHRASES: tuple[_Phrase, ...] = (
    # what it is compared with isn't what is wrong
    _phrase(
        "[与和跟同](?:工信部|ICP|备案|营业执照|执照|身份证|证件|域名证书|证书|许可证).{0,10}?(?:不一致|不符|不相符|不同|不匹配)"
    ),
    # papers
    _phrase("SSL证书|域名(?:注册)?证书(?!有效)|域名证明", site.DOMAIN_CERTIFICATE),
    _phrase("域名(?:注册)?证书有效期|域名(?:已经?)?(?:过期|到期)|域名有效期", site.CERTIFICATE_FROM, site.CERTIFICATE_TO),
    _phrase("(?:接入|托管|云服务器?|服务器|主机)(?:租赁|托管|服务)?(?:协议|合同)", access.AGREEMENT),
    _phrase("接入(?:服务)?商(?:的)?(?:资质|许可证|经营许可|营业执照)", access.LICENCE),
    _phrase("注册(?:服务)?商(?:的)?(?:资质|许可证|营业执照)", registrar.LICENCE),
    _phrase("(?:办公场所|场地|办公地址|房屋)(?:租赁合同|租赁|证明|产权证?)|租赁合同|租房合同|产权证|房产证", operator.OFFICE_PROOF),
    _phrase("居住证明?|暂住证", principal.RESIDENCE_PROOF),
    _phrase("(?:ICP|工信部)(?:备案)?(?:查询)?截图", site.ICP_SCREENSHOT),
    _phrase("(?:网站)?首页截图|网站截图", site.HOME_PAGE),
    _phrase("信息网络安全保护方案|安全保护方案|安全方案", security.PLAN),
    _phrase(f"(?:{_LICENCE})(?:的)?有效期|(?:{_LICENCE})(?:已经?)?(?:过期|到期)", operator.CERTIFICATE_EXPIRES),
    _phrase("(?:统一社会)?信用代码(?!证)|注册号|证照号码?|执照号码?|单位证件号码?|组织机构代码(?!证)", operator.CERTIFICATE_NUMBER),
    _phrase(f"(?:{_LICENCE}|信用代码证)", operator.CERTIFICATE_SCAN),
    _phrase("IP(?:地址|段)?(?![a-z])|解析地址", site.IP_RANGES),
    # subject
    _phrase("(?:主办|开办|主体|单位|公司|企业|开办者)(?:单位|主体)?(?:的)?名称", operator.NAME),
    _phrase("(?:单位|主体|企业)性质", operator.KIND, operator.UNIT_NATURE),
    _phrase("(?:法定代表人|法人代表|法人)(?:姓名|名字)|法定代表人(?=与|和|有误|不|填写|错误)", operator.LEGAL_REPRESENTATIVE),
    _phrase("注册地址|住所地?", operator.REGISTERED_REGION, operator.REGISTERED_ADDRESS),
    _phrase(_OTHER_DISTRICT, "*region"),
    _phrase("(?:办公|单位|通信|通讯|联系|常驻|常住|居住|详细|主体)?(?:详细)?地址", "*address"),
    _phrase("门牌号?|详细到(?:门牌|房间|室)", "*address"),
    _phrase("办公(?:室)?电话|座机|固定电话|固话|单位电话", operator.OFFICE_PHONE),
    _phrase("单位邮箱|单位电子邮[件箱]", operator.EMAIL),
    # site
    _phrase("ICP(?:备案)?(?:号|编号|证号)|工信部(?:ICP)?备案(?:编)?号|(?:工信部|ICP)备案(?!号)", site.ICP_NUMBER),
    _phrase("网站(?:的)?名称|站点名称|网站名", site.NAME),
    _phrase("(?:网站)?(?:开通|开办|上线)(?:日期|时间)", site.OPENED_ON),
    _phrase("(?:接入|网络接入)(?:服务)?(?:商|提供商|单位)|云服务商|服务器提供商|IDC", access.NAME),
    _phrase("接入方式|租赁虚拟空间|托管主机|虚拟空间", access.MODE),
    _phrase("(?:域名)?注册(?:服务)?(?:商|机构)|域名服务商", registrar.NAME),
    _phrase("其他域名|多个域名|子域名|二级域名", site.OTHER_DOMAINS),
    _phrase("首页(?:URL|网址|地址|链接)|网址", "*home"),
    _phrase("(?:主|一级)?域名|网站(?:无法|不能|打不开|未能)(?:正常)?(?:访问|打开)?", "*home"),
    _phrase("网站语[言种]|语种", site.LANGUAGES),
    _phrase("网站(?:类型|类别|分类)", site.CATEGORY),
    _phrase("(?:网站)?(?:用途|栏目|主要内容|内容简介)", site.PURPOSE),
    # service
    _phrase(_INTERACTION, service.INTERACTIVE, service.FEATURES),
    _phrase("服务类型|服务内容|服务项目", service.TYPES),
    _phrase("管制物品|管制器具|枪支|剧毒|易制爆", service.CONTROLLED),
    _phrase(_PERMITS, service.PRELICENSED, service.PRELICENSED_ITEMS),
    _phrase("安全(?:管理|保护)?制度|管理制度", security.POLICIES),
)  # fmt: skip
"""Phrases about the subject, the site and its service. ``*…`` stands for what depends on the answers."""


def read_return(text: str, answers: Answers) -> tuple[Spoken, ...]:
    """What the text speaks of, in the form's order; each place once, with the first clause that names it."""
    found: dict[str, str] = {}
    person = ""
    for sentence in re.split(r"[。；;\n\r]", text):
        for clause in _CLAUSES.split(sentence):
            words = clause.strip()
            person = _person_in(words) or person
            for place in _in_clause(words, person, answers):
                found.setdefault(place, words)
    known = (place for place in found if FORM.position(place) < FORM.position(""))
    return tuple(Spoken(place, found[place]) for place in sorted(known, key=FORM.position))


def _person_in(clause: str) -> str:
    """The section of the person whom the clause names."""
    return next((section for pattern, section in PERSONS if pattern.search(clause)), "")


def _in_clause(clause: str, person: str, answers: Answers) -> Iterator[str]:
    """The places that one clause speaks of; what a longer phrase has taken isn't read again."""
    rest = clause
    for phrase in (*PHRASES, *_labels()):
        rest, hit = _take(phrase, rest)
        if hit:
            for place in phrase.places:
                yield from _depending(place, answers)
    for phrase in PERSON_PHRASES:
        rest, hit = _take(phrase, rest)
        if hit:
            for name in phrase.places:
                yield from _of_person(person or principal.SECTION.id, name, answers)


@cache
def _labels() -> tuple[_Phrase, ...]:
    """The form's own words in both languages, where they name one question only; the longest first."""
    named = [
        (words, question.id)
        for section in FORM.sections
        if section.id not in {person for _, person in PERSONS}
        for question in section.questions
        if question.after is not After.OWN
        for words in (question.label.zh, question.label.en)
    ]
    counts = Counter(words for words, _ in named)
    alone = sorted(((words, place) for words, place in named if counts[words] == 1), key=lambda each: -len(each[0]))
    return tuple(_phrase(re.escape(words), place) for words, place in alone if len(words) >= _LONG_ENOUGH)


def _take(phrase: _Phrase, text: str) -> tuple[str, bool]:
    """The text without what the phrase matched, and whether it did."""
    left, count = phrase.pattern.subn("\N{OBJECT REPLACEMENT CHARACTER}", text)
    return left, bool(count)


def _depending(place: str, answers: Answers) -> Iterator[str]:
    """The places that a phrase stands for with these answers."""
    individual = answers[operator.KIND] is operator.INDIVIDUAL
    depending: dict[str, str] = {
        "*region": deciding_field(answers).id,
        "*address": principal.ADDRESS.id if individual else operator.OFFICE_ADDRESS.id,
        "*home": site.HOME_URL.id if answers[site.HAS_OWN_DOMAIN] is False else site.DOMAIN.id,
    }
    yield depending.get(place, place)


def _of_person(section_id: str, name: str, answers: Answers) -> Iterator[str]:
    """The question or slot of a person, or the principal's where the person follows the principal."""
    section = FORM.section(section_id)
    if section is legal_representative.SECTION and name == "name":
        yield operator.LEGAL_REPRESENTATIVE.id
    elif section is principal.SECTION and name == "name" and answers[operator.KIND] is operator.INDIVIDUAL:
        yield operator.NAME.id
    else:
        yield from _mirrored(section, f"{section_id}.{name}", answers)


def _mirrored(section: Section, place: str, answers: Answers) -> Iterator[str]:
    for part in (*section.questions, *section.slots):
        if part.id == place:
            source = getattr(part, "mirrors", None) if ticked(section, answers) else None
            yield place if source is None else source.id
