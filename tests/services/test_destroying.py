"""A client destroyed: nothing of them is left in the data folder but marked backups, and a receipt says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2

from beian_desktop.filing.filing import Client, Filing
from beian_desktop.form.sections import operator, site
from beian_desktop.services import backups
from beian_desktop.services.destroying import as_pdf, as_text, destroy
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock

CLOCK = Clock(date(2026, 11, 23))
GONE, STAYS = Client("c1", "要删的客户"), Client("c2", "留下的客户")


def two_clients(folder: Path, sample: Filing) -> Workspace:
    workspace = Workspace.open(folder, CLOCK)
    name = sample.answers.with_text(operator.NAME, "绝密科技有限公司")
    workspace.add(replace(sample, id="gone", client=GONE, answers=name))
    workspace.add(Filing("stays", client=STAYS))
    workspace.answer("gone", site.NAME, ["绝密网站"])
    workspace.remember_exchanged("gone", name)
    return workspace


def test_nothing_of_the_client_is_left_in_the_file(own_data_folder: Path, sample: Filing) -> None:
    with two_clients(own_data_folder, sample) as workspace:
        first = workspace.filing("gone").attachments[0]
        with first.content.open() as stream:
            scan = stream.read()
        receipt = destroy(workspace, ["gone"])
        assert [one.id for one in workspace.summaries()] == ["stays"]
        assert [one.client for one in workspace.clients()] == [STAYS]
        assert workspace.verify() == []
    held = b"".join(path.read_bytes() for path in own_data_folder.rglob("*") if path.is_file())
    for text in ("绝密", GONE.name, "要删"):
        assert text.encode() not in held
    assert scan[1000:1200] not in held
    (one,) = receipt.filings
    assert (one.title, one.attachments, receipt.client, receipt.backups) == (
        "绝密网站",
        len(sample.attachments),
        GONE.name,
        (),
    )


def test_restoring_a_backup_of_before_doesnt_bring_them_back(own_data_folder: Path, sample: Filing) -> None:
    with two_clients(own_data_folder, sample) as workspace:
        backup = workspace.backup().backup
        receipt = destroy(workspace, ["gone"])
        assert [path for path, _ in receipt.backups] == [str(backup.path)]
        assert receipt.backups[0][1] == date(2027, 11, 24)
    backups.restore(own_data_folder, backup.path, CLOCK)
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        assert [one.id for one in workspace.summaries()] == ["stays"]
        workspace.add(Filing("gone", client=GONE))  # the client came back on purpose
        later = workspace.backup().backup
    with Workspace.open(own_data_folder, Clock(date(2026, 11, 24))) as workspace:
        later = workspace.backup().backup
    backups.restore(own_data_folder, later.path, CLOCK)
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        assert {one.id for one in workspace.summaries()} == {"gone", "stays"}


def test_the_backups_go_too_on_wish_after_a_new_one_was_made(
    own_data_folder: Path, sample: Filing, tmp_path: Path
) -> None:
    with two_clients(own_data_folder, sample) as workspace:
        workspace.set_backup_folder(tmp_path / "drive")
        backed = workspace.backup()
        assert backed.copy is not None
        receipt = destroy(workspace, ["gone"], backups_too=True)
        assert receipt.backups == ()
        assert not backed.backup.path.exists()
        assert not backed.copy.path.exists()
    (new,) = backups.backups(own_data_folder)
    assert [one.id for one in backups.preview(new.path).filings] == ["stays"]


def test_the_receipt_is_printed_with_what_was_destroyed_and_what_remains(own_data_folder: Path, sample: Filing) -> None:
    with two_clients(own_data_folder, sample) as workspace:
        workspace.backup()
        receipt = destroy(workspace, ["gone"])
    document = pypdfium2.PdfDocument(as_pdf(receipt))
    printed = "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")
    document.close()
    for words in ("个人信息删除回执", GONE.name, "绝密网站", "第二十一条", "2027-11-24", "盖章"):
        assert words in printed
    assert "gone" in as_text(receipt).en
