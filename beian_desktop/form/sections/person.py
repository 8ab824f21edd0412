"""The questions that are asked of every person, worded for each: certificate, validity, mobile, e-mail, scans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from beian_desktop.form.conditions import ALWAYS, Condition, Not, OneOf
from beian_desktop.form.field import Field, Slot
from beian_desktop.form.kinds import LONG_TERM, Choice, Day, DayOr
from beian_desktop.form.number_kinds import EmailAddress, MobilePhone, NameOfPerson, PersonCertificateNumber
from beian_desktop.form.options import Option
from beian_desktop.form.person_certificates import PERSON_CERTIFICATES, WITHOUT_BACK
from beian_desktop.form.policy import After
from beian_desktop.form.sections.start import AT_COUNTER, FILED_ONLINE
from beian_desktop.identifiers.email import Email
from beian_desktop.identifiers.person_name import PersonName
from beian_desktop.identifiers.phone import Phone
from beian_desktop.system.language import Text


def as_heading(who: Text) -> Text:
    """A person's name for a heading: English ones begin with a capital there."""
    return Text(who.zh, who.en[:1].upper() + who.en[1:])


def has_back(id_type: Field[Option]) -> Condition:
    """The certificate is a card: booklets have no back side to scan."""
    return Not(OneOf(id_type, WITHOUT_BACK))


@dataclass(frozen=True)
class Person:
    """Makes the questions and slots of one person.

    ``section`` is the id of the section, ``who`` names the person in the texts.
    ``required``, ``shown``, ``after`` and ``more`` hold for every question made.
    """

    section: str
    who: Text
    required: Condition = ALWAYS
    shown: Condition = ALWAYS
    after: After = After.KEY
    more: bool = False

    def but(self, *, required: Condition | None = None, after: After | None = None) -> Person:
        """The same person with another requirement or change policy for the next question."""
        return replace(self, required=required or self.required, after=after or self.after)

    def _text(self, zh: str, en: str) -> Text:
        return Text(zh.replace("〈谁〉", self.who.zh), en.replace("〈who〉", self.who.en))

    def name(self, label: Text, mirrors: Field[PersonName] | None = None) -> Field[PersonName]:
        """姓名, as on the certificate."""
        return Field(
            f"{self.section}.name",
            NameOfPerson(),
            label=label,
            hint=self._text("照〈谁〉的证件抄写，如 李四", "As on the certificate of the 〈who〉, e.g. 李四"),
            help=self._text(
                "与证件一字不差，不加先生、女士、经理等称呼。少数民族和外国人姓名中的间隔号写“·”；外国人照护照写拉丁"
                "字母。平台最多 15 个字，超出的先问网安怎样填。姓名与证件不符会被退回（平台操作手册（2017））。",
                "Letter for letter as on the certificate, without titles. Write the middle dot of minority and "
                "foreign names as “·”; foreigners write Latin letters as in the passport. The platform takes 15 "
                "characters: ask the police first about a longer name. A name that differs from the paper comes back "
                "(the platform's manual, 2017).",
            ),
            required=self.required,
            shown=self.shown,
            after=self.after,
            more=self.more,
            good=("李四", "买买提·吐尔逊"),
            bad=("李四先生", "李4"),
            mirrors=mirrors,
        )

    def id_type(self, mirrors: Field[Option] | None = None) -> Field[Option]:
        """证件类型."""
        return Field(
            f"{self.section}.id_type",
            Choice(PERSON_CERTIFICATES),
            label=Text("证件类型", "Type of certificate"),
            hint=self._text(
                "〈谁〉是内地居民的选“居民身份证”", "Mainland residents: “Resident identity card” (〈who〉)"
            ),
            help=Text(
                "内地居民用居民身份证；港澳居民用来往内地通行证（旧称回乡证）或居住证；台湾居民用来往大陆通行证（台胞"
                "证）或居住证；外国人用护照或永久居留身份证。名称取自平台的证件代码表，其余证件在“更多”里。临时身份"
                "证、驾驶证多数地方不收，先问。",
                "Mainland residents: identity card; Hong Kong and Macao: mainland travel permit (home-return permit) "
                "or residence permit; Taiwan: mainland travel permit or residence permit; foreigners: passport or "
                "permanent resident card. The names are those of the platform's code table; the rest stands behind "
                "“More”. Temporary cards and driving licences are mostly refused: ask first.",
            ),
            required=self.required,
            shown=self.shown,
            after=self.after,
            more=self.more,
            mirrors=mirrors,
        )

    def id_number(self, by: Field[Option], mirrors: Field[Any] | None = None) -> Field[Any]:
        """证件号码, read by the type of the certificate."""
        return Field(
            f"{self.section}.id_number",
            PersonCertificateNumber(by),
            label=Text("证件号码", "Certificate number"),
            hint=self._text(
                "照〈谁〉的证件抄写，如 11010519491231002X",
                "As on the certificate of the 〈who〉, e.g. 11010519491231002X",
            ),
            help=Text(
                "居民身份证 18 位，末位可能是 X，程序会核对出生日期和校验码（GB 11643），错一位会给出相近的有效号码。"
                "15 位的一代证已停用，平台不收。号码在屏幕上默认遮住中间几位。",
                "Identity cards have 18 characters, the last may be X; the program checks birth date and check "
                "character (GB 11643) and offers valid numbers near by. The 15-digit first generation has expired "
                "and is refused. The number is masked on screen.",
            ),
            required=self.required,
            shown=self.shown,
            after=self.after,
            more=self.more,
            personal=True,
            good=("11010519491231002X",),
            bad=("110105194912310021", "110105491231002"),
            mirrors=mirrors,
        )

    def id_from(self, mirrors: Field[date] | None = None) -> Field[date]:
        """First day of the certificate's validity."""
        return Field(
            f"{self.section}.id_from",
            Day(),
            label=Text("证件有效期起", "Certificate valid from"),
            hint=self._text(
                "身份证国徽面左边的日期，如 2020-05-31", "The first date on the emblem side, e.g. 2020-05-31"
            ),
            help=self._text(
                "身份证国徽面“有效期限”横线前面的日期；护照看资料页的签发日期。可以不填，填了能帮〈谁〉核对有效期是否"
                "写反。",
                "The date before the dash in 有效期限 on the side with the emblem; a passport's date of issue. "
                "Optional: it helps to notice swapped dates (〈who〉).",
            ),
            shown=self.shown,
            after=self.after,
            more=True,
            good=("2020-05-31",),
            bad=("2020-05-32",),
            mirrors=mirrors,
        )

    def id_expires(self, mirrors: Field[date | Option] | None = None) -> Field[date | Option]:
        """Last day of the certificate's validity, or 长期."""
        return Field(
            f"{self.section}.id_expires",
            DayOr(LONG_TERM),
            label=Text("证件有效期至", "Certificate valid until"),
            hint=self._text(
                "身份证国徽面右边的日期，如 2040-05-31，或“长期”",
                "The last date on the emblem side, e.g. 2040-05-31, or “Long term”",
            ),
            help=self._text(
                "身份证国徽面“有效期限”横线后面的日期。46 岁以上办的身份证才可能是“长期”。证件过期会被退回（平台操作"
                "手册（2017）），快到期的请〈谁〉先去换证再备案。",
                "The date after the dash in 有效期限. Only cards issued from the age of 46 can be long term. An "
                "expired certificate is sent back (the platform's manual, 2017): renew one that ends soon before "
                "filing (〈who〉).",
            ),
            required=self.required,
            shown=self.shown,
            after=self.after,
            more=self.more,
            good=("2040-05-31", "长期"),
            bad=("2040-02-30", "永远"),
            mirrors=mirrors,
        )

    def mobile(self, mirrors: Field[Phone] | None = None) -> Field[Phone]:
        """手机号码."""
        return Field(
            f"{self.section}.mobile",
            MobilePhone(),
            label=Text("手机号码", "Mobile"),
            hint=self._text(
                "〈谁〉本人在用的 11 位号码，如 13800138000", "The 〈who〉's own 11 digits, e.g. 13800138000"
            ),
            help=self._text(
                "内地手机号，要一直有人接：审核短信和网安的电话都打这里，打不通会被退回（代办机构经验）。不同的人尽量"
                "留不同的号码，〈谁〉换号后记得更新。",
                "A mainland mobile that is answered: messages and the officers' calls go there, and a dead number "
                "sends the filing back (agencies). Different people should give different numbers; update it when "
                "the 〈who〉 changes it.",
            ),
            required=self.required,
            shown=self.shown,
            after=self.after,
            more=self.more,
            personal=True,
            good=("13800138000",),
            bad=("1380013800", "12800138000", "010-66001234"),
            mirrors=mirrors,
        )

    def email(self, mirrors: Field[Email] | None = None) -> Field[Email]:
        """电子邮件."""
        return Field(
            f"{self.section}.email",
            EmailAddress(),
            label=Text("电子邮件", "E-mail"),
            hint=self._text(
                "〈谁〉常用的邮箱，如 lisi@example.com", "The 〈who〉's usual mailbox, e.g. lisi@example.com"
            ),
            help=self._text(
                "〈谁〉经常查看的邮箱，平台用它发通知。注意 @ 和点用半角。旧平台要求必填。",
                "A mailbox that the 〈who〉 reads; the platform sends notices there. Mind half-width @ and dots. The "
                "old platform required it.",
            ),
            required=self.required,
            shown=self.shown,
            after=self.after,
            more=self.more,
            personal=True,
            good=("lisi@example.com",),
            bad=("lisi@", "lisi.example.com"),
            mirrors=mirrors,
        )

    def front(self, mirrors: Slot | None = None) -> Slot:
        """Scan of the side with the face, or of a booklet's data page."""
        return Slot(
            f"{self.section}.id_front",
            label=self._text("〈谁〉证件正面", "Certificate of the 〈who〉, front"),
            hint=Text("身份证人像面；护照、旅行证拍资料页", "The side with the face; a passport's data page"),
            required=self.required,
            shown=self.shown,
            mirrors=mirrors,
            sides=f"{self.section}.id_back",
            card=True,
        )

    def back(self, id_type: Field[Option], mirrors: Slot | None = None) -> Slot:
        """Scan of the other side; booklets have none."""
        return Slot(
            f"{self.section}.id_back",
            label=self._text("〈谁〉证件背面", "Certificate of the 〈who〉, back"),
            hint=Text("身份证国徽面；护照没有背面，不用传", "The side with the emblem; passports have none"),
            required=self.required & has_back(id_type),
            shown=self.shown & has_back(id_type),
            mirrors=mirrors,
            sides=f"{self.section}.id_front",
            card=True,
        )

    def held(self, mirrors: Slot | None = None) -> Slot:
        """Photograph of the person holding the certificate, for the online route."""
        return Slot(
            f"{self.section}.id_held",
            label=self._text("〈谁〉手持证件照", "The 〈who〉 holding the certificate"),
            hint=Text(
                "本人手持证件正面，脸和证件号码都清楚", "The person holds the front; face and number both legible"
            ),
            required=self.required & FILED_ONLINE,
            shown=self.shown & ~AT_COUNTER,
            mirrors=mirrors,
        )
