"""A data folder encrypted, opened, handed to another computer, and turned back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.services import backups
from beian_desktop.services.document_list import own_packs
from beian_desktop.services.encryption import new_code, printable
from beian_desktop.services.own_files import own_files
from beian_desktop.services.providers import Kind, Provider, remember, remembered
from beian_desktop.services.workspace import Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.storage import keys as module
from beian_desktop.storage.failures import (
    CodeMistyped,
    KeyNeeded,
    KeyStoreAbsent,
    PassphraseShort,
    StoreDamaged,
    StoreUnwritable,
    WrongKey,
)
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.paths import WINDOW_SETTINGS, resource

CLOCK = Clock(date(2026, 11, 23))
PASSPHRASE = "一个 足够 长的 口令"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derives keys cheaply."""
    monkeypatch.setattr(module, "STRENGTH", 2)


class InMemory(KeyringBackend):
    """A key store like the system's, for one test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring publishes no type for it
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def key_store() -> Iterator[InMemory]:
    before, store = keyring.get_keyring(), InMemory()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


def encrypted(folder: Path, sample: Filing, code: str, *, remember: bool = False) -> Filing:
    """Makes a store of the sample, encrypts it and closes it."""
    with Workspace.open(folder, CLOCK) as workspace:
        filing = workspace.add(sample)
        workspace.remember_office("110108", {"office.name": "海淀分局"})
        workspace.backup()
        workspace.encrypt(code, code.lower(), passphrase=None if remember else PASSPHRASE, remember=remember)
        assert workspace.encrypted
        workspace.answer(filing.id, site.NAME, ["绝密网站"])
        return workspace.filing(filing.id)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_can_be_read_without_the_key(own_data_folder: Path, sample: Filing) -> None:
    kept = encrypted(own_data_folder, sample, new_code())
    held = everything(own_data_folder)
    for text in ("绝密网站", "示例", "海淀分局", sample.answers.typed(site.DOMAIN), "SQLite format"):
        assert text.encode() not in held
    for attachment in sample.attachments:
        assert attachment.content.open().read()[:200] not in held
    with pytest.raises(KeyNeeded) as needed:
        Workspace.open(own_data_folder, CLOCK)
    assert needed.value.by_passphrase
    with pytest.raises(WrongKey):
        Workspace.open(own_data_folder, CLOCK, "一个 足够 长的 口 令")
    with Workspace.open(own_data_folder, CLOCK, PASSPHRASE) as workspace:
        again = workspace.filing(kept.id)
        assert again == kept
        for one, original in zip(again.attachments, sample.attachments, strict=True):
            assert one.content.open().read() == original.content.open().read()


def test_a_backup_opens_on_another_computer_by_the_recovery_code(
    own_data_folder: Path, sample: Filing, tmp_path: Path, key_store: InMemory
) -> None:
    code = new_code()
    encrypted(own_data_folder, sample, code, remember=True)
    shutil.copytree(resource("packs", "national"), own_packs(own_data_folder) / "national")
    write_file(own_data_folder / "word" / "登记表.docx", b"a Word form")
    write_file(own_data_folder / WINDOW_SETTINGS, b"[General]\nprinter=HP\noffset-HP=1.5 -2\n")
    host = Provider(Kind.ACCESS, "示例云", on=CLOCK.today())
    with Workspace.open(own_data_folder, CLOCK) as workspace:  # this computer asks nothing
        remember(workspace, host)
        own = {path: file.read_bytes() for path, file in own_files(own_data_folder).items()}
        workspace.set_backup_folder(tmp_path / "drive")
        copy = workspace.backup().copy
        kept = workspace.filings()
    assert copy is not None
    assert copy.sealed
    key_store.kept.clear()
    shutil.rmtree(own_data_folder)
    with pytest.raises(KeyNeeded) as needed:
        backups.preview(copy.path)
    assert not needed.value.by_passphrase
    assert [one.title for one in backups.preview(copy.path, code).filings] == ["绝密网站"]
    backups.restore(own_data_folder, copy.path, CLOCK, code)
    with Workspace.open(own_data_folder, CLOCK, code) as workspace:
        assert workspace.filings() == kept
        assert workspace.office_for("110108") == {"office.name": "海淀分局"}
        assert workspace.backup_folder == tmp_path / "drive"
        assert [one.name for one in remembered(workspace)] == ["示例云"]
    assert {path: file.read_bytes() for path, file in own_files(own_data_folder).items()} == own


def test_a_new_passphrase_opens_the_backups_too_and_the_old_one_nothing(own_data_folder: Path, sample: Filing) -> None:
    encrypted(own_data_folder, sample, new_code())
    with Workspace.open(own_data_folder, CLOCK, PASSPHRASE) as workspace:
        with pytest.raises(WrongKey):
            workspace.change_passphrase("not this one", "another passphrase")
        workspace.change_passphrase(PASSPHRASE, "another passphrase")
    (backup,) = backups.backups(own_data_folder)
    assert backups.preview(backup.path, "another passphrase").attachments == len(sample.attachments)
    for refused in (
        lambda: Workspace.open(own_data_folder, CLOCK, PASSPHRASE),
        lambda: backups.preview(backup.path, PASSPHRASE),
    ):
        with pytest.raises(WrongKey):
            refused()


def test_an_encrypted_store_becomes_plain_again(own_data_folder: Path, sample: Filing) -> None:
    kept = encrypted(own_data_folder, sample, new_code())
    with Workspace.open(own_data_folder, CLOCK, PASSPHRASE) as workspace:
        with pytest.raises(WrongKey):
            workspace.decrypt("not this one")
        workspace.decrypt(PASSPHRASE)
        assert not workspace.encrypted
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        assert workspace.filing(kept.id) == kept
        assert workspace.verify() == []


@pytest.mark.parametrize(
    ("typed_back", "passphrase", "failure"),
    [("", PASSPHRASE, CodeMistyped), (None, "short", PassphraseShort), (None, None, KeyStoreAbsent)],
)
def test_what_was_asked_wrongly_leaves_the_store_plain(
    own_data_folder: Path, typed_back: str | None, passphrase: str | None, failure: type[Failure]
) -> None:
    code = new_code()
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        filing = workspace.new_filing()
        with pytest.raises(failure):
            workspace.encrypt(code, code if typed_back is None else typed_back, passphrase=passphrase)
        workspace.answer(filing.id, site.NAME, ["示例"])
        assert not workspace.encrypted
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        assert workspace.filing(filing.id).title == "示例"


def test_a_conversion_that_fails_leaves_the_store_as_it_was(own_data_folder: Path, sample: Filing) -> None:
    code = new_code()
    in_the_way = own_data_folder / "beian.sqlite3.part"
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        kept = workspace.add(sample)
        in_the_way.mkdir()
        with pytest.raises(StoreUnwritable):
            workspace.encrypt(code, code, passphrase=PASSPHRASE)
        assert not workspace.encrypted
        assert workspace.filing(kept.id) == kept
        in_the_way.rmdir()
        workspace.encrypt(code, code, passphrase=PASSPHRASE)
        assert workspace.filing(kept.id) == kept
    assert not list(own_data_folder.rglob("*.part"))


def test_damage_and_a_wrong_key_are_told_apart(own_data_folder: Path, sample: Filing) -> None:
    encrypted(own_data_folder, sample, new_code())
    path = own_data_folder / "beian.sqlite3"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(WrongKey):
        Workspace.open(own_data_folder, CLOCK, "wrong passphrase")
    with pytest.raises(StoreDamaged) as damaged:
        Workspace.open(own_data_folder, CLOCK, PASSPHRASE)
    assert damaged.value.backup is not None
    backups.restore(own_data_folder, damaged.value.backup, CLOCK, PASSPHRASE)
    with Workspace.open(own_data_folder, CLOCK, PASSPHRASE) as workspace:
        assert len(workspace.filings()) == 1


def test_the_recovery_code_can_be_printed(own_data_folder: Path) -> None:
    code = new_code()
    text = printable(code, own_data_folder, CLOCK.today())
    assert all(code in words and str(own_data_folder) in words for words in (text.zh, text.en))


def test_plain_copies_that_encryption_leaves_are_named_and_removed(
    own_data_folder: Path, sample: Filing, tmp_path: Path
) -> None:
    drive, aside = tmp_path / "drive", own_data_folder / "beian-set-aside-20261101-120000.sqlite3"
    stranger = tmp_path / "other"
    with Workspace.open(stranger, CLOCK) as other:
        other.new_filing()
        other.set_backup_folder(drive)
        theirs = other.backup().copy
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        kept = workspace.add(sample)
        workspace.set_backup_folder(drive)
        ours = workspace.backup().copy
        assert (ours and ours.path.exists(), theirs and theirs.path.exists()) == (True, True)
    shutil.copy(own_data_folder / "beian.sqlite3", aside)
    away = drive.rename(tmp_path / "pulled out")
    code = new_code()
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.encrypt(code, code, passphrase=PASSPHRASE)
        assert workspace.plain_left() == [aside, drive]
        assert workspace.remove_plain_left() == [drive]
        away.rename(drive)
        workspace.backup()
        assert workspace.plain_left() == []
        assert workspace.filing(kept.id) == kept
    assert ours is not None
    assert theirs is not None
    assert [ours.path.exists(), theirs.path.exists(), aside.exists()] == [False, True, False]


def test_the_plain_bytes_are_overwritten_even_when_encrypting_was_killed(own_data_folder: Path, sample: Filing) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.add(sample)
    path, other_name = own_data_folder / "beian.sqlite3", own_data_folder / "watch"
    left = path.with_name("beian.sqlite3.plain")
    shutil.copy(path, left)  # as a kill between the renaming and the overwriting leaves it
    open_file = left.open("rb")
    with Workspace.open(own_data_folder, CLOCK):
        assert not left.exists()
    with open_file:
        assert not open_file.read().strip(b"\0")
    assert not other_name.exists()
