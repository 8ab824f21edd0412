"""Every field of the form is filled by keyboard in the window and is there after closing and reopening."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from beian_desktop.exchange.filing_json import read_filing
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Section
from beian_desktop.form.sections import (
    access,
    agent,
    operator,
    registrar,
    service,
    site,
    start,
)
from beian_desktop.gui.selftest import fill_pages
from beian_desktop.services.exchange_files import as_text
from beian_desktop.services.packaging import Options, export
from beian_desktop.services.selftest import answered, text_of, unfound
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language
from beian_desktop.wizard.review import lines
from tests.gui.conftest import Opens, begin, close

TODAY = date(2026, 11, 23)
BEIJING = "110108"


def example(field: BaseField) -> str:
    """An answer that the field takes."""
    if options := field.kind.options():
        return field.good[0] if field.good else options[0].code
    return field.good[0] if field.good else BEIJING


def everything(*changes: tuple[BaseField, str]) -> Answers:
    """An answer to every field, whatever the others say, with some changed."""
    texts: dict[BaseField, tuple[str, ...]] = {field: (example(field),) for field in FORM.fields()}
    for section in FORM.sections:
        texts |= own_values(section)
    return Answers({**texts, **{field: (text,) for field, text in changes}})


def own_values(section: Section) -> dict[BaseField, tuple[str, ...]]:
    """A role is another person than the principal, so that its fields are asked."""
    return {section.same_as: ("false",)} if section.same_as is not None else {}


UNIT = everything(
    (start.KIND, start.CHANGE.code),
    (start.ROUTE, start.COUNTER.code),
    (start.PREVIOUSLY_FILED, "true"),
    (operator.KIND, operator.UNIT.code),
    (operator.OFFICE_REGION, BEIJING),
    (site.HAS_OWN_DOMAIN, "true"),
    (access.TERRITORY, "domestic"),
    (registrar.TERRITORY, "domestic"),
    (service.INTERACTIVE, "true"),
    (service.CONTROLLED, "true"),
    (service.PRELICENSED, "true"),
    (agent.USED, "true"),
)
INDIVIDUAL = everything(
    (start.KIND, start.CANCEL.code),
    (operator.KIND, operator.INDIVIDUAL.code),
    (operator.NAME, "李四"),
    (site.HAS_OWN_DOMAIN, "false"),
)


def filled_by_keyboard(open_window: Opens, answers: Answers) -> Filing:
    """The filing as it is after it was filled in by keyboard, closed and reopened."""
    window = open_window()
    editor = begin(window)
    fill_pages(editor, answers)
    filing_id = editor.draft.filing.id
    close(window)
    with Workspace.open(window.desk.folder, Clock(TODAY)) as workspace:
        return workspace.filing(filing_id)


def test_every_field_can_be_filled_by_keyboard_and_comes_back_everywhere(open_window: Opens, tmp_path: Path) -> None:
    """In the store, in check-answers, in the exchange file, and on paper unless the field says why not."""
    given = (UNIT, INDIVIDUAL)
    kept = [filled_by_keyboard(open_window, answers) for answers in given]
    both = list(zip(given, kept, strict=True))
    assert [f.id for f in FORM.fields() if not any(same(f, answers, filing.answers) for answers, filing in both)] == []
    for filing in kept:
        assert unreviewed(filing) == []
        assert unwritten(filing) == []
        package = export(filing, tmp_path / filing.id, today=TODAY, options=Options(draft=True))
        assert list(unfound(filing.answers, text_of(package))) == []


def same(field: BaseField, given: Answers, found: Answers) -> bool:
    """Whether the field was answered, and as it was given."""
    return bool(found.texts(field)) and found.face(field).written == given.face(field).written


def unreviewed(filing: Filing) -> list[str]:
    """The answered questions that check-answers leaves out."""
    told = {line.question for line in lines(filing, Language.ZH) if line.shown}
    return [question.id for question in answered(filing.answers) if question not in told]


def unwritten(filing: Filing) -> list[str]:
    """The fields whose answer doesn't come back from the exchange file as it was."""
    again = read_filing(as_text(filing), source="test").answers
    written = [(field, filing.answers.face(field).written) for field in filing.answers]
    return [field.id for field, text in written if again.face(field).written != text]
