"""The benchmark ``bench.py import``: 5,000 made-up clients taken out of a workbook, with the report."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import operator, site
from beian_desktop.system.clock import system_clock

CLIENTS = 5_000
TODAY = date(2026, 11, 23)

IMPORT_AT_MOST = 60
"""Seconds of the processor for 5,000 clients, from the file to the report."""


def imports(filing: Filing) -> Iterator[tuple[str, float, float]]:
    """The sample 5,000 times under other names and domains; then the same file again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clients.xlsx"
        path.write_bytes(workbook(filing))
        for what in ("seconds of the processor, 5,000 rows", "seconds of the processor, the same again"):
            yield what, seconds(path, Path(folder) / "data"), IMPORT_AT_MOST


def seconds(path: Path, data: Path) -> float:
    """How long one import takes."""
    from beian_desktop.services.questionnaires import as_json, import_entries, read_file
    from beian_desktop.services.workspace import Workspace
    from beian_desktop.system.language import Language

    start = time.process_time()
    with Workspace.open(data, system_clock(TODAY)) as workspace:
        rows = import_entries(workspace, read_file(path), TODAY)
    as_json(rows, Language.ZH)
    assert len(rows) == CLIENTS
    return time.process_time() - start


def workbook(filing: Filing) -> bytes:
    """A row for each client; the answers of the sample, a name and a domain of its own."""
    import xlsxwriter

    fields = [
        field for field in filing.answers if field.section_id != "result" and not field.id.startswith("site.ip_ranges.")
    ]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for column, field in enumerate(fields):
            sheet.write_string(0, column, field.id)
        for row in range(1, CLIENTS + 1):
            own = {
                site.DOMAIN: f"shop{row}.example.com",
                site.NAME: f"示例网店{row}",
                operator.NAME: f"示例贸易{row}有限公司",
            }
            for column, field in enumerate(fields):
                text = own.get(field) or "、".join(filing.answers.texts(field))
                sheet.write_string(row, column, text)
    return target.getvalue()
