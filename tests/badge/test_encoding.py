"""The encoding of pages."""

from __future__ import annotations

import pytest

from beian_desktop.badge.encoding import decode_page

TEXT = "京公网安备11010802000001号"


@pytest.mark.parametrize(
    ("declared", "written", "read", "writing"),
    [
        ('<meta charset="utf-8">', "utf-8", "utf-8", "utf-8"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>", "gbk", "gb18030", "gbk"),
        ("<meta charset=GB18030>", "gb18030", "gb18030", "gb18030"),
        ('<?xml version="1.0" encoding="gbk"?>', "gbk", "gb18030", "gbk"),
        ("<meta charset=big5>", "big5", "big5", "big5"),
        ("<!-- <meta charset=big5> -->", "gbk", "gb18030", "gbk"),
        ("<meta charset=gbk>", "utf-8", "utf-8", "utf-8"),
        ("<meta charset=iso-8859-1>", "gbk", "gb18030", "gb18030"),
        ("<meta charset=nonsense>", "utf-8", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8", "utf-8"),
        ("", "gbk", "gb18030", "gbk"),
    ],
)
def test_a_page_is_read_as_it_was_written(declared: str, written: str, read: str, writing: str) -> None:
    text = TEXT.replace("网", "網") if written == "big5" else TEXT
    page = decode_page((declared + text).encode(written, "replace"))
    assert (page.encoding, page.writing) == (read, writing)
    assert "11010802000001" in page.text
    if written != "big5":
        assert page.text == declared + text


def test_what_nothing_tells_of_is_written_in_ascii() -> None:
    assert decode_page(b"<p>x</p>").writing == "ascii"


def test_bytes_of_no_encoding_are_kept() -> None:
    data = "好".encode() + b"\xff\x80" + TEXT.encode("gbk") + b"\xfe"
    page = decode_page(data)
    assert page.text.encode(page.encoding, "surrogateescape") == data
