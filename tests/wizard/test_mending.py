"""The list of what came back: ticked off as answers and scans change."""

from __future__ import annotations

import json
from dataclasses import replace

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import principal, result, site
from beian_desktop.wizard.mending import (
    from_reason,
    more_points,
    noted,
    points,
    returned_part,
    with_point,
    without_point,
)
from beian_desktop.wizard.return_reader import Spoken, read_return
from tests.checks.honest import filing

REASON = "网站名称与ICP备案不一致；身份证正面照片不清晰；IP地址有误"


def done(kept: dict[str, object], made: Filing) -> dict[str, bool]:
    """Each point and whether it is ticked off; what was kept comes back as JSON."""
    return {point.place: point.done for point in points(json.loads(json.dumps(kept)), made)}


def test_which_part_came_back_follows_from_the_points() -> None:
    answers = filing(scans=False).answers
    assert returned_part(read_return("网站名称有误", answers)) is result.SITE_PART
    assert returned_part(read_return("办公地址不详细", answers)) is result.SUBJECT_PART
    assert returned_part(read_return(REASON, answers)) is result.BOTH_PARTS
    assert returned_part(()) is result.SITE_PART


def test_nothing_is_ticked_off_before_something_changes() -> None:
    made = filing()
    assert done(from_reason(REASON, made), made) == {
        "principal.id_front": False,
        "site.name": False,
        "site.ip_ranges": False,
    }


def test_another_answer_row_or_scan_ticks_its_point_off() -> None:
    made = filing()
    kept = from_reason(REASON, made)
    answers = made.answers.with_text(site.NAME, "示例科技").with_texts(site.IP_TO, ("203.0.113.12",))
    changed = made.with_answers(answers)
    assert done(kept, changed) == {"principal.id_front": False, "site.name": True, "site.ip_ranges": True}
    turned = [replace(file, turn=1) if file.slot == principal.ID_FRONT.id else file for file in made.attachments]
    assert done(kept, replace(made, attachments=tuple(turned)))["principal.id_front"] is True
    gone = [file for file in made.attachments if file.slot != principal.ID_FRONT.id]
    assert done(kept, replace(made, attachments=tuple(gone)))["principal.id_front"] is True


def test_a_point_tells_what_it_is_and_the_words_that_name_it() -> None:
    made = filing()
    front, name, _ = points(from_reason(REASON, made), made)
    assert (front.scan, front.clause) == (True, "身份证正面照片不清晰")
    assert (name.scan, name.label.zh) == (False, "网站名称")


def test_points_are_added_once_and_taken_away() -> None:
    made = filing()
    kept = with_point(from_reason(REASON, made), Spoken("access.name", ""), made)
    assert with_point(kept, Spoken("access.name", ""), made) == kept
    assert "access.name" in done(kept, made)
    assert not {"access.name", "site.name"} & {point.place for point in more_points(kept, made)}
    assert "site.name" not in done(without_point(kept, "site.name"), made)


def test_every_other_answer_and_scan_that_is_asked_for_may_be_added() -> None:
    made = filing()
    more = {point.place: point for point in more_points(from_reason(REASON, made), made)}
    assert {"access.name", "principal.id_back"} < more.keys()
    assert more["principal.id_back"].scan
    assert not {"start.kind", "result.number", "account.holder"} & more.keys()
    assert more["access.name"].label.zh != more["registrar.name"].label.zh


def test_what_the_form_doesnt_have_is_left_out() -> None:
    made = filing()
    assert points(noted([Spoken("nothing.at_all", "x"), Spoken("other.", "y")], made), made) == ()
