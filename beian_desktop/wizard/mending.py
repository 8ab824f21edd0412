"""本次只需重改 n 项: the list of what came back, each point ticked off once its answer or scan is another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from beian_desktop.checks.labels import named
from beian_desktop.filing.changes import SUBJECT_SECTIONS, policy
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.field import Question, Repeat, Slot
from beian_desktop.form.options import Option
from beian_desktop.form.policy import After
from beian_desktop.form.sections import result
from beian_desktop.system.language import Text
from beian_desktop.wizard.return_reader import Spoken, read_return
from beian_desktop.wizard.targets import is_slot

Kept = Mapping[str, Any]
"""What is kept of a return, as JSON values: the points, and how each place stood when it came back."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list: the question or slot, the words that name it, and whether it was mended."""

    place: str
    label: Text
    clause: str
    scan: bool
    done: bool


def noted(spoken: Iterable[Spoken], filing: Filing) -> dict[str, Any]:
    """What is to be kept of a return: the points, and how their answers and scans stand now."""
    points = [{"place": one.place, "clause": one.clause} for one in spoken if part_at(one.place) is not None]
    return {"points": points, "stood": {str(point["place"]): _standing(point["place"], filing) for point in points}}


def from_reason(reason: str, filing: Filing) -> dict[str, Any]:
    """The same, of the words with which it came back."""
    return noted(read_return(reason, filing.answers), filing)


def returned_part(spoken: Iterable[Spoken]) -> Option:
    """Which part of the filing the points speak of; the site where they say nothing."""
    of_subject = {one.place.partition(".")[0] in _SUBJECT for one in spoken}
    if of_subject == {True, False}:
        return result.BOTH_PARTS
    return result.SUBJECT_PART if of_subject == {True} else result.SITE_PART


_SUBJECT = {section.id for section in SUBJECT_SECTIONS}


def points(kept: Kept, filing: Filing) -> tuple[Point, ...]:
    """The list as it stands now, in the form's order; what the form no longer has is left out."""
    found = []
    for entry in kept.get("points", ()):
        place, part = str(entry["place"]), part_at(str(entry["place"]))
        if part is not None:
            done = kept.get("stood", {}).get(place) != _standing(place, filing)
            label = part.label if isinstance(part, Slot) else named(part, filing.answers)
            found.append(Point(place, label, str(entry.get("clause", "")), isinstance(part, Slot), done))
    return tuple(sorted(found, key=lambda point: FORM.position(point.place)))


def more_points(kept: Kept, filing: Filing) -> tuple[Point, ...]:
    """What else may have come back, in the form's order: every answer and scan that is asked for and isn't listed yet."""
    answers, listed = filing.answers, {str(entry["place"]) for entry in kept.get("points", ())}
    places = [
        part.id
        for section in FORM.sections
        if answers.shown(section)
        for part in (*section.questions, *section.slots)
        if answers.shown(part) and (isinstance(part, Slot) or policy(part, answers) is not After.OWN)
    ]
    wanted = noted((Spoken(place, "") for place in places if place not in listed), filing)
    return points(wanted, filing)


def with_point(kept: Kept, spoken: Spoken, filing: Filing) -> dict[str, Any]:
    """The list with one more point."""
    if any(entry["place"] == spoken.place for entry in kept.get("points", ())):
        return dict(kept)
    more = noted([spoken], filing)
    stood = {**kept.get("stood", {}), **more["stood"]}
    return {"points": [*kept.get("points", ()), *more["points"]], "stood": stood}


def without_point(kept: Kept, place: str) -> dict[str, Any]:
    """The list without a point that needs no mending."""
    return {**kept, "points": [entry for entry in kept.get("points", ()) if entry["place"] != place]}


def part_at(place: str) -> Question | Slot | None:
    """The question or slot of that id; None when the form has none."""
    try:
        return FORM.slot(place) if is_slot(place) else FORM.question(place)
    except (UnknownField, ValueError):
        return None


def _standing(place: str, filing: Filing) -> list[list[str]]:
    """How the place stands: the texts of its fields, or its files with the way they are turned and cropped."""
    part = part_at(place)
    if isinstance(part, Slot):
        return [[file.facts.sha256, str(file.turn), str(file.crop)] for file in filing.in_slot(place)]
    fields = part.members if isinstance(part, Repeat) else () if part is None else (part,)
    return [list(filing.answers.texts(field)) for field in fields]
