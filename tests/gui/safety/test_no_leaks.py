"""An encrypted data folder after a day's work that ended by a kill: nothing of the filing can be read anywhere."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QSettings

from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.recent_folders import REMEMBERED, nothing_remembered
from beian_desktop.services.sample import sample_filing

ROOT = Path(__file__).parent.parent.parent.parent
TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL and permissions")

DAY_OF_WORK = """
import logging, os, signal, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from beian_desktop.gui.app import make_application
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.selftest import attach, fill_pages
from beian_desktop.gui.window import Window
from beian_desktop.services.bundles import pack_to
from beian_desktop.services.document_list import own_packs
from beian_desktop.services.encryption import new_code
from beian_desktop.services.packaging import Options, export
from beian_desktop.services.preview import preview
from beian_desktop.services.sample import sample_filing
from beian_desktop.services.word_templates import word_templates_folder
from beian_desktop.services.workspace import Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.storage import keys
from beian_desktop.system.clock import Clock
from beian_desktop.system.logs import keep_log

keys.STRENGTH = 2  # derives keys cheaply
today = date(2026, 11, 23)
data, clients, clock, sample = Path(sys.argv[1]), Path(sys.argv[2]), Clock(today), sample_filing(today)
secret, code = "correct horse battery", new_code()
with Workspace.open(data, clock) as workspace:
    workspace.encrypt(code, code, passphrase=secret)
write_file(own_packs(data) / "mine" / "pack.toml", b"title = 'mine'")
write_file(word_templates_folder(data) / "form.docx", b"a Word form")
keep_log(data)
make_application()
window = Window(data, clock)
desk = window.desk
window.furnish()
window.show()
wait_for(lambda: window.safety.gate is not None, "the gate")
window.safety.gate.line.setText(secret)
window.safety.gate.buttons[0].click()
wait_for(lambda: window.safety.standing is not None, "the data")

window.new()
wait_for(lambda: window.editor is not None, "a new filing")
draft = window.editor.draft
fill_pages(window.editor, sample.answers)
attach(window.editor, sample)
wait_for(lambda: draft.is_saved, "the last answer")
filing = draft.filing
pasted = next(file for file in sample.attachments if not file.name.endswith(".pdf"))
draft.attach_picture("site.home_page", pasted.content.open().read())
wait_for(lambda: len(draft.filing.attachments) > len(filing.attachments), "the pasted picture")

folder = clients / filing.title
folder.mkdir(parents=True)
desk.preferences.keep_folder("package", str(folder))
QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
assert desk.ask.folder("Folder", "package") == folder
desk.preferences.printer = "HP"
try:
    raise ValueError(filing.title)
except ValueError:
    logging.getLogger("test").exception("a fault with %s", "13800138000")
preview(filing, today=today, options=Options(draft=True))
export(filing, folder, today=today, options=Options(draft=True, data=data), name="package")
desk.work.do(lambda workspace: (pack_to(workspace, [filing.id], folder / "a.beian"), workspace.backup()))
wait_for(lambda: len(list((data / "backups").glob("*.sqlite3"))) > 1, "the backup")
print("titles", window.windowTitle(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with data, settings and temporary files, as a killed program left them."""
    home, clients = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("clients")
    for name in ("config", "cache", "tmp"):
        (home / name).mkdir()
    places = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "TMPDIR": "tmp"}
    environment = {**os.environ, **{name: str(home / place) for name, place in places.items()}, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DAY_OF_WORK, str(home / "data"), str(clients)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=home, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-3000:]
    assert ended.stdout.split("titles")[1].strip() == "备案桌面"
    return home


def files_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def secrets() -> Iterator[bytes]:
    """Every name and number of the filing, as a program may write it, and the beginning of every scan.

    What is shorter than six bytes stands in megabytes of ciphertext by chance.
    """
    filing = sample_filing(TODAY)
    texts = {text for question in filing.answers for text in filing.answers.texts(question)}
    for text in texts:
        if len(text) > 2 and re.search(r"[\u4e00-\u9fff]|\d.*\d.*\d|[@.]", text):
            written = {text.encode(code) for code in ("utf-8", "utf-16-le", "gb18030")} | {quote(text).encode()}
            yield from (each for each in written if len(each) >= 6)
    for attachment in filing.attachments:
        with attachment.content.open() as stream:
            yield stream.read(3000)[200:]


def test_nothing_of_an_encrypted_filing_lies_in_data_settings_or_temporary_files(left: Path) -> None:
    files = files_in(left)
    held = {path: path.read_bytes() for path in files}
    assert {"beian.sqlite3", "window.ini", "beian-desktop.log", "pack.toml", "form.docx"} <= {p.name for p in files}
    shipped = [path for path in files if "packs" in path.parts]
    sought = list(secrets())
    assert len(sought) > 150
    found = [
        (str(path.relative_to(left)), secret)
        for path, content in held.items()
        for secret in sought
        if path not in shipped and secret in content
    ]
    assert found == []


def test_everything_in_the_data_folder_is_for_its_owner_alone(left: Path) -> None:
    data = left / "data"
    modes = {path.relative_to(data): stat.S_IMODE(path.stat().st_mode) for path in (data, *data.rglob("*"))}
    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}


def test_a_dialog_leaves_what_other_programs_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    shared = QSettings(QSettings.Scope.UserScope, "QtProject")
    history, last = REMEMBERED
    shared.setValue(last, "file:///theirs")
    with nothing_remembered():
        shared.setValue(last, "file:///clients/a")
        shared.setValue(history, ["file:///clients/a"])
        shared.sync()
    shared.sync()
    assert (shared.value(last), shared.value(history)) == ("file:///theirs", None)


def test_folders_are_remembered_for_plain_data_and_forgotten_beside_encrypted_ones(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    kept = Preferences(file)
    kept.keep_folder("package", "/clients/a")
    assert Preferences(file).folder("package") == "/clients/a"
    kept.keep_folders(False)
    assert kept.folder("package") == "/clients/a"  # until the window closes
    kept.keep_folder("scans", "/clients/b")
    assert (kept.folder("scans"), Preferences(file).folder("scans")) == ("/clients/b", "")
    assert "clients" not in file.read_text()
