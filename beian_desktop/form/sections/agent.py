"""委托代理人: optional, when someone else goes to the counter."""

from __future__ import annotations

from beian_desktop.form.conditions import equals
from beian_desktop.form.field import Field, Section
from beian_desktop.form.kinds import Day, PlainText, YesNo
from beian_desktop.form.policy import After
from beian_desktop.form.sections.person import Person
from beian_desktop.system.language import Text

USED = Field(
    "agent.used",
    YesNo(),
    label=Text("是否委托他人办理", "Handled by an agent"),
    hint=Text("本人或负责人自己去办的，选“否”", "“No” when the principal goes in person"),
    help=Text(
        "由员工以外的人或代办公司到窗口办理的选“是”，程序会打印授权委托书，并要求代理人的身份证。网上办理用的是负责人"
        "自己的扫脸登录，不能由别人代刷。",
        "“Yes” when another person or an agency goes to the counter: a mandate is printed and the agent's card asked "
        "for. Online the face log-in is the holder's own and can't be done by another.",
    ),
    after=After.OWN,
)

IS_USED = equals(USED, True)
_PERSON = Person("agent", Text("委托代理人", "agent"), required=IS_USED, shown=IS_USED, after=After.OWN)

NAME = _PERSON.name(Text("代理人姓名", "Name of the agent"))
ID_TYPE = _PERSON.id_type()
ID_NUMBER = _PERSON.id_number(ID_TYPE)
MOBILE = _PERSON.mobile()

COMPANY = Field(
    "agent.company",
    PlainText(70),
    label=Text("代办单位", "Agency"),
    hint=Text(
        "代理人所在的公司，如 上海样例商务服务有限公司；个人代办不填",
        "The agent's company, e.g. 上海样例商务服务有限公司; else leave empty",
    ),
    help=Text(
        "由代办公司办理的写公司全称。把身份证件交给代办公司之前，应与其签订个人信息委托处理协议，办完要求返还或销毁（"
        "个人信息保护法第二十一条）。",
        "The full name of the agency. Before it gets identity papers sign an agreement on the processing of personal "
        "data, and ask for return or destruction at the end (PIPL, art. 21).",
    ),
    shown=IS_USED,
    after=After.OWN,
    good=("上海样例商务服务有限公司",),
    more=True,
)

SCOPE = Field(
    "agent.scope",
    PlainText(300, lines=True),
    label=Text("委托事项", "Matter of the mandate"),
    hint=Text("如 代为提交、领取公安联网备案材料", "E.g. 代为提交、领取公安联网备案材料"),
    help=Text(
        "写清代理人能做什么：提交材料、签收文书、补正材料。不填时委托书写“代为办理公安联网备案的提交、补正和领取”。",
        "What the agent may do: hand in, sign for letters, complete papers. Left empty, the mandate says hand in, "
        "complete and collect.",
    ),
    shown=IS_USED,
    after=After.OWN,
    good=("代为提交、领取公安联网备案材料",),
)

FROM = Field(
    "agent.from",
    Day(),
    label=Text("委托期限起", "Mandate from"),
    hint=Text("一般写签署委托书的那天，如 2026-11-23", "Normally the day of signing, e.g. 2026-11-23"),
    help=Text(
        "委托书必须有起止日期，没有期限的窗口多半不收。",
        "A mandate needs both dates; counters mostly refuse one without.",
    ),
    shown=IS_USED,
    after=After.OWN,
    good=("2026-11-23",),
    bad=("今天起",),
)

TO = Field(
    "agent.to",
    Day(),
    label=Text("委托期限止", "Mandate until"),
    hint=Text("留足审核和补正的时间，如 2027-02-28", "Leave time for review and completion, e.g. 2027-02-28"),
    help=Text(
        "提交那天委托书要在有效期内。交互式网站还要面审，建议留三个月。",
        "It has to be valid on the day of handing in. Interactive sites are called in as well: three months are "
        "sensible.",
    ),
    shown=IS_USED,
    after=After.OWN,
    good=("2027-02-28",),
    bad=("2027-02-29",),
)

ID_FRONT = _PERSON.front()
ID_BACK = _PERSON.back(ID_TYPE)

SECTION = Section(
    "agent",
    label=Text("委托代理人", "Agent"),
    hint=Text("别人替您去窗口时才填", "Only when someone else goes to the counter"),
    questions=(USED, NAME, ID_TYPE, ID_NUMBER, MOBILE, COMPANY, SCOPE, FROM, TO),
    slots=(ID_FRONT, ID_BACK),
)
