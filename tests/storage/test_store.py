"""Filings kept, changed, found and removed in a real file."""

from __future__ import annotations

import sqlite3
import stat
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beian_desktop.checks.report import ReadyFiling, Report
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Client, Confirmation, Filing, Foreign
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import operator, site
from beian_desktop.storage.failures import FilingTaken, FilingUnknown
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.contents import attachment


def reopened(store: Store, path: Path, clock: Clock) -> Store:
    store.close()
    return Store.open(path, clock)


def test_everything_of_a_filing_comes_back_after_reopening(store: Store, path: Path, clock: Clock) -> None:
    filing = Filing(
        "f",
        Answers({site.NAME: (" 示例 ",), site.OTHER_DOMAINS: ("a", "", "c"), site.IP_TO: ("", "x")}),
        attachments=(attachment("a.png", b"1"), attachment("b.png", b"")),
        client=Client("c", "客户"),
        continues="e",
        status=Status(State.APPROVED, State.RETURNED),
        approved=Answers({site.NAME: ("旧",)}),
        confirmed=(Confirmation("SUB-01", "operator.certificate_number", "9", "对"),),
        foreign=(Foreign("site.colour", '"red"'), Foreign("start", "5", known=True)),
    )
    store.add(filing)
    again = reopened(store, path, clock)
    kept = again.filing("f")
    files = tuple(replace(one, facts=kept.attachments[n].facts) for n, one in enumerate(filing.attachments))
    assert kept == replace(filing, attachments=files)
    assert [one.content.open().read() for one in kept.attachments] == [b"1", b""]
    again.close()


def test_a_baseline_without_answers_is_still_a_baseline(store: Store) -> None:
    store.add(Filing("f", approved=Answers()))
    store.add(Filing("g"))
    assert store.filing("f").approved == Answers()
    assert store.filing("g").approved is None


def test_an_answer_is_seen_by_another_program_when_the_call_returns(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    store.put("f", {site.NAME: ["示例"], site.OTHER_DOMAINS: ["a", "b"]})
    other = sqlite3.connect(path)
    rows = other.execute('SELECT field, "row", text FROM answer ORDER BY field, "row"').fetchall()
    other.close()
    assert rows == [("site.name", 0, "示例"), ("site.other_domains", 0, "a"), ("site.other_domains", 1, "b")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(["", "a", "b", "\0", "'", "😀"]), max_size=4), min_size=1, max_size=5))
def test_the_last_answer_given_stands(store: Store, given_texts: list[list[str]]) -> None:
    filing = Filing(f"f{len(store.summaries())}")
    store.add(filing)
    for texts in given_texts:
        store.put(filing.id, {site.OTHER_DOMAINS: texts})
        assert store.filing(filing.id).answers == Answers({site.OTHER_DOMAINS: tuple(texts)})


def test_half_a_character_is_kept_as_a_replacement_mark(store: Store) -> None:
    store.add(Filing("f"))
    store.put("f", {site.NAME: ["a\ud83d"]})
    assert store.filing("f").answers.typed(site.NAME) == "a\ufffd"


def test_answers_to_fields_that_this_version_does_not_know_stay_and_show_as_foreign(store: Store, path: Path) -> None:
    store.add(Filing("f", Answers({site.NAME: ("示例",)})))
    other = sqlite3.connect(path)
    rows = [("f", "site.mood", 0, "好", ""), ("f", "site.tags", 0, "x", ""), ("f", "site.tags", 2, "z", "")]
    other.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", rows)
    other.commit()
    store.put("f", {site.NAME: ["新"]})
    assert store.filing("f").foreign == (Foreign("site.mood", '"好"'), Foreign("site.tags", '["x", "", "z"]'))
    assert other.execute("SELECT count(*) FROM answer").fetchone() == (4,)
    other.close()


def test_an_answer_takes_the_place_of_the_value_that_could_not_be_read(store: Store) -> None:
    wrong = [
        Foreign(name, "5", known=True) for name in ("site", "site.ip_ranges", "site.ip_ranges[1]", "site.name", "start")
    ]
    store.add(Filing("f", foreign=(*wrong, Foreign("site.ip_ranges[0].z", "1"))))
    store.put("f", {site.IP_FROM: ["203.0.113.1"]})
    assert [one.path for one in store.filing("f").foreign] == ["site.ip_ranges[0].z", "site.name", "start"]


# Lists and search


def test_the_list_shows_what_answers_and_checks_say(store: Store) -> None:
    store.add(
        Filing(
            "f", Answers({site.DOMAIN: (" ＥＸＡＭＰＬＥ.com",), operator.NAME: ("甲",)}), client=Client("c", "客户")
        )
    )
    store.note_report("f", 7, 2, date(2026, 12, 1))
    (found,) = store.summaries()
    assert (found.id, found.title, found.domain) == ("f", " ＥＸＡＭＰＬＥ.com", "example.com")
    assert (found.client_id, found.client_name, found.status) == ("c", "客户", Status())
    assert (found.answered, found.missing, found.errors, found.due) == (2, 7, 2, date(2026, 12, 1))
    assert found.changed_at == datetime(2026, 11, 23, 4, tzinfo=UTC)
    store.put("f", {site.NAME: ["示例"], operator.NAME: []})
    assert [(one.title, one.answered) for one in store.summaries()] == [("示例", 2)]


def test_the_nearest_due_comes_first(store: Store) -> None:
    for name, due in (("a", None), ("b", date(2026, 12, 9)), ("c", date(2026, 12, 1)), ("d", None)):
        store.add(Filing(name))
        store.note_report(name, 0, 0, due)
    assert [one.id for one in store.summaries()] == ["c", "b", "a", "d"]


@pytest.mark.parametrize(
    ("searched", "found"),
    [
        ("", "abc"),
        ("示", "a"),
        ("例 科", "a"),
        ("EXAMPLE.com", "ab"),
        ("１３８", "b"),
        ("13800138000", "b"),
        ("%", "c"),
        ("_", ""),
        ("客户", "c"),
        ("扫描.png", "c"),
        ("\\", ""),
        ("示例\n", "a"),
        ("b13", ""),
    ],
)
def test_any_part_of_any_text_finds_the_filing(store: Store, searched: str, found: str) -> None:
    store.add(Filing("a", Answers({site.NAME: ("示例科技",), site.DOMAIN: ("example.com",)})))
    store.add(Filing("b", Answers({site.DOMAIN: ("Example.COM",), operator.OFFICE_PHONE: ("138 0013 8000",)})))
    store.add(Filing("c", Answers({site.NAME: ("100%",)}), (attachment("扫描.PNG", b""),), Client("c", "客户")))
    assert sorted(one.id for one in store.summaries(searched)) == sorted(found)


# Changes


def test_the_history_tells_who_changed_what_when(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    store.put("f", {site.NAME: ["示"]})
    store.put("f", {site.NAME: ["示例"]})  # still typing
    store.close()
    later = Store.open(path, Clock(date(2026, 11, 24)), who="boss")
    later.put("f", {site.NAME: [], site.OTHER_DOMAINS: ["", "b"]})
    later.put("f", {site.NAME: []})
    told = [(one.field, one.before, one.after, one.at.day, one.who) for one in later.history("f")]
    assert told == [
        ("site.other_domains", (), ("", "b"), 24, "boss"),
        ("site.name", ("示例",), (), 24, "boss"),
        ("site.name", (), ("示例",), 23, "clerk"),
    ]
    later.close()


def test_approval_keeps_the_answers_as_a_baseline(store: Store) -> None:
    approved = Status(State.APPROVED, State.APPROVED)
    store.add(Filing("f", Answers({site.NAME: ("一",)})))
    store.approve(ReadyFiling(store.filing("f"), Report(())), approved)
    store.put("f", {site.NAME: ["二"]})
    kept = store.filing("f")
    assert (kept.status, kept.approved, kept.title) == (approved, Answers({site.NAME: ("一",)}), "二")
    store.approve(ReadyFiling(kept, Report(())), approved)
    assert store.filing("f").approved == Answers({site.NAME: ("二",)})


def test_a_confirmation_is_replaced_and_withdrawn(store: Store) -> None:
    store.add(Filing("f"))
    for reason in ("一", "二"):
        store.confirm("f", Confirmation("SUB-06", "principal.id_number", "1", reason))
    assert [one.reason for one in store.filing("f").confirmed] == ["二"]
    store.withdraw("f", "SUB-06", "principal.id_number")
    assert store.filing("f").confirmed == ()


def test_small_things_are_kept_by_kind_and_name(store: Store, path: Path, clock: Clock) -> None:
    assert store.kept("setting", "size") is None
    store.keep("setting", "size", 1)
    store.keep("setting", "size", {"w": [1, None, "宽"]})
    store.keep("office", "size", "other")
    again = reopened(store, path, clock)
    assert again.kept("setting", "size") == {"w": [1, None, "宽"]}
    again.close()


def test_a_filing_that_is_not_there_is_named(store: Store) -> None:
    store.add(Filing("f"))
    for ask in (
        lambda: store.filing("x"),
        lambda: store.remove("x"),
        lambda: store.put("x", {site.NAME: ["a"]}),
        lambda: store.note_report("x", 0, 0, None),
        lambda: store.detach("f", "x"),
        lambda: store.move("f", "x", "site.home_page"),
        lambda: store.adjust("f", "x", turn=1, crop=None),
    ):
        with pytest.raises(FilingUnknown, match="x"):
            ask()


def test_an_id_is_kept_once(store: Store) -> None:
    store.add(Filing("f", Answers({site.NAME: ("一",)})))
    with pytest.raises(FilingTaken):
        store.add(Filing("f"))
    assert store.filing("f").answers.typed(site.NAME) == "一"


def test_removing_takes_everything_along(store: Store, path: Path) -> None:
    store.add(
        Filing(
            "f",
            Answers({site.NAME: ("绝密",)}),
            (attachment("a", b"secret" * 50_000),),
            approved=Answers({site.NAME: ("绝密",)}),
        )
    )
    store.put("f", {site.NAME: ["绝密二"]})
    store.remove("f")
    store.close()
    other = sqlite3.connect(path)
    tables = [name for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert {
        name: other.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables if name != "sqlite_stat1"
    } == dict.fromkeys(tables, 0)
    other.close()
    everything = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"secret" not in everything
    assert "绝密".encode() not in everything


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_may_look(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert "beian.sqlite3-wal" in modes


def test_the_change_time_follows_the_clock_even_backwards(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    before = store.summaries()[0].changed_at
    store.close()
    earlier = Store.open(path, Clock(date(2026, 11, 22)))
    earlier.put("f", {site.NAME: ["示例"]})
    (found,) = earlier.summaries()
    assert before - found.changed_at == timedelta(days=1)
    earlier.close()


def test_a_search_finds_what_is_there_now_after_a_filing_was_opened_or_changed(store: Store) -> None:
    store.add(Filing("f", Answers({site.NAME: ("示例",)})))
    assert len(store.summaries("示例")) == 1
    assert store.filing("f").title == "示例"
    assert len(store.summaries("示例")) == 1
    store.put("f", {site.NAME: ["别的"]})
    assert store.summaries("示例") == []
    assert len(store.summaries("别")) == 1
    assert store.summaries("\ud840") == []
