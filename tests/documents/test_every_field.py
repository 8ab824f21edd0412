"""Every field of the form is printed somewhere, or says why not."""

from __future__ import annotations

import pytest

from beian_desktop.documents.answers_sheet import PLATFORM, load_steps
from beian_desktop.documents.form_sheet import load_form_table
from beian_desktop.documents.pack import shipped_pack
from beian_desktop.documents.package import FileKind
from beian_desktop.documents.printed import Printed
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Question, Section
from tests.documents.made_up import complete
from tests.documents.reading import composed, data_of, squeezed, whole_text

PACK = shipped_pack("national")
QUESTIONS = [(section, question) for section in FORM.sections for question in section.questions]


def answer_sections() -> set[Section]:
    source = PACK.document("answers").source
    assert source is not None
    return {section for step in (*PLATFORM, *load_steps(source)) for section in step.sections}


@pytest.mark.parametrize(("section", "question"), QUESTIONS, ids=lambda item: item.id)
def test_a_question_is_printed_or_says_why_not(section: Section, question: Question) -> None:
    assert question.unprinted is not None or section in answer_sections()


def test_the_registration_form_has_every_question_of_the_paper_sections() -> None:
    source = PACK.document("registration").source
    assert source is not None
    printed = set(load_form_table(source).questions())
    own = {"start", "account", "agent", "office", "result", "attachments"}
    missing = [q.id for section, q in QUESTIONS if section.id not in own and q.unprinted is None and q not in printed]
    assert missing == []


def test_every_answer_of_the_complete_filing_is_found_in_the_files() -> None:
    filing = complete()
    text = whole_text(data_of(composed(filing), FileKind.ARCHIVE))
    printed = Printed(filing.answers)
    for _, question in QUESTIONS:
        if printed.asked(question):
            for answer in printed.texts(question):
                assert squeezed(answer) in text, question.id


def test_a_ticked_role_prints_the_principals_answers() -> None:
    filing = complete()
    role = FORM.question("site_manager.name")
    assert Printed(filing.answers).text(role) == "𠮷野堃"
