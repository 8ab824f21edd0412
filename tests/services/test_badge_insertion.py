"""The badge put into copies of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.badge.icon import ICON_NAME, Icon
from beian_desktop.services.badge_insertion import Where, put_badge
from beian_desktop.services.badges import Variant, Wanted
from beian_desktop.system.failure import Failure
from tests.badge.footers import FILLER, FOOTERS, ICP, IMG, NOW, OLD, TEXT, Footer, M, N, link

WANTED = Wanted(TEXT, variant=Variant.BLOCK)
ICON = Icon(b"\x89PNG\r\n\x1a\n", 36, 40)
SIGN = '<a href="https://bszs.conac.cn/sitename?method=show&id=1"><img id="_ideConac" src="//dcs.conac.cn/red.png"></a>'


def page_of(tmp_path: Path, data: bytes | str) -> Path:
    path = tmp_path / "index.html"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def added(before: bytes, after: bytes, width: int = 1) -> bytes:
    """The one stretch by which the copy is longer, from a whole character on. Fails when anything else differs."""
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    while start % width or not after.endswith(before[start:]):  # the stretch may begin like what follows it
        start -= 1
    return after[start : len(after) - len(before) + start]


SHOWN_BUT_ONE = [footer for footer in FOOTERS if not footer.has_badge and footer.name != "open comment swallows"]


@pytest.mark.parametrize("footer", SHOWN_BUT_ONE, ids=lambda footer: footer.name)
def test_a_page_gets_the_badge_and_nothing_else(tmp_path: Path, footer: Footer) -> None:
    page = page_of(tmp_path, footer.page)
    put = put_badge(page, tmp_path / "copy.html", WANTED)
    after = (tmp_path / "copy.html").read_bytes()
    assert NOW.encode() in added(footer.page, after)
    assert page.read_bytes() == footer.page
    badge = put.page.seen.deciding
    assert badge is not None
    assert (badge.digits, badge.unseen, badge.link_fits) == (N, None, True)
    assert put.page.good
    assert put.line is not None
    assert b"<div" in after.splitlines()[put.line - 1] + after.splitlines()[put.line]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gbk", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)  # fmt: skip
def test_encoding_line_ends_and_byte_order_mark_stay(tmp_path: Path, encoding: str, mark: bytes, end: str) -> None:
    declared = "<meta charset=gb2312>" if encoding == "gbk" else "<meta charset=utf-8>"
    text = (
        f"<html><head>{declared}</head>\n<body>\n{FILLER}<p>𠀀</p>"
        if encoding != "gbk"
        else f"{declared}<body>\n{FILLER}"
    )
    before = mark + (text + "\n  </body>\n</html>\n").replace("\n", end).encode(encoding)
    put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED)
    new = added(before, (tmp_path / "copy.html").read_bytes(), 2 if "16" in encoding else 1).decode(encoding)
    assert TEXT in new
    assert new.replace(end, "").count("\n") == new.replace(end, "").count("\r") == 0
    assert new.count(end) >= 3


def test_characters_that_the_encoding_lacks_become_entities(tmp_path: Path) -> None:
    before = f"<meta charset=iso-8859-1><body>{'x' * 2000}caf\xe9</body>".encode("latin-1")
    put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED)
    new = added(before, (tmp_path / "copy.html").read_bytes())
    assert "公".encode("ascii", "xmlcharrefreplace") in new
    assert new.isascii()


def test_a_low_footer_element_takes_the_badge_in(tmp_path: Path) -> None:
    before = f"<meta charset=utf-8><body><footer>top</footer>{FILLER}<footer>\n<p>{ICP}</p>\n</footer>\n<script>x()</script></body>"
    put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED)
    assert (tmp_path / "copy.html").read_text().index(TEXT) < (tmp_path / "copy.html").read_text().index(
        "</footer>\n<script"
    )
    put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED, where=Where.BODY)
    assert (tmp_path / "copy.html").read_text().index(TEXT) > (tmp_path / "copy.html").read_text().index("x()</script>")


def test_the_body_ends_where_browsers_see_it_end(tmp_path: Path) -> None:
    before = f"<meta charset=utf-8><body>{FILLER}<script>var a = '</body>'</script><!-- </body> --></body>"
    put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED)
    assert (tmp_path / "copy.html").read_text().index(TEXT) > before.index("<!--")


def test_xhtml_gets_closed_elements(tmp_path: Path) -> None:
    before = (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{FILLER}</body></html>'
    )
    put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED)
    assert 'border:0" />' in (tmp_path / "copy.html").read_text()


def test_a_page_that_shows_the_number_is_copied_and_gets_no_second(tmp_path: Path) -> None:
    before = f"<meta charset=utf-8><body>{FILLER}{link(OLD, IMG + TEXT)}</body>"
    put = put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED)
    assert (put.line, put.links) == (None, 0)
    assert (tmp_path / "copy.html").read_text() == before


def test_old_links_are_renewed_on_wish_and_others_stay(tmp_path: Path) -> None:
    others = f"{link(OLD.replace(N, M), '查询')}{SIGN}<!-- {OLD} -->{ICP}"
    before = f"<meta charset=gbk><body>{FILLER}{others}<a href=http://www.beian.gov.cn/>{IMG}</a>{link(OLD, TEXT)}</body>".encode(
        "gbk"
    )
    put = put_badge(page_of(tmp_path, before), tmp_path / "copy.html", WANTED, renew=True)
    assert put.links == 2
    expected = before.replace(f'"{OLD}"'.encode(), f'"{NOW}"'.encode()).replace(
        b"http://www.beian.gov.cn/>", f"{NOW}>".encode()
    )
    assert (tmp_path / "copy.html").read_bytes() == expected
    assert put.page.seen.badges[-1].link_fits


def test_the_icon_is_written_beside_the_copy(tmp_path: Path) -> None:
    put = put_badge(
        page_of(tmp_path, f"<meta charset=utf-8><body>{FILLER}"), tmp_path / "out" / "a.html", Wanted(TEXT, icon=ICON)
    )
    assert put.files == (tmp_path / "out" / "a.html", tmp_path / "out" / ICON_NAME)
    assert (tmp_path / "out" / ICON_NAME).read_bytes() == ICON.data


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (f"<body>{FILLER}浙公网安备{M}号</body>", "核对"),
        (f"<body>{FILLER}<!-- never ended</body>", "显示标识的位置"),
        (f"<body>{FILLER}<div hidden>never ended</body>", "显示标识的位置"),
    ],
)
def test_a_page_that_can_not_show_the_badge_is_refused_and_nothing_written(
    tmp_path: Path, page: str, words: str
) -> None:
    with pytest.raises(Failure) as raised:
        put_badge(page_of(tmp_path, page), tmp_path / "copy.html", Wanted(TEXT, icon=ICON))
    assert words in raised.value.says.zh
    assert not (tmp_path / "copy.html").exists()


def test_the_original_is_never_written_over(tmp_path: Path) -> None:
    page = page_of(tmp_path, "<body>")
    with pytest.raises(Failure, match="original"):
        put_badge(page, tmp_path / "index.html", WANTED)
    assert page.read_bytes() == b"<body>"
