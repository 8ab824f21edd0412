"""Word forms of an office, checked and filled."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest

from beian_desktop.exchange.word_templates import BrokenTemplate
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import operator, site
from beian_desktop.services.packaging import Options, export
from beian_desktop.services.sample import sample_filing
from beian_desktop.services.word_templates import (
    add_word_template,
    filled,
    remove_word_template,
    word_forms,
    word_templates,
    wrong_marks,
)

TODAY = date(2026, 11, 23)
SAMPLE: Filing = sample_filing(TODAY)


def template(path: Path, *lines: str, header: str = "") -> Path:
    """A Word file of these paragraphs and a table whose row repeats for each domain."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_marks_are_filled_with_the_answers_and_what_was_typed_is_escaped(tmp_path: Path) -> None:
    filing = SAMPLE.with_answers(SAMPLE.answers.with_text(site.NAME, "甲<乙> & 丙{{ x }}"))
    path = template(
        tmp_path / "form.docx", "网站名称：{{ site.name }}", "日期：{{ today }}", header="{{ operator.name }}"
    )
    data = filled(filing, path, TODAY)
    assert texts(data) == ["网站名称：甲<乙> & 丙{{ x }}", "日期：2026年11月23日"]
    (header,) = docx.Document(io.BytesIO(data)).sections[0].header.paragraphs
    assert header.text == SAMPLE.answers.typed(operator.NAME)


def test_a_mark_that_word_split_into_runs_is_filled(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("域名：{{ si")
    paragraph.add_run("te.do").bold = True
    paragraph.add_run("main }}")
    document.save(str(tmp_path / "form.docx"))
    assert texts(filled(SAMPLE, tmp_path / "form.docx", TODAY)) == [f"域名：{SAMPLE.answers.typed(site.DOMAIN)}"]


def test_rows_of_a_table_repeat_for_a_list(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    for row, text in enumerate(
        ("{%tr for one in site.other_domains %}", "{{ loop.index }} {{ one }}", "{%tr endfor %}")
    ):
        table.cell(row, 0).text = text
    document.save(str(tmp_path / "form.docx"))
    filing = SAMPLE.with_answers(SAMPLE.answers.with_texts(site.OTHER_DOMAINS, ("example.cn", "example.org")))
    made = docx.Document(io.BytesIO(filled(filing, tmp_path / "form.docx", TODAY)))
    assert [row.cells[0].text for row in made.tables[0].rows] == ["1 example.cn", "2 example.org"]


def test_boxes_are_ticked_by_code_or_name(tmp_path: Path) -> None:
    path = template(
        tmp_path / "form.docx",
        "{{ operator.kind|box('unit') }}单位 {{ operator.kind|box('个人') }}个人",
        "{{ operator.kind|boxes }}",
    )
    short, whole = texts(filled(SAMPLE, path, TODAY))
    assert short == "☑单位 ☐个人"
    assert whole.split() == ["☑单位", "☐个人"]


def test_unknown_marks_are_told_with_near_misses(tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "{{ site.nmae }} {{ 主域名 }} {{ operator.kind|box('firm') }}")
    near, label, option = sorted(wrong_marks(path), key=lambda text: "主域名" in text.zh or 2 * ("方框" in text.zh))
    assert "site.name" in near.zh
    assert "site.domain" in label.zh
    assert "unit" in option.zh
    with pytest.raises(BrokenTemplate, match=r"site\.name"):
        add_word_template(tmp_path / "kept", path)
    assert word_templates(tmp_path / "kept") == []


@pytest.mark.parametrize(
    "trick", ["{{ ''.__class__ }}", "{{ range(9) }}", "{% set a = 1 %}", "{{ site.name", "{{ 'a' * 9 }}"]
)
def test_tricks_are_refused(tmp_path: Path, trick: str) -> None:
    with pytest.raises(BrokenTemplate):
        filled(SAMPLE, template(tmp_path / "form.docx", trick), TODAY)


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0 an old .doc")
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as other:
        other.writestr("a.txt", "no Word")
    for name in ("old.docx", "other.docx", "gone.docx"):
        with pytest.raises(BrokenTemplate, match=name):
            wrong_marks(tmp_path / name)


def test_added_templates_are_filled_beside_every_package_and_a_broken_one_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "word"
    add_word_template(folder, template(tmp_path / "本地表.docx", "{{ site.name }}"))
    (folder / "broken.docx").write_bytes(b"nothing")
    options = Options(documents=("registration",), data=tmp_path)
    first = export(SAMPLE, tmp_path / "a", today=TODAY, options=options)
    again = export(SAMPLE, tmp_path / "b", today=TODAY, options=options)
    (made,) = [file for file in first.files if file.kind == "word"]
    assert made.path == "word/本地表.docx"
    assert made.sha256 == next(file.sha256 for file in again.files if file.kind == "word")
    assert ["broken.docx" in warning.zh for warning in first.warnings] == [True]


def test_a_form_tells_what_it_prints_and_can_be_left_out_or_removed(tmp_path: Path) -> None:
    folder = tmp_path / "word"
    for name in ("甲.docx", "乙.docx"):
        add_word_template(folder, template(tmp_path / name, "{{ site.name }} {{ operator.name }}"))
    template(folder / "错.docx", "{{ site.nmae }}")
    told = {form.name: form for form in word_forms(folder)}
    assert set(told["甲.docx"].prints) == {site.NAME.label, operator.NAME.label}
    assert [len(told[name].wrong) for name in ("甲.docx", "错.docx")] == [0, 1]
    options = Options(documents=("registration",), data=tmp_path, word=("乙.docx",))
    made = export(SAMPLE, tmp_path / "out", today=TODAY, options=options)
    assert [file.path for file in made.files if file.kind == "word"] == ["word/乙.docx"]
    assert made.warnings == ()
    remove_word_template(folder, "甲.docx")
    remove_word_template(folder, "甲.docx")
    assert "甲.docx" not in {path.name for path in word_templates(folder)}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
def test_a_filled_form_becomes_a_pdf_in_libreoffice_with_every_mark_filled(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "页脚 {{ site.domain }}"
    document.add_paragraph("网站：{{ site.name }}，{{ today }}，{{ signer }}")
    document.add_paragraph("{{ operator.kind|box('unit') }}单位 {{ operator.kind|box('个人') }}个人")
    document.add_paragraph("{{ service.features|boxes }}")
    table = document.add_table(3, 2)
    for row, texts_ in enumerate(
        (("{%tr for one in site.other_domains %}", ""), ("第{{ loop.index }}个", "{{ one }}"), ("{%tr endfor %}", ""))
    ):
        for column, text in enumerate(texts_):
            table.cell(row, column).text = text
    document.save(str(tmp_path / "form.docx"))
    answers = SAMPLE.answers.with_texts(site.OTHER_DOMAINS, ("example.cn", "example.org"))
    answers = answers.with_text(site.NAME, "甲<乙> & 丙")
    (tmp_path / "filled.docx").write_bytes(filled(SAMPLE.with_answers(answers), tmp_path / "form.docx", TODAY))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, tmp_path, tmp_path / "filled.docx"], check=True, capture_output=True)
    pages = pypdfium2.PdfDocument(tmp_path / "filled.pdf")
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))
    pages.close()
    for wanted in ("甲<乙>&丙", "2026年11月23日", "第1个example.cn第2个example.org", "☑单位"):
        assert wanted in text
    assert f"页脚{answers.typed(site.DOMAIN)}" in text
    assert (text.count("☑"), text.count("☐") > 5) == (2, True)
    assert not re.search(r"[{}]|%tr", text)
