"""Every reader of files from elsewhere, with a good file to begin from, for tests that spoil them."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from beian_desktop.attachments.measure import measure_path
from beian_desktop.attachments.picture import pictures
from beian_desktop.badge.snippet import preview_page
from beian_desktop.documents.packs import find_packs
from beian_desktop.exchange import bundle
from beian_desktop.exchange.filing_json import write_filing
from beian_desktop.exchange.questionnaire import write_questionnaire
from beian_desktop.filing.files import Attachment
from beian_desktop.services.backups import restore
from beian_desktop.services.badge_insertion import put_badge
from beian_desktop.services.badge_pages import check_page
from beian_desktop.services.badges import Wanted, icon_of
from beian_desktop.services.bundles import read_bundle
from beian_desktop.services.due import import_calendar
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.incoming import read_incoming
from beian_desktop.services.packaging import Options, export
from beian_desktop.services.questionnaires import read_file
from beian_desktop.services.reopening import reopen
from beian_desktop.services.sample import sample_filing
from beian_desktop.services.word_templates import examined, filled
from beian_desktop.services.workspace import STORE_NAME, Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.storage.destroyed import destroyed_in
from beian_desktop.storage.keys import read_keys
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language
from beian_desktop.system.paths import WINDOW_SETTINGS, resource

TODAY = date(2026, 11, 23)
NUMBER = "京公网安备11010802000001号"
SMALL = replace(sample_filing(TODAY), attachments=())
HOLIDAYS = {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]}


@dataclass(frozen=True)
class Reader:
    """A good file and what reads it; ``inside`` spoils a member of a zip file and packs it well again."""

    name: str
    file: str
    good: bytes = field(repr=False)
    read: Callable[[Path], object] = field(repr=False)
    inside: bool = False


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def setting(self, name: str) -> Any:
        return self.kept.get(name)

    def set_setting(self, name: str, value: Any) -> None:
        self.kept[name] = value


def see(path: Path) -> None:
    """Measures an attachment and looks at its pages."""
    facts = measure_path(path)
    for page in pictures(Attachment("a", "operator.certificate", path.name, facts, OnDisk(path)), 800):
        page.load()


@dataclass(frozen=True)
class OnDisk:
    """The bytes of a file."""

    path: Path

    def open(self) -> io.BufferedReader:
        return self.path.open("rb")


def find_pack(path: Path) -> None:
    """Lays the file into a copy of the shipped pack and loads it."""
    own = path.parent / "packs"
    shutil.rmtree(own, ignore_errors=True)
    shutil.copytree(resource("packs", "national"), own / "mine")
    shutil.copy(path, own / "mine" / path.name)
    find_packs(own)


def open_store(path: Path) -> None:
    """Opens a data folder and reads everything."""
    folder = path.parent / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(path, folder / STORE_NAME)
    with Workspace.open(folder, Clock(TODAY)) as workspace:
        workspace.filings()
        workspace.verify()


def bring_back(path: Path) -> None:
    """Restores a backup with own files into an empty data folder."""
    folder = path.parent / "restored"
    shutil.rmtree(folder, ignore_errors=True)
    restore(folder, path, Clock(TODAY))


def insert(path: Path) -> None:
    """Puts a badge into a page beside it."""
    put_badge(path, path.with_name("with-badge.html"), Wanted(NUMBER))


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((90, 70), 50).convert("RGB").save(out, kind)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.drawString(90, 700, "licence")
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "red")), 90, 500)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ site.name }} {{ operator.kind|box('unit') }} {{ today }}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fill(path: Path) -> None:
    examined(path)
    filled(SMALL, path, TODAY)


def with_member(data: bytes, name: str, changed: bytes) -> bytes:
    """A zip file with one member changed; a bundle's list names it rightly."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    members[name] = changed
    if bundle.LIST in members:
        members.pop(bundle.LIST)
        members = {bundle.LIST: bundle._listed(members, 1), **members}
    return bundle.zipped(members)


def store(folder: Path) -> bytes:
    with Workspace.open(folder / "store", Clock(TODAY)) as workspace:
        workspace.add(SMALL)
        write_file(folder / "store" / "word" / "form.docx", b"a Word form")
        write_file(folder / "store" / WINDOW_SETTINGS, b"[General]\nprinter=HP\n")
        workspace.backup()
    return (folder / "store" / STORE_NAME).read_bytes()


def archive(folder: Path) -> bytes:
    package = export(SMALL, folder, today=TODAY, options=Options(draft=True), name="package")
    return (package.folder / "3-存档.pdf").read_bytes()


def readers(folder: Path) -> list[Reader]:
    """All of them; what needs files first makes them in the folder."""
    filing, packed = write_filing(SMALL).encode(), bundle.pack([SMALL])
    page = preview_page(NUMBER).encode()
    bare = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>示例</p><footer>©</footer></body></html>'.encode()
    keys = b'{"format": "beian-keys", "version": 1, "id": "a", "wraps": []}'
    gone = b'{"format": "beian-destroyed", "version": 1, "filings": {"a": "2026-11-23T10:00:00"}}'
    sealed = bundle.pack([SMALL], "passphrase")
    table = write_questionnaire(Language.ZH)
    national = resource("packs", "national")
    archived, kept = archive(folder), store(folder)
    return [
        Reader("exchange file", "filing.json", filing, read_filing_file),
        Reader("bundle", "a.beian", packed, read_bundle),
        Reader("bundle inside", "a.beian", packed, read_bundle, inside=True),
        Reader("sealed bundle", "a.beian", sealed, lambda path: read_bundle(path, "passphrase")),
        *(
            Reader(f"picture {kind}", f"a.{kind}", picture(kind), see)
            for kind in ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
        ),
        Reader("PDF", "a.pdf", pdf(), see),
        Reader("archive", "3.pdf", archived, reopen),
        Reader("something brought in", "3.pdf", archived, read_incoming),
        Reader("pack", "pack.toml", (national / "pack.toml").read_bytes(), find_pack),
        Reader("form table", "registration.toml", (national / "registration.toml").read_bytes(), find_pack),
        Reader("letter", "consent.txt", (national / "consent.txt").read_bytes(), find_pack),
        Reader("Word form", "a.docx", word(), fill),
        Reader("Word form inside", "a.docx", word(), fill, inside=True),
        Reader("spreadsheet", "a.xlsx", table, read_file),
        Reader("spreadsheet inside", "a.xlsx", table, read_file, inside=True),
        Reader("holidays", "days.json", json.dumps(HOLIDAYS).encode(), lambda path: import_calendar(Kept(), path)),
        Reader("page", "index.html", page, lambda path: check_page(path, "11010802000001")),
        Reader("page to change", "index.html", bare, insert),
        Reader("icon", "icon.png", picture("PNG"), icon_of),
        Reader("keys", "beian.keys", keys, read_keys),
        Reader("destroyed", "destroyed.json", gone, lambda path: destroyed_in(path.parent)),
        Reader("store", "beian.sqlite3", kept, open_store),
        Reader("backup", "beian-20261123-100000.sqlite3", kept, bring_back),
    ]
