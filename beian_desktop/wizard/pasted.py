"""A block of text from a licence, a chat or a web page, split into proposed answers. Nothing is taken by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field
from beian_desktop.form.sections import operator, principal, result, site
from beian_desktop.identifiers.reading import Severity

_LONGEST = 20_000

_WORDS: dict[Field[Any], str] = {
    operator.NAME: "名称 企业名称 公司名称 单位名称 字号名称 主办单位 主办单位名称 开办者 公司 单位",
    operator.CERTIFICATE_NUMBER: "统一社会信用代码 社会信用代码 信用代码 注册号 营业执照号 税号 纳税人识别号",
    operator.LEGAL_REPRESENTATIVE: "法定代表人 法人 法人代表 经营者 投资人 执行事务合伙人",
    operator.OFFICE_ADDRESS: "办公地址 单位地址 公司地址 地址",
    operator.REGISTERED_ADDRESS: "住所 注册地址 营业场所 经营场所 主要经营场所",
    operator.EMAIL: "单位邮箱 公司邮箱",
    operator.OFFICE_PHONE: "座机 固定电话 办公电话 公司电话",
    principal.NAME: "负责人 主体负责人 网站负责人 联系人 姓名",
    principal.ID_NUMBER: "身份证 身份证号 身份证号码 公民身份号码",
    principal.MOBILE: "手机 手机号 手机号码 移动电话 联系电话 电话",
    principal.EMAIL: "邮箱 电子邮箱 邮件 电子邮件 email e-mail",
    site.NAME: "网站 网站名称 网站名",
    site.DOMAIN: "域名 网址 主域名 网站域名",
    site.ICP_NUMBER: "ICP ICP备案号 ICP号 工信部备案号 网站备案号",
    result.NUMBER: "公安备案号 联网备案号",
}
"""What licences, chats and web pages write before an answer."""

_SHAPES: tuple[tuple[Field[Any], re.Pattern[str]], ...] = (
    (
        operator.CERTIFICATE_NUMBER,
        re.compile(
            r"(?<![0-9A-Z])(?=[0-9]{0,16}[A-Z])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])"
        ),
    ),
    (principal.ID_NUMBER, re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")),
    (result.NUMBER, re.compile(r"[\u4e00-\u9fff]公网安备\s?[0-9]{14}\s?号?")),
    (site.ICP_NUMBER, re.compile(r"[\u4e00-\u9fff]ICP备\s?[0-9]{8,10}\s?号-[0-9]+", re.IGNORECASE)),
    (site.ICP_NUMBER, re.compile(r"[\u4e00-\u9fff]ICP备\s?[0-9]{8,10}\s?号", re.IGNORECASE)),
    (principal.MOBILE, re.compile(r"(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")),
    (principal.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    (
        site.DOMAIN,
        re.compile(r"(?<![\w@.-])(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@-])", re.IGNORECASE),
    ),
)
"""Answers that show what they are without a label."""

_ASSUMED: dict[Field[Any], tuple[Field[Any], str]] = {
    operator.CERTIFICATE_NUMBER: (operator.CERTIFICATE_TYPE, "uscc"),
    principal.ID_NUMBER: (principal.ID_TYPE, "111"),
}
"""The usual kind of certificate, by which a number is judged while no kind is chosen; it is proposed with the number."""

_BEFORE = r"(?:^|(?<=[\s,，;；。|【\[\x22“{•·*、.)）>\u2460-\u2473-]))"
_AFTER = r"[ \u3000\x22”]*(?:[:：=\t|】\]]|\n| {2}|\u3000)[\s\x22“|]*"
"""What stands between a label and its answer: a sign, a line of a table, the end of the line, or much room."""

_END = re.compile(r"[\n\r\t;；|]|\s{3,}")
_AROUND = ' \u3000"“”,，;；、}'
_LABEL_OF_ANOTHER = re.compile(r"[^:：]{1,12}[:：](?!//)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that the text may hold: its question, and the text to type there."""

    field: Field[Any]
    text: str


def proposals(text: str, answers: Answers) -> tuple[Proposal, ...]:
    """What the block may answer, in the form's order; only what its question can read without an error.

    What is answered so already is left out. By a label beats by its look, and the first beats later ones.
    """
    found: dict[Field[Any], str] = {}
    for field, words in (*_labelled(text[:_LONGEST]), *_shaped(text[:_LONGEST])):
        if field not in found and (good := _readable(field, words, answers)):
            found[field] = good
    for other, usual in [_ASSUMED[field] for field in _ASSUMED if field in found]:
        if not answers.typed(other):
            found.setdefault(other, usual)
    new = (Proposal(field, words) for field, words in found.items() if answers.normal(field) != words)
    return tuple(sorted(new, key=lambda each: FORM.position(each.field)))


def _labelled(text: str) -> Iterator[tuple[Field[Any], str]]:
    """What stands after each label, up to the next one or the end of its line; alone in its line, the line below."""
    labels = list(_labels().finditer(text))
    for found, after in zip(labels, [*labels[1:], None], strict=False):
        words = _END.split(text[found.end() : after.start() if after else None], maxsplit=1)[0].strip(_AROUND)
        below = "\n" in found[2]
        if (
            not words
            or _folded(words) in _by_label()
            or (below and (_LABEL_OF_ANOTHER.match(words) or _begun(text, found)))
        ):
            continue
        yield _by_label()[_folded(found[1])], words


def _begun(text: str, label: re.Match[str]) -> bool:
    """Whether a line ends with what looks like a label, in the midst of a sentence."""
    line = text[text.rfind("\n", 0, label.start()) + 1 : label.start()]
    return not set(":：=】]") & set(label[2]) and any(letter.isalpha() for letter in line)


def _shaped(text: str) -> Iterator[tuple[Field[Any], str]]:
    plain = unicodedata.normalize("NFKC", text)
    for field, shape in _SHAPES:
        for match in shape.finditer(plain):
            yield field, match[match.lastindex or 0]


def _readable(field: Field[Any], words: str, answers: Answers) -> str:
    """The normal form of what was found; empty when the question can't read it."""
    other, usual = _ASSUMED.get(field, (field, ""))
    if other is not field and not answers.typed(other):
        answers = answers.with_text(other, usual)
    value = answers.with_text(field, words).face(field)
    wrong = any(found.severity is Severity.ERROR for found in value.findings)
    return "" if wrong or value.normal is None else value.normal


@cache
def _by_label() -> dict[str, Field[Any]]:
    """Fields by every label that means them: the form's own where only one field has it, then what others write."""
    own: dict[str, list[Field[Any]]] = {}
    for field in FORM.fields():
        if isinstance(field, Field):
            for label in {field.label.zh, field.label.en}:
                own.setdefault(_folded(label), []).append(field)
    table = {label: fields[0] for label, fields in own.items() if len(fields) == 1}
    return {**table, **{_folded(word): field for field, words in _WORDS.items() for word in words.split()}}


@cache
def _labels() -> re.Pattern[str]:
    """Any label with what separates it from its answer; its letters may stand apart, as on a licence."""
    known = sorted(_by_label(), key=len, reverse=True)
    spaced = ("[ \\u3000]*".join(map(re.escape, label)) for label in known)
    return re.compile(f"{_BEFORE}({'|'.join(spaced)})({_AFTER})", re.IGNORECASE | re.MULTILINE)


def _folded(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).casefold().split())
