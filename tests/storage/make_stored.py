"""Writes ``stored/version_N.sql``: a store of the present version, as SQL, for every later version to open.

Run once when a version is released (``python -m tests.storage.make_stored``); a file that is there is never changed.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.files import Attachment, FileFacts, FileType
from beian_desktop.filing.filing import Client, Confirmation, Filing, Foreign
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import account, operator, site
from beian_desktop.storage.steps import STEPS
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.contents import Bytes

FOLDER = Path(__file__).parent / "stored"

FILING = Filing(
    "20261123-stored01",
    Answers(
        {
            operator.NAME: ("示例科技有限公司",),
            site.NAME: ("示例官网",),
            site.DOMAIN: ("example.com",),
            site.OTHER_DOMAINS: ("example.cn", "example.net"),
            site.IP_FROM: ("203.0.113.1", "203.0.113.5"),
            site.IP_TO: ("", "203.0.113.9"),
        }
    ),
    attachments=(
        Attachment(
            "f1",
            "site.home_page",
            "首页.png",
            FileFacts(FileType.PNG, width=800, height=600),
            Bytes(b"page"),
            1,
            (0, 0, 9, 9),
        ),
        Attachment("f2", "operator.certificate", "执照.png", FileFacts(FileType.PNG, sharpness=1.5), Bytes(b"paper")),
    ),
    client=Client("c1", "示例科技有限公司"),
    continues="20250101-earlier1",
    status=Status(State.APPROVED, State.CHANGING),
    approved=Answers({site.NAME: ("示例旧站",)}),
    confirmed=(Confirmation("SUB-01", "operator.certificate_number", "91110108", "与原件一致"),),
    foreign=(Foreign("site.colour", '"red"'),),
)

CARD = Card(
    Client("c1", "示例科技有限公司"),
    Answers({operator.NAME: ("示例科技有限公司",), account.HOLDER: ("张三",)}),
    (Attachment("p1", "operator.certificate", "执照.png", FileFacts(FileType.PNG), Bytes(b"paper")),),
)


def write() -> Path:
    """Writes the file of the present version."""
    target = FOLDER / f"version_{len(STEPS)}.sql"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beian.sqlite3"
        store = Store.open(path, Clock(date(2026, 11, 23)), who="clerk")
        store.add(FILING)
        store.put(FILING.id, {site.NAME: ("示例新站",)})
        store.note_report(FILING.id, 3, 1, date(2026, 12, 1))
        store.keep("office", "110108", {"office.name": "海淀分局"})
        store.put_card(CARD)
        form = Path(folder) / "form.docx"
        form.write_bytes(b"a Word form")
        store.keep_beside({"word/form.docx": form})
        store.close()
        with sqlite3.connect(path) as connection:
            marks = [
                f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
                for name in ("application_id", "user_version")
            ]
            target.write_text("\n".join([*marks, *connection.iterdump(), ""]), encoding="utf-8")
        connection.close()
    return target


def as_kept() -> Filing:
    """The filing as every version reads it from the file."""
    return replace(FILING, answers=FILING.answers.with_text(site.NAME, "示例新站"))


if __name__ == "__main__":
    if (FOLDER / f"version_{len(STEPS)}.sql").exists():
        sys.exit("This version has its store already; a released one never changes.")
    sys.stdout.write(f"{write()}\n")
