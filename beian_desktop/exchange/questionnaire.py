"""The questionnaire: a workbook made from the form, to be filled in by a client or, row by row, by an agency."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from beian_desktop.exchange.asked import ID, ID_LABELS, Asked, asked
from beian_desktop.form.conditions import Constant
from beian_desktop.form.field import BaseField, ListField, Question, Repeat
from beian_desktop.form.kinds import Choice, Day, DayOr, PlainText, YesNo
from beian_desktop.form.number_kinds import MobilePhone
from beian_desktop.form.options import Option
from beian_desktop.form.sections.site import IP_RANGES
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SITES = 5
"""Columns for sites of one subject."""
ROWS = 1000
"""Rows for filings on the sheet of agencies."""
_TEXT = 49
"""The built-in format that keeps what is typed as text."""
_LABEL_WIDTH = 26
_HINT_WIDTH = 50
_LINE_HEIGHT = 15
_LONGEST_NOTE = 250
_LONGEST_TITLE = 31

ANSWERS = Text("问卷", "Questionnaire")
MANY = Text("批量", "Many")
NOTES = Text("说明", "Read me")
_OPTIONS = "options"
_TITLE = Text("公安联网备案信息问卷", "Questionnaire for the police filing of a website")
_COLUMNS = (
    Text("键", "Key"), Text("问题", "Question"), Text("要填吗", "Needed?"), Text("怎么填", "How"),
)  # fmt: skip
_SITE = Text("网站{n}", "Site {n}")
_NEEDED = Text("必填", "Yes")
_MAYBE = Text("视情况", "Depends")
_FREE = Text("选填", "Optional")
_EXAMPLE = Text("例：{example}", "E.g. {example}")
_SEVERAL = Text("可多选，用“、”隔开：{options}", "Any of these, separated by commas: {options}")
_LINES = Text("可写多个，每行一个。", "Several may stand here, one on a line.")
_RANGES = Text(
    "每行一个IP，或一段“起-止”，说明写在括号里，如 203.0.113.1-203.0.113.9（源站）。",
    "One address on a line, or a range, remarks in brackets: 203.0.113.1-203.0.113.9 (origin).",
)
_ID_HINT = Text(
    "不必填。填了本程序里的备案编号，就更新那一份。",
    "Leave empty. The id of a filing kept in the program updates that one.",
)
_CHOOSE = Text("请从列表中选择。", "Choose from the list.")
_LENGTH = Text("一般是 {low} 到 {high} 个字，请再看一眼。", "Usually {low} to {high} characters; please look again.")
_CHECK = Text("请核对", "Please check")
_READ_ME = (
    Text(
        "一个主体填“问卷”：第一个网站填在“网站1”一列，还有别的网站就填“网站2”……",
        "One subject fills in “Questionnaire”: the first site in “Site 1”, others beside it.",
    ),
    Text(
        "后面的网站与网站1相同的内容（主体、人员、服务商）可以空着。",
        "What is the same for the other sites (subject, people, providers) may be left empty there.",
    ),
    Text(
        "代办机构可以用“批量”：一行一个网站。列可以删、可以换次序，表头不要改。",
        "Agencies may use “Many”: a row for each site. Columns may be left out or moved; keep their headings.",
    ),
    Text(
        "浅黄色的格子必填；其余不确定的先空着，以后在程序里补。",
        "Pale yellow cells are needed; leave open what isn't certain yet.",
    ),
    Text(
        "身份证号、手机号请当作文字填写。格子已设为文本，请不要改成数字：18位的数字存成数字会丢掉末几位。",
        "Numbers of certificates are text: cells are set so. As numbers, the last digits of 18 would be lost.",
    ),
    Text(
        "填好后原样发回，用“导入”读入。同一份文件读两遍不会有任何变化。",
        "Send the file back as it is; it is read by Import. Reading it twice changes nothing.",
    ),
    Text(
        "表里是个人信息：请用可靠的方式发送，用完删除多余的副本。",
        "These are personal data: send them by a safe way and delete spare copies.",
    ),
)


def write_questionnaire(language: Language) -> bytes:
    """The empty workbook. Everything in it is text: no cell is a formula or a number."""
    import xlsxwriter

    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, settings) as book:
        _Writer(book, language).write()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of the cells."""

    title: Any
    heading: Any
    band: Any
    label: Any
    hint: Any
    answer: Any
    column: Any
    needed: Any


class _Writer:
    """Writes one workbook in one language."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book = book
        self._language = language
        edge = {"border": 1, "border_color": "#C9CDD4", "valign": "vcenter", "text_wrap": True}
        font = {"font_name": "Microsoft YaHei", "font_size": 10}
        self._looks = _Looks(
            title=book.add_format({**font, "bold": True, "font_size": 15}),
            heading=book.add_format({**font, **edge, "bold": True, "bg_color": "#E8EEF7"}),
            band=book.add_format({**font, "bold": True, "bg_color": "#1F4E8C", "font_color": "#FFFFFF"}),
            label=book.add_format({**font, **edge, "bold": True}),
            hint=book.add_format({**font, **edge, "font_color": "#5F6670"}),
            answer=book.add_format({**font, **edge, "num_format": _TEXT, "locked": False}),
            column=book.add_format({**font, "num_format": _TEXT, "locked": False}),
            needed=book.add_format({"bg_color": "#FFF7D6"}),
        )
        self._ranges: Mapping[tuple[str, ...], str] = {}

    def write(self) -> None:
        """Fills the sheets: answers, many, notes, and the hidden lists that the drop-downs offer."""
        answers, many, notes = (self._book.add_worksheet(self._say(name)) for name in (ANSWERS, MANY, NOTES))
        self._ranges = self._write_options(self._book.add_worksheet(_OPTIONS))
        self._write_answers(answers)
        self._write_many(many)
        self._write_notes(notes)

    def _say(self, text: Text, **params: object) -> str:
        return text.fill(self._language, **params) if params else text.in_(self._language)

    # Lists to choose from

    def _write_options(self, sheet: Worksheet) -> dict[tuple[str, ...], str]:
        """A column for each list of options; gives the range of each."""
        sheet.hide()
        ranges: dict[tuple[str, ...], str] = {}
        for each in asked():
            labels = self._labels(each.question)
            if labels and labels not in ranges:
                column = len(ranges)
                for row, words in enumerate(labels):
                    sheet.write_string(row, column, words)
                name = _column_name(column)
                ranges[labels] = f"={_OPTIONS}!${name}$1:${name}${len(labels)}"
        return ranges

    def _labels(self, question: Question) -> tuple[str, ...]:
        """The options of a question with one answer, as a drop-down shows them."""
        if isinstance(question, Repeat | ListField):
            return ()
        options = question.kind.options() if isinstance(question.kind, Choice | YesNo) else ()
        return tuple(option.label.in_(self._language) for option in options)

    # One subject

    def _write_answers(self, sheet: Worksheet) -> None:
        looks, last = self._looks, len(_COLUMNS) + SITES - 1
        sheet.write_string(0, 1, self._say(_TITLE), looks.title)
        for column, text in enumerate(_COLUMNS):
            sheet.write_string(1, column, self._say(text), looks.heading)
        for site in range(SITES):
            sheet.write_string(1, len(_COLUMNS) + site, self._say(_SITE, n=site + 1), looks.heading)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        for column, width in ((1, _LABEL_WIDTH), (2, 8), (3, _HINT_WIDTH)):
            sheet.set_column(column, column, width)
        sheet.set_column(len(_COLUMNS), last, 28)
        row = self._answer_row(sheet, 2, ID, self._say(ID_LABELS), self._say(_FREE), self._say(_ID_HINT))
        for section, questions in groupby(asked(), key=lambda each: each.section):
            for column in range(1, last + 1):
                sheet.write_blank(row, column, None, looks.band)
            sheet.write_string(row, 1, section.label.in_(self._language), looks.band)
            row += 1
            for each in questions:
                row = self._question_row(sheet, row, each)
        sheet.freeze_panes(2, 2)
        _protect(sheet)
        _fit_paper(sheet)

    def _question_row(self, sheet: Worksheet, row: int, each: Asked) -> int:
        question, first = each.question, len(_COLUMNS)
        after = self._answer_row(
            sheet, row, each.id, question.label.in_(self._language), self._say(_needed(question)), self._hint(question)
        )
        sheet.write_comment(row, 1, _short(question.help.in_(self._language), 1000), {"x_scale": 2.5})
        self._validate(sheet, question, (row, first, row, first + SITES - 1))
        if _needed(question) is _NEEDED:
            blank = {"type": "blanks", "format": self._looks.needed}
            sheet.conditional_format(row, first, row, first, blank)
        return after

    def _answer_row(self, sheet: Worksheet, row: int, key: str, label: str, needed: str, hint: str) -> int:
        looks = self._looks
        for column, (text, look) in enumerate(
            ((key, looks.hint), (label, looks.label), (needed, looks.hint), (hint, looks.hint))
        ):
            sheet.write_string(row, column, text, look)
        for site in range(SITES):
            sheet.write_blank(row, len(_COLUMNS) + site, None, looks.answer)
        lines = max(_lines(label, _LABEL_WIDTH), _lines(hint, _HINT_WIDTH))
        sheet.set_row(row, _LINE_HEIGHT * lines + 4)
        return row + 1

    def _hint(self, question: Question) -> str:
        hint = question.hint.in_(self._language)
        if question is IP_RANGES:
            return f"{hint}\n{self._say(_RANGES)}"
        if isinstance(question, Repeat):
            return hint
        return "\n".join((hint, *self._more(question)))

    def _more(self, field: BaseField) -> Iterator[str]:
        labels = [option.label.in_(self._language) for option in field.kind.options()]
        if isinstance(field, ListField):
            yield self._say(_SEVERAL, options="、".join(labels)) if labels else self._say(_LINES)
        if field.good and not labels and field.good[0] not in field.hint.in_(self._language):
            yield self._say(_EXAMPLE, example=field.good[0])

    # Checks in the sheet

    def _validate(self, sheet: Worksheet, question: Question, area: tuple[int, int, int, int]) -> None:
        if isinstance(question, Repeat):
            return
        shown = {
            "input_title": _short(question.label.in_(self._language), _LONGEST_TITLE),
            "input_message": _short(self._hint(question), _LONGEST_NOTE),
            "error_title": self._say(_CHECK),
        }
        sheet.data_validation(*area, {**shown, **self._rule(question)})

    def _rule(self, field: BaseField) -> dict[str, object]:
        labels = self._labels(field)
        if labels:
            free = any(option.free for option in _options(field))
            stop = {"error_type": "information" if free else "stop", "error_message": self._say(_CHOOSE)}
            return {"validate": "list", "source": self._ranges[labels], **stop}
        length = _usual_length(field)
        if length is None:
            return {"validate": "any"}
        low, high = length
        words = self._say(_LENGTH, low=low, high=high)
        between = {"validate": "length", "criteria": "between", "minimum": low, "maximum": high}
        return {**between, "error_type": "warning", "error_message": words}

    # Many

    def _write_many(self, sheet: Worksheet) -> None:
        looks = self._looks
        headings = [(ID, self._say(ID_LABELS)), *((each.id, each.heading(self._language)) for each in asked())]
        for column, (key, heading) in enumerate(headings):
            sheet.write_string(0, column, key, looks.hint)
            sheet.write_string(1, column, heading, looks.heading)
            sheet.set_column(column, column, 18, looks.column)
        for column, each in enumerate(asked(), start=1):
            note = f"{self._say(_needed(each.question))}\n{each.question.help.in_(self._language)}"
            sheet.write_comment(1, column, _short(note, 1000), {"x_scale": 2.5})
            self._validate(sheet, each.question, (2, column, ROWS + 1, column))
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 32)
        sheet.freeze_panes(2, 1)
        _protect(sheet, columns=True)

    def _write_notes(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 0, 90)
        sheet.write_string(0, 0, self._say(_TITLE), self._looks.title)
        for row, text in enumerate(_READ_ME, start=2):
            sheet.write_string(row, 0, self._say(text), self._looks.hint)
        sheet.protect()


def _options(field: BaseField) -> Iterable[Option]:
    return field.kind.options()


def _needed(question: Question) -> Text:
    if isinstance(question.required, Constant):
        return _NEEDED if question.required.holds and isinstance(question.shown, Constant) else _FREE
    return _MAYBE


def _usual_length(field: BaseField) -> tuple[int, int] | None:
    """How many characters an answer usually has; None where that says nothing."""
    kind = field.kind
    if isinstance(field, ListField):
        return None
    if isinstance(kind, MobilePhone):
        return 11, 11
    if isinstance(kind, Day | DayOr):
        return 2, 11
    return (1, kind.max_length) if isinstance(kind, PlainText) else None


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many digits; a Chinese character is as wide as two."""
    wide = (sum(2 if ord(character) > 0x2E80 else 1 for character in line) for line in text.split("\n"))
    return sum(1 + max(length - 1, 0) // (width - 2) for length in wide)


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _column_name(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _protect(sheet: Worksheet, *, columns: bool = False) -> None:
    """Labels can't be changed by accident; there is no password, and sizes stay free."""
    free = {"format_cells": True, "format_columns": True, "format_rows": True}
    more = {"delete_columns": True, "sort": True, "autofilter": True} if columns else {}
    sheet.protect("", {**free, **more})


def _fit_paper(sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
