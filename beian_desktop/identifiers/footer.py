"""What page footers put around a number: labels, copyright lines, other numbers."""

from __future__ import annotations

import re

from beian_desktop.identifiers.reading import Finding
from beian_desktop.identifiers.text import Cleaned, clean_identifier, cleaning_findings

HAN = r"[\u3400-\u9fff]"
_LONGEST = 1000
_TRADITIONAL = str.maketrans("號備證網務業許證碼編經營電產權據聯", "号备证网务业许证码编经营电产权据联")
_LABEL = re.compile(
    r"(?:网站|工信部|公安部?|网安|公安机关|联网|互联网|全国|信息产业部|通信管理局|ICP|主体|备案|登记|增值|电信|信息服务|业务|经营|许可|"
    r"证书?|编号|号码|序号|号|信息|统一|[/:|,.*\s-])*",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"-(?={HAN})|[\s|,;/.>)\]}}~\"'<!]+(?![\s|,;/.>)\]}}~\"'<!_0-9-])|{HAN}")
_DELIMITER = re.compile(r"[\s:|,;/.>)\]}~©\"'*!-]$")


def spaced_digits(count: int) -> str:
    """A pattern of ``count`` digits with single spaces allowed between them."""
    return rf"[0-9](?:\s?[0-9]){{{count - 1}}}"


def clean_footer(text: str) -> Cleaned:
    """An identifier in simplified characters and upper case, with single spaces; "" when far too long."""
    cleaned = clean_identifier(text[:_LONGEST])
    if len(text) > _LONGEST:
        return Cleaned("", cleaned.changes)
    plain = " ".join(cleaned.text.translate(_TRADITIONAL).upper().split())
    return Cleaned(plain, cleaned.changes)


def is_label(text: str) -> bool:
    """Whether ``text`` is nothing but words that announce a number, such as 备案号：."""
    return _LABEL.fullmatch(text) is not None


def may_precede(text: str, known: bool) -> bool:
    """Whether a number may follow ``text``: a label, something delimited, or Chinese before a ``known`` sign."""
    if is_label(text) or _DELIMITER.search(text):
        return True
    return known and not text[-1].isascii()


def may_follow(text: str) -> bool:
    """Whether ``text`` can stand after a number without belonging to it."""
    return not text or _TAIL.match(text) is not None


def findings_around(cleaned: Cleaned, start: int, end: int) -> tuple[Finding, ...]:
    """What cleaning told, and each side around ``start`` to ``end`` that was cut off."""
    sides = (cleaned.text[:start], cleaned.text[end:])
    cuts = (f"{_shortened(side.strip())}→" for side in sides if side.strip(" .,;|:"))
    return cleaning_findings((*cleaned.changes, *cuts))


def _shortened(text: str) -> str:
    return text if len(text) <= 12 else f"{text[:12]}…"
