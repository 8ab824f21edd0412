"""Questionnaires filled in, without and with LibreOffice Calc."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from beian_desktop.exchange.asked import asked
from beian_desktop.exchange.filing_json import read_filing
from beian_desktop.exchange.grids import Cell, Grid, read_grids
from beian_desktop.exchange.questionnaire import write_questionnaire
from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import Question, Repeat
from beian_desktop.system.language import Language
from beian_desktop.system.paths import resource

CALC = shutil.which("soffice")

needs_calc = pytest.mark.skipif(
    CALC is None, reason="LibreOffice Calc isn't installed (apt-get install libreoffice-calc)"
)

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{before}", "_blank", 0, hidden())
  {cells}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "{kind}"
  book.storeToURL("{after}", kind())
  book.close(True)
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:{what} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{what}.dtd">
<library:{what} xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{element}</library:{what}>"""


def sample_answers() -> Answers:
    """What the sample answers to the questions that a questionnaire asks."""
    sample = read_filing(resource("samples", "filing.json").read_text(encoding="utf-8"), source="sample").answers
    return Answers({field: sample.texts(field) for field in sample if field.section_id != "result"})


def words(question: Question, answers: Answers, language: Language) -> str:
    """What a person would write into the cell."""
    if isinstance(question, Repeat):
        rows = [[row.typed(member) for member in question.members] for row in answers.rows(question)]
        return "\n".join("-".join(filter(None, row[:2])) + (f"（{row[2]}）" if row[2] else "") for row in rows)
    values = [answers.face(question, row) for row in range(len(answers.texts(question)))]
    shown = [
        question.kind.show(value.meaning, language)
        if question.kind.options() and value.meaning is not None
        else value.typed
        for value in values
    ]
    return "、".join(shown)


def cells_of(answers: Answers, language: Language = Language.ZH) -> dict[tuple[int, int], str]:
    """The cells of the first site, by row and column from 0, with their texts."""
    sheet = read_grids(write_questionnaire(language), "new")[0]
    rows = {row[0].text: number for number, row in enumerate(sheet.rows) if row}
    return {(rows[each.id], 4): text for each in asked() if (text := words(each.question, answers, language))}


def filled(cells: Mapping[tuple[int, int], str], language: Language = Language.ZH) -> list[Grid]:
    """The empty questionnaire's tables with some cells filled."""
    sheet, *others = read_grids(write_questionnaire(language), "new")
    rows = [[*row, *[Cell()] * (sheet.width - len(row))] for row in sheet.rows]
    for (row, column), text in cells.items():
        rows[row][column] = Cell(text)
    return [Grid(sheet.name, rows), *others]


def fill_by_calc(
    before: Path, after: Path, cells: Mapping[tuple[int, int], str], kind: str = "Calc MS Excel 2007 XML"
) -> None:
    """Lets Calc open a workbook, type into cells of its first sheet, and save it."""
    assert CALC is not None
    profile = after.parent / "profile"
    library = profile / "user" / "basic" / "Standard"
    command = [CALC, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, "--terminate_after_init"], capture_output=True, timeout=180, check=True)
    typed = "\n".join(
        f'book.Sheets(0).getCellByPosition({column}, {row}).setString("{_basic(text)}")'
        for (row, column), text in cells.items()
    )
    macro = _MACRO.format(before=before.as_uri(), after=after.as_uri(), kind=kind, cells=escape(typed))
    (library / "Fill.xba").write_text(macro, encoding="utf-8")
    element = '<library:element library:name="Fill"/>'
    (library / "script.xlb").write_text(_LIBRARY.format(what="library", element=element), encoding="utf-8")
    subprocess.run([*command, "macro:///Standard.Fill.Main"], capture_output=True, timeout=180, check=True)


def _basic(text: str) -> str:
    return text.replace('"', '""').replace("\n", '" & Chr(10) & "')
