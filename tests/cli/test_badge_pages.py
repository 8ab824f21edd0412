"""``badge-check`` and ``badge-insert``."""

from __future__ import annotations

from pathlib import Path

from tests.badge.footers import FILLER, IMG, NOW, TEXT, M, N, link
from tests.cli.conftest import Call

GOOD = f"<meta charset=utf-8><body>{FILLER}{link(NOW, IMG + TEXT)}</body>"
WRONG = f"<meta charset=utf-8><body>{FILLER}{link(NOW.replace(N, M), IMG + TEXT)}</body>"
BARE = f"<meta charset=utf-8><body>{FILLER}</body>"


def put(folder: Path, **pages: str) -> None:
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


def test_pages_come_in_the_order_given_and_errors_end_with_1(call: Call, tmp_path: Path) -> None:
    put(tmp_path, good=GOOD, wrong=WRONG)
    done = call("badge-check", tmp_path / "wrong.html", tmp_path / "good.html", "--json")
    assert done.code == 1
    assert (done.document["format"], done.document["version"]) == ("beian-badge-check", 1)
    wrong, good = done.document["pages"]
    assert good == {
        "source": str(tmp_path / "good.html"), "has_badge": True, "number": N, "province": "京", "link": "present",
        "link_ok": True, "icon": True, "encoding": "utf-8", "issues": [],
    }  # fmt: skip
    [issue] = wrong["issues"]
    assert (issue["rule"], issue["severity"], issue["line"]) == ("BDG-01", "error", 62)
    assert M in issue["message"]
    assert call("badge-check", tmp_path / "good.html", "--json").code == 0
    assert call("badge-check", tmp_path / "good.html", "--number", M).code == 1


def test_a_folder_stands_for_its_pages_without_what_browsers_saved_beside_them(call: Call, tmp_path: Path) -> None:
    (tmp_path / "b_files").mkdir()
    (tmp_path / "sub").mkdir()
    put(tmp_path, b=GOOD, a=BARE)
    put(tmp_path / "b_files", frame=WRONG)
    put(tmp_path / "sub", c=GOOD)
    done = call("badge-check", tmp_path, "--json")
    assert [Path(page["source"]).name for page in done.document["pages"]] == ["a.html", "b.html", "c.html"]
    assert done.code == 0


def test_what_is_no_page_ends_with_2_and_the_others_are_read(call: Call, tmp_path: Path) -> None:
    put(tmp_path, good=GOOD)
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "picture.html", tmp_path / "gone.html", tmp_path / "empty"):
        done = call("badge-check", path, tmp_path / "good.html", "--json")
        assert done.code == 2
        assert len(done.document["pages"]) == 1
        assert len(done.err.splitlines()) == 1


def test_a_number_that_is_none_is_refused(call: Call, tmp_path: Path) -> None:
    put(tmp_path, good=GOOD)
    assert call("badge-check", tmp_path / "good.html", "--number", "12").code == 2


def test_the_report_for_people_names_line_rule_and_remedy(call: Call, tmp_path: Path) -> None:
    put(tmp_path, wrong=WRONG)
    out = call("badge-check", tmp_path / "wrong.html").out
    assert TEXT in out
    assert "Error BDG-01 line 62:" in out


def test_a_copy_with_the_badge_passes_the_check(call: Call, tmp_path: Path) -> None:
    put(tmp_path, bare=BARE)
    done = call("badge-insert", tmp_path / "bare.html", "--number", N, "--out", tmp_path / "new.html", "--json")
    assert done.code == 0
    assert done.document["files"] == [str(tmp_path / "new.html")]
    assert done.document["pages"][0]["has_badge"]
    assert call("badge-check", tmp_path / "new.html", "--number", N).code == 0
    assert "stands in" in call("badge-insert", tmp_path / "bare.html", "--number", N, "--out", tmp_path / "x.html").out
    assert "already" in call("badge-insert", tmp_path / "new.html", "--number", N, "--out", tmp_path / "y.html").out


def test_errors_of_the_page_itself_end_with_1(call: Call, tmp_path: Path) -> None:
    put(tmp_path, bad=BARE.replace("</main>", f"</main>{link(NOW, '京ICP备12345678号')}"))
    done = call("badge-insert", tmp_path / "bad.html", "--number", N, "--out", tmp_path / "new.html")
    assert done.code == 1
    assert "BDG-02" in done.out
