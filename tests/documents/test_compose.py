"""The three files of a package."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from beian_desktop.documents.failures import MissingGlyph, UnknownDocument
from beian_desktop.documents.package import FileKind, Package
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import agent, service, site, start
from tests.documents.made_up import complete, individual
from tests.documents.reading import MM, characters, composed, data_of, page_texts, squeezed, whole_text

EXCHANGE = '{"format": "beian-filing", "version": 1, "id": "sample-0001"}\n'


@pytest.fixture(scope="module")
def package() -> Package:
    return composed(complete(), json=EXCHANGE, pack="national")


@pytest.fixture(scope="module")
def draft() -> Package:
    return composed(Filing("empty"), draft=True)


def test_there_are_three_files_named_for_whom_they_are(package: Package) -> None:
    assert [file.name for file in package.files] == ["1-交公安.pdf", "2-自己留.pdf", "3-存档.pdf"]


def test_the_same_filing_gives_the_same_bytes(package: Package) -> None:
    again = composed(complete(), json=EXCHANGE, pack="national")
    assert [file.data for file in again.files] == [file.data for file in package.files]


def test_every_page_is_a4_and_leaves_the_edges_free(package: Package) -> None:
    for file in package.files:
        for page in pypdfium2.PdfDocument(file.data):
            width, height = page.get_size()
            assert (width, height) == pytest.approx((210 * MM, 297 * MM), abs=0.5)
            for item in page.get_objects():
                left, bottom, right, top = item.get_bounds()
                assert min(left, bottom, width - right, height - top) > 8 * MM


def test_text_keeps_the_binding_margin(package: Package) -> None:
    for page in pypdfium2.PdfDocument(data_of(package, FileKind.COUNTER)):
        assert all(found.left >= 20 * MM - 1 for found in characters(page))


def test_header_and_footer_say_which_page_of_which_document(package: Package) -> None:
    digest = hashlib.sha256(EXCHANGE.encode()).hexdigest()[:12]
    pages = [squeezed(text) for text in page_texts(data_of(package, FileKind.COUNTER))]
    second = next(text for text in pages if "第2页" in text and "公安联网备案信息登记表" in text)
    assert "共3页" in second
    assert "备案材料sample-0001" in second
    assert f"数据校验{digest}" in second


def test_copies_are_collated_and_begin_on_a_front_side(package: Package) -> None:
    pages = [squeezed(text) for text in page_texts(data_of(package, FileKind.COUNTER))]
    begins = [
        number for number, text in enumerate(pages) if text.startswith("公安联网备案信息登记表") and "第1页" in text
    ]
    assert len(begins) == 2
    assert all(number % 2 == 0 for number in begins)
    assert "此页空白" in pages[begins[1] - 1]


def test_the_last_page_counts_seals_and_signatures(package: Package) -> None:
    last = squeezed(page_texts(data_of(package, FileKind.COUNTER))[-1])
    assert "盖章16处，签字8处，骑缝章2处" in last
    assert "量一量" in last


def test_the_line_to_measure_is_100_millimetres(package: Package) -> None:
    document = pypdfium2.PdfDocument(data_of(package, FileKind.COUNTER))
    widths = [right - left for left, _, right, _ in (o.get_bounds() for o in document[len(document) - 1].get_objects())]
    assert any(width == pytest.approx(100 * MM, abs=1.5) for width in widths)


def test_title_language_bookmarks_and_print_scaling_are_set(package: Package) -> None:
    reader = PdfReader(BytesIO(data_of(package, FileKind.COUNTER)))
    assert reader.metadata is not None
    assert reader.metadata.title == "公安联网备案材料：示例商城"
    catalog: Any = reader.trailer["/Root"].get_object()
    assert catalog["/Lang"] == "zh-CN"
    assert catalog["/ViewerPreferences"]["/PrintScaling"] == "/None"
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert "公安联网备案信息登记表（第1份）" in titles
    assert titles[-1] == "盖章与签字一览"


def test_only_the_archive_holds_the_exchange_file(package: Package) -> None:
    archive = PdfReader(BytesIO(data_of(package, FileKind.ARCHIVE)))
    assert archive.attachments["filing.json"] == [EXCHANGE.encode()]
    (embedded,) = archive.attachment_list
    assert embedded.subtype == "/application/json"
    for kind in (FileKind.COUNTER, FileKind.OWN):
        assert not PdfReader(BytesIO(data_of(package, kind))).attachments


def test_a_draft_says_so_across_each_page(draft: Package, package: Package) -> None:
    for text in page_texts(data_of(draft, FileKind.ARCHIVE)):
        assert "草稿" in squeezed(text)
    assert "草稿" not in whole_text(data_of(package, FileKind.ARCHIVE))


def test_online_and_not_interactive_nothing_goes_to_the_counter() -> None:
    filing = complete()
    answers = filing.answers.with_text(start.ROUTE, "online").with_text(service.INTERACTIVE, "false")
    answers = answers.with_text(agent.USED, "false")
    online = composed(filing.with_answers(answers))
    assert [file.kind for file in online.files] == [FileKind.OWN, FileKind.ARCHIVE]
    assert [document.id for document in online.documents] == ["answers", "report"]


def test_a_document_of_another_offices_pack_is_left_out_and_told() -> None:
    package = composed(complete(), documents=("answers", "beijing-registration"), pack="national")
    assert [document.id for document in package.documents] == ["answers"]
    [warning] = package.warnings
    assert "beijing-registration" in warning.zh
    with pytest.raises(UnknownDocument):
        composed(complete(), documents=("beijing-registration",), pack="national")


def test_documents_asked_for_are_made_whatever_the_route_is() -> None:
    filing = complete()
    filing = filing.with_answers(filing.answers.with_text(start.ROUTE, "online"))
    assert [d.id for d in composed(filing, documents=("blank", "undertaking")).documents] == ["undertaking", "blank"]
    with pytest.raises(UnknownDocument, match="no-such"):
        composed(filing, documents=("no-such",))


def test_an_individual_signs_with_a_fingerprint_and_never_seals() -> None:
    text = whole_text(data_of(composed(individual()), FileKind.COUNTER))
    assert "本人签字（按指印）" in text
    assert "公章" not in text
    assert "王小明" in text


def test_hidden_answers_are_not_printed() -> None:
    filing = complete()
    answers = filing.answers.with_text(site.HAS_OWN_DOMAIN, "false").with_text(site.HOME_URL, "203.0.113.9")
    text = whole_text(data_of(composed(filing.with_answers(answers)), FileKind.ARCHIVE))
    assert "203.0.113.9" in text
    assert "主域名" not in text


def test_a_character_without_glyph_stops_the_package_and_is_named() -> None:
    filing = complete()
    with pytest.raises(MissingGlyph, match="U\\+1F600"):
        composed(filing.with_answers(filing.answers.with_text(site.NAME, "示例😀")))


def test_a_page_of_a_file_knows_its_answers_in_every_copy(package: Package) -> None:
    file = package.file(FileKind.COUNTER)
    assert file is not None
    pages = [page for page, leaf in enumerate(file.leaves) if leaf == ("registration", 0)]
    first, second = (package.places_on(file, page) for page in pages)
    assert "operator.name" in {place.question for place in first}
    assert first == second
    assert all(package.places_on(file, page) == () for page, leaf in enumerate(file.leaves) if leaf is None)


def test_places_tell_where_each_answer_stands(package: Package) -> None:
    place = next(p for p in package.places if p.question == "site.name" and p.document == "registration")
    pages = pypdfium2.PdfDocument(data_of(package, FileKind.ARCHIVE))
    before = sum(d.pages for d in package.documents[: [d.id for d in package.documents].index("registration")])
    x, y, width, height = place.box
    text = pages[before + place.page].get_textpage().get_text_bounded(x, y, x + width, y + height)
    assert "示例商城" in text


def test_every_place_names_a_question_of_the_form(package: Package) -> None:
    assert all(FORM.question(place.question) for place in package.places)


def own_seal_note(number: str) -> bool:
    filing = complete()
    named = filing.with_answers(filing.answers.with_text(FORM.field("operator.certificate_number"), number))
    return "无公章的个体工商户" in whole_text(data_of(composed(named, documents=("undertaking",)), FileKind.COUNTER))


def test_only_a_sole_trader_reads_how_to_sign_without_a_seal() -> None:
    assert own_seal_note("92110108MA01ABCD1X")
    assert not own_seal_note("91110108MA01ABCD1X")


def test_the_list_says_where_a_unit_seals_and_an_individual_signs() -> None:
    for filing, words in ((complete(), "（签字、单位公章）"), (individual(), "（签字并按指印）")):
        assert words in whole_text(data_of(composed(filing, documents=("material-list",)), FileKind.COUNTER))


def test_beijings_table_has_all_its_items_for_an_individual_too() -> None:
    text = whole_text(data_of(composed(individual(), documents=("beijing-registration",)), FileKind.COUNTER))
    places = [text.index(f"{number}{name}") for number, name in ((9, "开办"), (10, "组织"), (12, "法定"), (13, "证件"))]
    assert places == sorted(places)
    assert "12法定代表人/个人王小明" in text


def test_a_blank_form_leaves_out_what_the_office_does_not_ask() -> None:
    elsewhere = complete()
    for name in ("operator.registered_region", "operator.office_region"):
        elsewhere = elsewhere.with_answers(elsewhere.answers.with_text(FORM.field(name), "330106"))
    shown = [
        "北京市备案表附加项" in whole_text(data_of(composed(filing, documents=("blank",)), FileKind.COUNTER))
        for filing in (complete(), elsewhere)
    ]
    assert shown == [True, False]


def test_the_text_of_a_form_reads_in_the_order_of_its_rows() -> None:
    text = whole_text(data_of(composed(complete(), documents=("registration",)), FileKind.ARCHIVE))
    words = (
        "一、开办主体",
        "主办单位名称",
        "北京示例商贸有限公司",
        "二、主体负责人",
        "𠮷野堃",
        "四、网站信息",
        "示例商城",
    )
    places = [text.index(word) for word in words]
    assert places == sorted(places)
