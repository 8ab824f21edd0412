"""What happened to a kept filing, and what goes on from it, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call

NUMBER = "result.number=京公网安备11010802000001号"


def test_a_filing_is_noted_submitted_returned_approved_and_changed(sample: Path, call: Call) -> None:
    filing_id = call("store", "add", sample, "--json").document["added"][0]
    assert call("store", "note", filing_id, "submit", "--answer", "result.submitted_by=online").code == 0
    back = call("store", "note", filing_id, "return", "--answer", "result.return_reason=照片不清晰", "--json")
    assert back.document["filing"]["status"] == {"subject": "submitted", "site": "returned"}
    assert "Submitted" in call("store", "note", filing_id, "back").out
    call("store", "note", filing_id, "approve", "--answer", NUMBER)
    assert [row["what"] for row in call("due", "--json").document["dates"]] == ["badge"]
    change = call("store", "begin", filing_id, "change", "--json").document["filing"]
    assert (change["continues"], change["status"]["site"]) == (filing_id, "draft")
    stands = {row["id"]: row["status"]["site"] for row in call("store", "list", "--json").document["filings"]}
    assert stands == {filing_id: "changing", change["id"]: "draft"}


def test_what_cannot_be_noted_is_refused_in_a_sentence(sample: Path, call: Call) -> None:
    filing_id = call("store", "add", sample, "--json").document["added"][0]
    early = call("store", "note", filing_id, "approve", "--answer", NUMBER)
    assert (early.code, len(early.err.strip().splitlines())) == (2, 1)
    unknown = call("store", "note", filing_id, "submit", "--answer", "result.nothing=1")
    assert unknown.code == 2
    assert "result.nothing=1" in unknown.err
    cancel = call("store", "begin", filing_id, "cancel", "--answer", "start.closed_on=2026-11-20")
    assert cancel.code == 2
