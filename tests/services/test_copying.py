"""How far a filing is copied, and its pictures while they are uploaded."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import operator, principal
from beian_desktop.services.copying import (
    PICTURES,
    Done,
    Progress,
    keep_progress,
    progress,
    put_pictures,
    remove_pictures,
    taken,
)
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.wizard.copying import items
from tests.documents.made_up import complete

TODAY = date(2026, 11, 23)
LATER = datetime.now(UTC) + timedelta(days=36500)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "data", Clock(TODAY)) as opened:
        yield opened


@pytest.fixture
def filing(workspace: Workspace) -> Filing:
    return workspace.add(complete())


def test_the_place_and_what_is_done_come_back_without_anything_personal(workspace: Workspace, filing: Filing) -> None:
    scan = next(item for item in items(filing) if item.id == "operator.certificate").scans[0]
    done = {"operator.name": Done(LATER), "operator.certificate": Done(LATER, (scan.id,))}
    keep_progress(workspace, filing.id, Progress("principal.name", done))
    assert progress(workspace, filing.id, items(filing)) == Progress("principal.name", done)
    kept = json.dumps(workspace.copied(filing.id), ensure_ascii=False)
    assert not [
        text for field in filing.answers for text in filing.answers.texts(field) if len(text) > 5 and text in kept
    ]


def test_an_answer_or_picture_changed_since_is_to_be_done_again(workspace: Workspace, filing: Filing) -> None:
    before = datetime.now(UTC) - timedelta(days=36500)
    scan = next(item for item in items(filing) if item.id == "principal.id_front").scans[0]
    done = {"operator.name": Done(before), "principal.name": Done(LATER), "principal.id_front": Done(LATER, (scan.id,))}
    keep_progress(workspace, filing.id, Progress("", done))
    workspace.answer(filing.id, operator.NAME, ["另一家公司"])
    workspace.detach(filing.id, scan.id)
    changed = workspace.filing(filing.id)
    assert set(progress(workspace, filing.id, items(changed)).done) == {"principal.name"}
    assert changed.answers.typed(principal.NAME)


def test_a_removed_filing_takes_its_place_along(workspace: Workspace, filing: Filing) -> None:
    keep_progress(workspace, filing.id, Progress("operator.name"))
    workspace.remove(filing.id)
    assert workspace.copied(filing.id) is None


def test_pictures_lie_in_a_private_folder_named_as_in_the_upload_folder_and_go(filing: Filing, tmp_path: Path) -> None:
    written = put_pictures(taken(filing, "emergency_contact.id_front"), "emergency_contact.id_front", tmp_path, "5mb")
    assert [path.name for path in written] == ["07-网站应急联络人证件正面.jpg"]
    assert written[0].read_bytes().startswith(b"\xff\xd8")
    assert stat.S_IMODE((tmp_path / PICTURES).stat().st_mode) == 0o700
    remove_pictures(tmp_path)
    assert not (tmp_path / PICTURES).exists()


def test_pictures_are_fitted_to_the_profile(workspace: Workspace, filing: Filing, tmp_path: Path) -> None:
    scan = tmp_path / "scan.jpg"
    Image.effect_noise((1600, 1200), 60).save(scan, quality=95)
    workspace.attach(filing.id, principal.ID_FRONT.id, scan)
    found = taken(workspace.filing(filing.id), principal.ID_FRONT.id)
    sizes = {
        profile: [path.stat().st_size for path in put_pictures(found, principal.ID_FRONT.id, tmp_path, profile)]
        for profile in ("400kb", "5mb")
    }
    assert max(sizes["400kb"]) <= 400_000 < max(sizes["5mb"])
