"""E-mail addresses."""

from __future__ import annotations

import pytest

from beian_desktop.identifiers.email import Email, read_email
from tests.identifiers.vectors import codes, errors


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("someone@example.com", "someone@example.com"),
        ("Some.One@EXAMPLE.Com", "Some.One@example.com"),
        ("12345@qq.com", "12345@qq.com"),
        ("a+b_c-d@sub.example.com.cn", "a+b_c-d@sub.example.com.cn"),
        ("mailto:someone@example.com", "someone@example.com"),
        ("someone@例子.中国", "someone@例子.中国"),
    ],
)
def test_addresses_are_read(typed: str, normal: str) -> None:
    reading = read_email(typed)
    assert (reading.valid, reading.normal, codes(reading)) == (True, normal, [])
    assert reading.typed == typed


def test_brackets_are_told() -> None:
    (told,) = read_email("<someone@example.com>").findings
    assert dict(told.params) == {"changes": "<>→"}


def test_parts() -> None:
    assert read_email("Some.One@EXAMPLE.Com").parts == Email("Some.One", "example.com")


@pytest.mark.parametrize(
    "typed",
    [
        "someone＠example．com",
        "ｓomeone@example.com",
        "someone@example。com",
        " someone@example.com ",
        "电子邮箱：someone@example.com",
        "E-mail: someone@example.com",
        "<someone@example.com>",
    ],
)
def test_full_width_is_cleaned_and_told(typed: str) -> None:
    reading = read_email(typed)
    assert (reading.valid, reading.normal, codes(reading)) == (True, "someone@example.com", ["text.cleaned"])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "email.at-sign"),
        ("无", "email.at-sign"),
        ("someone.example.com", "email.at-sign"),
        ("someone@", "email.syntax"),
        ("@example.com", "email.syntax"),
        ("someone@example", "email.syntax"),
        ("a b@example.com", "email.syntax"),
        ("a..b@example.com", "email.syntax"),
        (".a@example.com", "email.syntax"),
        ("a@b@example.com", "email.syntax"),
        ("某人@example.com", "email.syntax"),
        ("Someone <someone@example.com>", "email.syntax"),
        ("someone@example.com,other@example.com", "email.syntax"),
        ("someone@[203.0.113.1]", "email.syntax"),
        ("someone@203.0.113.1", "email.syntax"),
        ("someone@-example.com", "email.syntax"),
        ("a" * 65 + "@example.com", "email.syntax"),
        ("a@" + "b." * 126 + "com", "email.length"),
    ],
)
def test_unreadable_addresses_say_why(typed: str, code: str) -> None:
    reading = read_email(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "SUB-14"


def test_the_longest_address() -> None:
    domain = ".".join(["b" * 60] * 3) + ".com"
    longest = "a" * (254 - len(domain) - 1) + "@" + domain
    assert len(longest) == 254
    assert codes(read_email("a" + longest)) == ["email.length"]
    assert "email.length" not in codes(read_email(longest))
