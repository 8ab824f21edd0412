"""The platform account, without anything secret."""

from __future__ import annotations

from beian_desktop.form.field import Field, Section
from beian_desktop.form.kinds import Choice, PlainText
from beian_desktop.form.number_kinds import MobilePhone, NameOfPerson
from beian_desktop.form.options import listed
from beian_desktop.form.policy import After
from beian_desktop.system.language import Text

PERSONAL = listed("个人", "Personal")
LEGAL_PERSON = listed("法人", "Legal person")

KIND = Field(
    "account.kind",
    Choice((PERSONAL, LEGAL_PERSON)),
    label=Text("账号类型", "Kind of account"),
    hint=Text("单位备案用“法人”，个人备案用“个人”", "A unit uses “Legal person”, an individual “Personal”"),
    help=Text(
        "在 beian.mps.gov.cn 登录时选的类型。一个账号对应一个开办主体，几个主体要几个账号（平台常见问题）。",
        "What you choose when logging in at beian.mps.gov.cn. One account belongs to one subject; several subjects "
        "need several accounts (the platform's FAQ).",
    ),
    after=After.OWN,
)

HOLDER = Field(
    "account.holder",
    NameOfPerson(),
    label=Text("扫脸登录人", "Who does the face log-in"),
    hint=Text("每次登录要本人扫脸，如 张三", "The person whose face is needed at every log-in, e.g. 张三"),
    help=Text(
        "现在的平台每次都用公安一网通办扫码并刷脸，别人代替不了。记下是谁，下次补正、变更时还要找他；这个人离职要提前"
        "交接。",
        "The present platform wants a scan with 公安一网通办 and a live face every time; nobody else can do it. Note "
        "who it is: the next correction or change needs that person again.",
    ),
    after=After.OWN,
    good=("张三",),
    bad=("张三先生",),
)

MOBILE = Field(
    "account.mobile",
    MobilePhone(),
    label=Text("账号手机号码", "Mobile of the account"),
    hint=Text("注册账号用的手机号，如 13800138000", "The mobile it was registered with, e.g. 13800138000"),
    help=Text(
        "平台的短信通知发到这个号码。密码、验证码不要记在任何地方，本程序也不会问。",
        "The platform's messages go there. Passwords and codes are never asked for here and are best written down "
        "nowhere.",
    ),
    after=After.OWN,
    personal=True,
    good=("13800138000",),
    bad=("1380013800",),
)

NOTE = Field(
    "account.note",
    PlainText(300, lines=True),
    label=Text("账号备注", "Note on the account"),
    hint=Text("如 用张三的手机扫码登录；不要写密码", "E.g. 用张三的手机扫码登录; never a password"),
    help=Text(
        "旧平台的用户名、账号关联情况等备忘，只留在本机，不打印给公安。",
        "The old platform's user name, linked accounts and the like; it stays here and isn't printed for the police.",
    ),
    after=After.OWN,
    good=("用张三的手机扫码登录",),
    more=True,
    unprinted=Text("只留给自己看的备忘", "A note for yourself only"),
)

SECTION = Section(
    "account",
    label=Text("平台账号", "Platform account"),
    hint=Text("只记谁能登录，从不记密码", "Only who can log in; never a password"),
    questions=(KIND, HOLDER, MOBILE, NOTE),
)
