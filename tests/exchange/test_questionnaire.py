"""The questionnaire written, and read back in every shape that people send."""

from __future__ import annotations

import io
import zipfile

import pytest

from beian_desktop.exchange.asked import asked, named
from beian_desktop.exchange.grids import Cell, Grid, read_grids, text_grid
from beian_desktop.exchange.questionnaire import write_questionnaire
from beian_desktop.exchange.questionnaire_reader import Entry, Trouble, read_entries
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import access, operator, principal, registrar, service, site, start
from beian_desktop.system.language import Language
from tests.exchange.filled import cells_of, filled, sample_answers


def read(text: str) -> list[Entry]:
    return read_entries([text_grid(text)])


def test_every_question_before_the_decision_is_asked_once_in_both_sheets() -> None:
    for language in Language:
        answers, many, _ = read_grids(write_questionnaire(language), "x")
        ids = [each.id for each in asked()]
        assert [row[0].text for row in answers.rows if row[0].text in ids] == ids
        assert [cell.text for cell in many.rows[0]][1:] == ids
        assert all(named(cell.text) for cell in many.rows[1])
    assert {question.id for section in FORM.sections for question in section.questions} - set(ids) == {
        question.id for question in FORM.section("result").questions
    }


def test_cells_for_answers_are_text_labels_are_protected_and_choices_drop_down() -> None:
    with zipfile.ZipFile(io.BytesIO(write_questionnaire(Language.ZH))) as book:
        styles, sheet = (book.read(f"xl/{name}.xml").decode() for name in ("styles", "worksheets/sheet1"))
    assert 'numFmtId="49"' in styles
    assert 'locked="0"' in styles
    assert "<sheetProtection" in sheet
    assert sheet.count('type="list"') > 30
    assert "<f>" not in sheet.split("<dataValidations")[0]


@pytest.mark.parametrize("language", Language)
def test_the_sample_comes_back_without_loss_and_without_a_note(language: Language) -> None:
    answers = sample_answers()
    [entry] = read_entries(filled(cells_of(answers, language), language))
    assert entry.notes == []
    assert entry.answers == answers


def test_an_empty_questionnaire_holds_nobody() -> None:
    assert read_entries(filled({})) == []


def test_other_sites_take_over_what_they_leave_out() -> None:
    cells = cells_of(sample_answers())
    rows = {row[0].text: number for number, row in enumerate(filled({})[0].rows)}
    more = {
        (rows["site.name"], 5): "第二个网站",
        (rows["site.domain"], 5): "example.org",
        (rows["access.name"], 5): "另一家云",
    }
    first, second = read_entries(filled({**cells, **more}))
    assert second.place == "问卷!F"
    assert second.texts[operator.NAME] == first.texts[operator.NAME]
    assert second.texts[access.NAME] == ("另一家云",)
    assert second.texts[site.DOMAIN] == ("example.org",)
    assert site.ICP_NUMBER not in second.texts
    assert service.INTERACTIVE not in second.texts


def test_a_row_for_each_site_by_labels_in_any_order() -> None:
    first, second = read("主域名,网站名称,网络接入服务商 · 名称\nexample.com,甲,云一\n,,\nexample.org,乙,云二\n")
    assert (first.place, second.place) == ("2", "4")
    assert second.texts == {site.DOMAIN: ("example.org",), site.NAME: ("乙",), access.NAME: ("云二",)}


def test_questions_beside_answers_by_labels_under_their_sections() -> None:
    [entry] = read("网络接入服务商\t\n名称\t云一\n域名注册服务商\t\n名称\t注册商\n网站信息\t\n主域名：\texample.com\n")
    assert entry.texts == {access.NAME: ("云一",), registrar.NAME: ("注册商",), site.DOMAIN: ("example.com",)}
    assert entry.notes == []


def test_what_nobody_knows_is_told_with_its_cell() -> None:
    [entry] = read("主域名,网站名称,喜欢的颜色\nexample.com,甲,红\n")
    assert [(note.cell, note.trouble, note.text) for note in entry.notes] == [("C2", Trouble.UNKNOWN, "喜欢的颜色")]
    [entry] = read("主域名,example.com\n网站名称,甲\n喜欢的颜色,红\n")
    assert [(note.cell, note.trouble, note.text) for note in entry.notes] == [("B3", Trouble.UNKNOWN, "喜欢的颜色")]


def test_an_identity_number_kept_as_a_number_is_refused_and_told() -> None:
    rows = [[Cell("主体负责人证件号码"), Cell("主域名")], [Cell("110105194912310021", lost=True), Cell("example.com")]]
    [entry] = read_entries([Grid("", rows)])
    assert principal.ID_NUMBER not in entry.texts
    assert [(note.cell, note.question, note.trouble) for note in entry.notes] == [
        ("A2", principal.ID_NUMBER, Trouble.LOST_DIGITS)
    ]


def test_what_was_cleaned_and_what_is_wrong_is_told() -> None:
    [entry] = read(
        "主域名,网站开通日期,主体负责人 · 手机号码\nｅxample。com,昨天,138 0013 8000\n".replace(
            "网站开通日期", site.OPENED_ON.label.zh
        )
    )
    told = {note.question: note.trouble for note in entry.notes}
    assert told == {site.DOMAIN: Trouble.CLEANED, site.OPENED_ON: Trouble.WRONG, principal.MOBILE: Trouble.CLEANED}
    assert entry.texts[site.OPENED_ON] == ("昨天",)
    assert entry.texts[principal.MOBILE] == ("13800138000",)


def test_days_kept_as_numbers_are_read() -> None:
    [entry] = read(f"主域名,{start.CONNECTED_ON.label.zh}\nexample.com,46339\n")
    assert entry.texts[start.CONNECTED_ON] == ("2026-11-13",)


def test_ranges_and_lists_take_lines_and_commas() -> None:
    [entry] = read(
        f'主域名,{site.IP_RANGES.label.zh},{site.OTHER_DOMAINS.label.zh}\nexample.com,"203.0.113.1-203.0.113.9（主站，源站）\n203.0.113.20",a.example.com、b.example.com\n'
    )
    assert entry.texts[site.IP_RANGES.members[0]] == ("203.0.113.1", "203.0.113.20")
    assert entry.answers.texts(site.IP_RANGES.members[1]) == ("203.0.113.9",)
    assert entry.answers.texts(site.IP_RANGES.members[2]) == ("主站，源站",)
    assert entry.texts[site.OTHER_DOMAINS] == ("a.example.com", "b.example.com")
