"""Bundles come back as they were packed; anything else is refused whole, in a sentence, at once."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beian_desktop.exchange import bundle
from beian_desktop.exchange.bundle import LIST, Packed, pack, unpack
from beian_desktop.exchange.failures import BundleSealed, NotABundle, WrongPassphrase
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, Problem
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.form.sections import site

FILES = (
    Attachment("a", "site.home_page", "首页.png", FileFacts(), Packed(b"page" * 1000), 1, (0, 0, 500, 500)),
    Attachment("b", "site.home_page", "首页.png", FileFacts(), Packed(b"")),
    Attachment("c", "operator.certificate", "../../etc/passwd", FileFacts(), Packed(b"licence")),
    Attachment("d", "operator.certificate", "gone.jpg", FileFacts(problem=Problem.MISSING), Packed(b"")),
)
FILINGS = [
    Filing("one", Answers({site.NAME: ("示例",)}), FILES, Client("c1", "示例公司")),
    Filing("two", Answers({site.DOMAIN: ("example.com",)})),
]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derives keys cheaply."""
    monkeypatch.setattr(bundle, "STRENGTH", 2)
    monkeypatch.setattr(bundle, "_WEAKEST", 2)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(told: dict[str, bytes]) -> bytes:
    return bundle.zipped(told)


@pytest.mark.parametrize("passphrase", [None, "correct horse 电池"])
def test_what_was_packed_comes_back(passphrase: str | None) -> None:
    first, second = unpack(pack(FILINGS, passphrase), passphrase, source="b")
    assert (first.id, first.answers, first.client) == ("one", FILINGS[0].answers, FILINGS[0].client)
    assert (second.id, second.answers, second.attachments) == ("two", FILINGS[1].answers, ())
    told = [(one.slot, one.turn, one.crop, one.content.open().read(), one.facts.problem) for one in first.attachments]
    assert told == [
        ("site.home_page", 1, (0, 0, 500, 500), b"page" * 1000, None),
        ("site.home_page", 0, None, b"", None),
        ("operator.certificate", 0, None, b"licence", None),
        ("operator.certificate", 0, None, b"", Problem.MISSING),
    ]


def test_the_same_filings_give_the_same_plain_bundle_and_no_two_sealed_ones() -> None:
    assert pack(FILINGS) == pack(FILINGS)
    assert pack(FILINGS, "passphrase") != pack(FILINGS, "passphrase")
    assert "示例".encode() not in pack(FILINGS, "passphrase")


def test_a_sealed_bundle_opens_by_its_passphrase_alone() -> None:
    data = pack(FILINGS, "passphrase")
    with pytest.raises(BundleSealed):
        unpack(data, source="b")
    with pytest.raises(WrongPassphrase):
        unpack(data, "Passphrase", source="b")


def test_the_strength_is_the_full_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert (bundle.STRENGTH, bundle._WEAKEST) == (17, 14)


def listed(change: Callable[[dict[str, object]], object]) -> bytes:
    told = members(pack(FILINGS))
    document = json.loads(told[LIST])
    change(document)
    return zipped({**told, LIST: json.dumps(document).encode()})


def renamed(new: str) -> bytes:
    """A bundle whose list and whose members agree on an evil name."""
    told = members(pack(FILINGS))
    document = json.loads(told.pop(LIST))
    old = document["files"][1]["path"]
    document["files"][1]["path"] = new
    told[new] = told.pop(old)
    return zipped({LIST: json.dumps(document).encode(), **told})


def with_member(name: str, data: bytes) -> bytes:
    return zipped({**members(pack(FILINGS)), name: data})


def bomb() -> bytes:
    """Much in little: a member that unpacks to 100 MB and says that it is 5 bytes."""
    data = bytearray(with_member("1/files/bomb", b"\0" * 100_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("1/files/bomb").file_size.to_bytes(4, "little")
    at = data.rfind(size)
    data[at : at + 4] = (5).to_bytes(4, "little")
    return bytes(data)


def nested(depth: int) -> bytes:
    return zipped({LIST: b"[" * depth})


def twice() -> bytes:
    data = io.BytesIO(pack(FILINGS))
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(LIST, b"{}")
    return data.getvalue()


def without_id() -> bytes:
    told = {"1/filing.json": b'{"format": "beian-filing", "version": 1}'}
    return zipped({LIST: bundle._listed(told, 1), **told})


EVIL = (
    "1/../evil", "/etc/passwd", "1/files/../../evil", "1\\files\\evil", "C:/evil", "1/files/a:b", "1/files//evil",
    "1/other/evil", "evil", "1/files/\n/../x",
)  # fmt: skip
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"hello",
    "an empty zip": lambda: zipped({}),
    "a zip of others": lambda: zipped({"a.txt": b"a"}),
    "another format": lambda: listed(lambda told: told.update(format="x")),
    "a later version": lambda: listed(lambda told: told.update(version=2)),
    "more filings": lambda: listed(lambda told: told.update(filings=3)),
    "fewer filings": lambda: listed(lambda told: told.update(filings=1)),
    "yes filings": lambda: listed(lambda told: told.update(filings=True)),
    "minus one filings": lambda: listed(lambda told: told.update(filings=-1)),
    "no list": lambda: listed(lambda told: told.update(files=None)),
    "a list of numbers": lambda: listed(lambda told: told.update(files=[1])),
    "ancestors of another": lambda: listed(lambda told: told.update(ancestors=[[]])),
    "ancestors in a row": lambda: listed(lambda told: told.update(ancestors=["ab", "cd"])),
    "ancestors of numbers": lambda: listed(lambda told: told.update(ancestors=[[1], []])),
    "ancestors with a path": lambda: listed(lambda told: told.update(ancestors=[["../evil"], []])),
    "a member more": lambda: with_member("1/files/more", b"x"),
    "a changed member": lambda: with_member("1/filing.json", b"{}"),
    "a bomb": bomb,
    "nested": lambda: nested(100_000),
    "named twice": twice,
    "no id": without_id,
    **{f"path {name}": partial(renamed, name) for name in EVIL},
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_bundle_is_refused_whole(name: str) -> None:
    with pytest.raises(NotABundle) as caught:
        unpack(HOSTILE[name](), source="from somewhere.beian")
    assert "from somewhere.beian" in caught.value.says.zh


def test_a_bundle_that_would_be_too_large_is_neither_packed_nor_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack(FILINGS)
    monkeypatch.setattr(bundle, "LARGEST", 3000)
    with pytest.raises(NotABundle):
        pack(FILINGS)
    with pytest.raises(NotABundle):
        unpack(data, source="b")


@pytest.mark.parametrize("passphrase", [None, "passphrase"])
def test_every_truncated_bundle_is_refused(passphrase: str | None) -> None:
    data = pack(FILINGS, passphrase)
    for length in range(0, len(data), 37):
        with pytest.raises((NotABundle, WrongPassphrase)):
            unpack(data[:length], passphrase, source="b")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.data())
def test_an_altered_bundle_is_refused_or_says_the_same(data: st.DataObject) -> None:
    """A byte that nothing depends on (a date in the zip file) may differ; what is read never does."""
    whole = pack(FILINGS)
    at, value = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
    altered = whole[:at] + bytes([value]) + whole[at + 1 :]
    try:
        found = unpack(altered, source="b")
    except NotABundle:
        return
    assert found == unpack(whole, source="b")
    assert [one.content.open().read() for one in found[0].attachments] == [
        one.content.open().read() for one in unpack(whole, source="b")[0].attachments
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.data())
def test_a_sealed_bundle_with_any_bit_altered_is_refused(data: st.DataObject) -> None:
    whole = bytearray(pack(FILINGS, "passphrase"))
    at = data.draw(st.integers(0, len(whole) - 1).filter(lambda at: at != 16))  # the cost is tried apart
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((NotABundle, WrongPassphrase)):
        unpack(bytes(whole), "passphrase", source="b")


def test_a_cost_that_would_take_hours_is_refused_at_once() -> None:
    whole = bytearray(pack(FILINGS, "passphrase"))
    whole[16] = 63
    with pytest.raises(NotABundle):
        unpack(bytes(whole), "passphrase", source="b")


def test_a_filing_without_files_has_a_folder_all_the_same() -> None:
    (only,) = unpack(pack([replace(FILINGS[1], id="x")]), source="b")
    assert only.id == "x"
    assert hashlib.sha256(pack([only])).digest() == hashlib.sha256(pack([replace(FILINGS[1], id="x")])).digest()
