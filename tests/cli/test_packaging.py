from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from beian_desktop.attachments.content import OnDisk
from beian_desktop.attachments.pdf_text import text_of_pages
from tests.cli.conftest import Call

Changed = Callable[..., Path]


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_package_is_what_its_manifest_says(sample: Path, tmp_path: Path, call: Call) -> None:
    told = call("export", sample, "--out", tmp_path / "out", "--json")
    assert told.code == 0
    folder = tmp_path / "out" / "sample"
    assert told.document["packages"][0]["folder"] == str(folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["format"], manifest["version"]) == ("beian-package", 1)
    assert (manifest["filing"], manifest["today"]) == ("sample", "2026-11-23")
    found = files_below(folder)
    assert set(found) == {"manifest.json", *(entry["path"] for entry in manifest["files"])}
    for entry in manifest["files"]:
        data = found[entry["path"]]
        assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert entry["kind"]
    assert {"1-交公安.pdf", "2-自己留.pdf", "3-存档.pdf"} <= set(found)
    assert any(path.startswith("upload/01-") for path in found)


def test_the_same_filing_gives_the_same_bytes(sample: Path, tmp_path: Path, call: Call) -> None:
    call("export", sample, "--out", tmp_path / "one", "--zip")
    call("export", sample, "--out", tmp_path / "two", "--zip")
    one = files_below(tmp_path / "one")
    assert one == files_below(tmp_path / "two")
    assert "sample.zip" in one


@pytest.mark.parametrize(
    ("asked", "filled"),
    [
        ([], {"word/乙.docx", "word/甲.docx"}),
        (["--word", "甲"], {"word/甲.docx"}),
        (["--word", "乙.docx,丙"], {"word/乙.docx"}),
        (["--word", "none"], set()),
    ],
)
def test_word_forms_are_filled_beside_the_documents(
    asked: list[str], filled: set[str], sample: Path, tmp_path: Path, call: Call
) -> None:
    forms = tmp_path / "data" / "word"
    forms.mkdir(parents=True)
    for name in ("甲", "乙"):
        form = docx.Document()
        form.add_paragraph("网站名称：{{ site.name }}")
        form.save(str(forms / f"{name}.docx"))
    out = tmp_path / "out"
    told = call("export", sample, "--out", out, "--data", tmp_path / "data", "--documents", "answers", *asked)
    assert told.code == 0
    assert ("丙.docx" in told.err) == any("丙" in each for each in asked)
    found = {path: data for path, data in files_below(out / "sample").items() if path.startswith("word/")}
    assert set(found) == filled
    assert all("{{" not in docx.Document(io.BytesIO(data)).paragraphs[0].text for data in found.values())


def test_errors_stop_the_package_and_nothing_stays(changed: Changed, tmp_path: Path, call: Call) -> None:
    told = call("export", changed(operator__name=None), "--out", tmp_path / "out")
    assert told.code == 1
    assert "--draft" in told.err
    assert not (tmp_path / "out").exists()


def test_a_draft_carries_its_mark_on_each_page(changed: Changed, tmp_path: Path, call: Call) -> None:
    assert call("export", changed(operator__name=None), "--out", tmp_path / "out", "--draft").code == 0
    pages = text_of_pages(OnDisk(tmp_path / "out" / "sample" / "2-自己留.pdf"))
    assert pages
    assert all("草稿" in page for page in pages)


def test_a_draft_without_errors_is_no_draft(sample: Path, tmp_path: Path, call: Call) -> None:
    told = call("export", sample, "--out", tmp_path / "out", "--draft", "--json")
    assert told.document["packages"][0]["draft"] is False


def test_a_character_that_no_font_has_is_named_before_anything_is_printed(
    changed: Changed, tmp_path: Path, call: Call
) -> None:
    given = changed(site__purpose="介绍产品\ue0f1的网站")
    assert call("export", given, "--out", tmp_path / "out").code == 1
    told = call("export", given, "--out", tmp_path / "out", "--draft", "--lang", "zh")
    assert told.code == 2
    assert "U+E0F1" in told.err
    assert files_below(tmp_path / "out") == {}


def test_a_filing_with_errors_does_not_stop_the_others(sample: Path, tmp_path: Path, call: Call) -> None:
    told = json.loads(sample.read_text(encoding="utf-8"))
    other = sample.with_name("other.json")
    del told["operator"]["name"]
    other.write_text(json.dumps({**told, "id": "other"}), encoding="utf-8")
    result = call("export", other, sample, "--out", tmp_path / "out")
    assert result.code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sample"]


def test_without_an_id_the_folder_has_the_domain_and_no_two_are_the_same(
    sample: Path, tmp_path: Path, call: Call
) -> None:
    told = json.loads(sample.read_text(encoding="utf-8"))
    del told["id"]
    sample.write_text(json.dumps(told), encoding="utf-8")
    assert call("export", sample, sample, "--out", tmp_path / "out", "--draft").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["example.com", "example.com-2"]


def test_chosen_documents_only(sample: Path, tmp_path: Path, call: Call) -> None:
    assert call("export", sample, "--out", tmp_path / "out", "--documents", "answers").code == 0
    assert not (tmp_path / "out" / "sample" / "1-交公安.pdf").exists()


def test_an_unknown_document_is_refused_and_names_the_known_ones(sample: Path, tmp_path: Path, call: Call) -> None:
    told = call("export", sample, "--out", tmp_path / "out", "--documents", "nonsense")
    assert told.code == 2
    assert "nonsense" in told.err
    assert "answers" in told.err
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(("profile", "limit"), [("5mb", 5_242_880), ("512kb", 524_288), ("400kb", 409_600)])
def test_uploads_stay_under_the_limit(profile: str, limit: int, sample: Path, tmp_path: Path, call: Call) -> None:
    assert (
        call("export", sample, "--out", tmp_path / "out", "--upload-profile", profile, "--documents", "answers").code
        == 0
    )
    pictures = list((tmp_path / "out" / "sample" / "upload").glob("*.jpg"))
    assert pictures
    assert all(picture.stat().st_size <= limit for picture in pictures)


def test_with_a_number_the_badge_is_there(sample: Path, tmp_path: Path, call: Call) -> None:
    told = json.loads(sample.read_text(encoding="utf-8"))
    told["result"] = {"number": "浙公网安备33010602000001号"}
    sample.write_text(json.dumps(told), encoding="utf-8")
    call("export", sample, "--out", tmp_path / "out", "--documents", "answers")
    assert "33010602000001" in (tmp_path / "out" / "sample" / "badge" / "badge.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions don't bind this user")
def test_a_folder_that_cannot_be_written_is_told(sample: Path, tmp_path: Path, call: Call) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    told = call("export", sample, "--out", closed)
    assert told.code == 2
    assert str(closed) in told.err


def test_a_file_where_the_folder_should_be_is_told(sample: Path, tmp_path: Path, call: Call) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    told = call("export", sample, "--out", tmp_path / "out")
    assert told.code == 2
    assert str(tmp_path / "out") in told.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_earlier_package_is_replaced(sample: Path, tmp_path: Path, call: Call) -> None:
    call("export", sample, "--out", tmp_path / "out")
    assert call("export", sample, "--out", tmp_path / "out", "--documents", "answers").code == 0
    assert not (tmp_path / "out" / "sample" / "1-交公安.pdf").exists()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sample"]


def test_a_folder_of_the_same_name_that_is_no_package_is_left_alone(sample: Path, tmp_path: Path, call: Call) -> None:
    told = call("export", sample, "--out", tmp_path)  # where the sample's own folder is
    assert told.code == 2
    assert "01-" in told.err
    assert sample.exists()


def test_a_link_in_the_place_of_the_package_is_left_alone(sample: Path, tmp_path: Path, call: Call) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    for folder in (out, elsewhere):
        folder.mkdir()
    link = out / "sample"
    for target in (elsewhere, tmp_path / "nowhere"):
        link.symlink_to(target, target_is_directory=True)
        told = call("export", sample, "--out", out)
        assert (told.code, link.readlink()) == (2, target)
        assert list(elsewhere.iterdir()) == []
        link.unlink()
    assert list(out.iterdir()) == []


def test_of_several_filings_one_whose_folder_is_taken_does_not_stop_the_others(
    sample: Path, tmp_path: Path, call: Call
) -> None:
    other = sample.with_name("other.json")
    text = sample.read_text(encoding="utf-8")
    other.write_text(text.replace('"id": "sample"', '"id": "other"'), encoding="utf-8")
    taken = tmp_path / "out" / "sample"
    taken.mkdir(parents=True)
    (taken / "mine.txt").write_text("mine", encoding="utf-8")
    told = call("export", other, sample, "--out", tmp_path / "out", "--documents", "answers", "--json")
    assert told.code == 1
    assert [Path(package["folder"]).name for package in told.document["packages"]] == ["other"]
    assert "mine.txt" in told.err


def test_naming_no_document_is_a_wrong_call(sample: Path, tmp_path: Path, call: Call) -> None:
    told = call("export", sample, "--out", tmp_path / "out", "--documents", " ,")
    assert (told.code, told.out) == (2, "")
    assert "--documents" in told.err
    assert not (tmp_path / "out").exists()


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Programs started meanwhile heed SIGINT even where the tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals end a process at once there")
@pytest.mark.usefixtures("heeds_ctrl_c")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_an_export_that_is_asked_to_stop_leaves_nothing(asked: signal.Signals, sample: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "beian_desktop",
        "--lang",
        "en",
        "export",
        str(sample),
        "--out",
        str(tmp_path / "out"),
    ]
    with subprocess.Popen([*command, "--draft"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any("Laying out" in line for line in process.stderr)
        process.send_signal(asked)
        assert "Traceback" not in process.stderr.read()
    left = [path.name for path in (tmp_path / "out").iterdir()]
    # On a busy machine it may have been done before; and an interrupt in the midst of exec(), as in an import, has Python
    # end itself by the signal, which is 130 to a shell too.
    assert (process.returncode, left) in ((130, []), (-signal.SIGINT, []), (0, ["sample"]))


def test_a_file_of_the_users_own_in_the_package_is_not_lost(sample: Path, tmp_path: Path, call: Call) -> None:
    call("export", sample, "--out", tmp_path / "out", "--documents", "answers")
    own = tmp_path / "out" / "sample" / "盖章扫描.pdf"
    own.write_bytes(b"signed")
    told = call("export", sample, "--out", tmp_path / "out")
    assert told.code == 2
    assert own.name in told.err
    assert own.read_bytes() == b"signed"


def test_a_locked_pdf_is_told_on_paper_and_left_out_of_the_uploads(sample: Path, tmp_path: Path, call: Call) -> None:
    from pypdf import PdfReader, PdfWriter

    [path] = sample.parent.glob("*.pdf")
    writer = PdfWriter(PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-40")
    writer.write(path)
    assert call("export", sample, "--out", tmp_path / "out").code == 0
    assert not list((tmp_path / "out" / "sample" / "upload").glob("*协议*"))
    assert (tmp_path / "out" / "sample" / "1-交公安.pdf").exists()


def test_a_broken_own_pack_is_told_and_the_shipped_one_used(sample: Path, tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "data" / "packs" / "mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text("id = ", encoding="utf-8")
    told = call("export", sample, "--out", tmp_path / "out", "--data", tmp_path / "data", "--documents", "registration")
    assert told.code == 0
    assert "pack.toml" in told.err
    refused = call("export", sample, "--out", tmp_path / "out", "--data", tmp_path / "data", "--pack", "mine")
    assert refused.code == 2
