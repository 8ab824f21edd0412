"""Tables from workbooks, CSV files and pasted text, each cell as the text that a person would have typed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

EXACT_BELOW = 10**15
"""A spreadsheet keeps 15 digits of a number; what stands from here on has lost the others."""

MOST_ROWS = 20_000
MOST_COLUMNS = 2_000
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{2}")
_QUOTED = re.compile(r"^'(?=[=+\-@0-9])")
_BROKEN = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")

NOT_A_TABLE = Text(
    "“{source}”不能作为表格读取：{why}。请选择 .xlsx 或 .csv 文件。",
    "“{source}” can't be read as a table: {why}. Choose an .xlsx or .csv file.",
)
_UNKNOWN_BYTES = Text("它不是 UTF-8 或 GB18030 编码的文本", "it is text neither in UTF-8 nor in GB 18030")
_DAMAGED = Text("文件已损坏，或有打开密码", "the file is damaged, or needs a password to open")
_TOO_LARGE = Text("它有 {rows} 行、{columns} 列，太大了", "it has {rows} rows and {columns} columns, which is too much")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; ``lost`` tells that it was a number whose last digits are gone, ``broken`` that a formula failed."""

    text: str = ""
    lost: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its sheet's name and its rows, which may differ in length."""

    name: str
    rows: Sequence[Sequence[Cell]]

    def cell(self, row: int, column: int) -> Cell:
        """A cell; an empty one beyond the table."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else Cell()

    @property
    def width(self) -> int:
        """The columns of the longest row."""
        return max(map(len, self.rows), default=0)


class NotATable(Failure):
    """The file is no table that can be read."""

    def __init__(self, source: str, why: Text) -> None:
        super().__init__(NOT_A_TABLE.filled(source=source, why=why))


def read_grids(data: bytes, source: str) -> list[Grid]:
    """The tables of a workbook, or the one of a text. Raises NotATable; ``source`` names the file there."""
    grids = _workbook(data, source) if data.startswith((_ZIP, _OLD_WORKBOOK)) else [text_grid(_text(data, source))]
    for grid in grids:
        if len(grid.rows) > MOST_ROWS or grid.width > MOST_COLUMNS:
            raise NotATable(source, _TOO_LARGE.filled(rows=len(grid.rows), columns=grid.width))
    return grids


def text_grid(text: str) -> Grid:
    """A table pasted from a spreadsheet (tabs), or the text of a CSV file (commas or semicolons)."""
    first = text.lstrip("\ufeff").lstrip().partition("\n")[0]
    delimiter = max("\t,;，", key=lambda sign: (first.count(sign), sign == ","))
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    try:
        return Grid("", [[_typed(words) for words in row] for row in rows])
    except csv.Error:  # a field beyond the library's limit: such a text is no table
        return Grid("", [])


def _text(data: bytes, source: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotATable(source, _UNKNOWN_BYTES)


def _workbook(data: bytes, source: str) -> list[Grid]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
        return [Grid(name, _rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False))) for name in names]
    except Exception as error:  # the library has an exception for each format, without a common one
        raise NotATable(source, _DAMAGED) from error


def _rows(values: Iterable[Iterable[Any]]) -> list[list[Cell]]:
    return [list(map(_cell, row)) for row in values]


def _cell(value: Any) -> Cell:
    """A workbook's value as text."""
    if isinstance(value, str):
        return _typed(value)
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, int | float):
        return _number(value)
    return Cell(_moment(value))


def _number(value: float) -> Cell:
    if value != int(value):
        return Cell(repr(value))
    return Cell(str(int(value)), lost=abs(value) >= EXACT_BELOW)


def _moment(value: date | datetime | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _typed(text: str) -> Cell:
    """A text, without the apostrophe that marks text in spreadsheets."""
    words = _QUOTED.sub("", text.strip())
    lost = _SCIENTIFIC.fullmatch(words) is not None
    return Cell(words, lost, _BROKEN.fullmatch(words) is not None)


def column_letters(column: int) -> str:
    """A column, from 0, as spreadsheets call it: A, B, … AA."""
    return "".join(reversed(list(_letters(column))))


def _letters(column: int) -> Iterator[str]:
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        yield chr(ord("A") + rest)
