"""What a plan shows: the days left as a figure, things to have at hand, and the same for the printer."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.sheet import Heading
from beian_desktop.gui.widgets import bullet, frame, label
from beian_desktop.system.language import Text
from beian_desktop.wizard.first_plan import ASK_BUILDER, Left, Part, Plan

LEFT = Text("还有 {days} 天", "{days} days left")
TODAY = Text("今天到期", "Due today")
LATE = Text("已过期 {days} 天", "{days} days late")


def days_left(desk: Desk, left: Left) -> str:
    """The days of a limit in a few words."""
    pattern = LATE if left.days < 0 else LEFT if left.days else TODAY
    return desk.say(pattern, days=abs(left.days))


def limits_card(desk: Desk, plan: Plan) -> QFrame:
    """The days left: the nearest limit as a figure, and every limit in a sentence with its source."""
    part = plan.page[0]
    card = _card(desk, part)
    if plan.limits:
        nearest = plan.limits[0]
        figure = label(days_left(desk, nearest), "figure" if nearest.days > 0 else "late")
        card.layout().addWidget(figure)  # type: ignore[union-attr]
    _add_lines(card, [desk.say(line) for line in part.lines])
    return card


def part_card(desk: Desk, part: Part) -> QFrame:
    """A heading with its lines."""
    card = _card(desk, part)
    inside = card.layout()
    assert isinstance(inside, QVBoxLayout)
    for line in part.lines:
        inside.addLayout(bullet(desk.say(line)))
    return card


def message_card(desk: Desk, plan: Plan) -> QFrame | None:
    """What to ask whoever built the site, as it is copied; None when nothing is open."""
    if plan.builder is None:
        return None
    card = _card(desk, plan.page[-1])
    _add_lines(card, plan.builder.message(desk.language).splitlines())
    return card


def cards(desk: Desk, plan: Plan) -> list[QFrame]:
    """The cards of a page before the message."""
    parts = [part for part in plan.page[1:] if part.heading != ASK_BUILDER]
    return [limits_card(desk, plan), *(part_card(desk, part) for part in parts)]


def written(desk: Desk, plan: Plan) -> list[Heading]:
    """The whole page for the printer."""
    parts = [part for part in plan.page if part.heading != ASK_BUILDER]
    sheet = [heading_of(desk, part) for part in parts]
    if plan.builder is not None:
        sheet.append((desk.say(ASK_BUILDER), plan.builder.message(desk.language).splitlines()))
    return sheet


def heading_of(desk: Desk, part: Part) -> Heading:
    """One part for the printer."""
    return desk.say(part.heading), [desk.say(line) for line in part.lines]


def _card(desk: Desk, part: Part) -> QFrame:
    card = frame("card", QVBoxLayout, 24, 6)
    card.layout().addWidget(label(desk.say(part.heading), "heading", wraps=True))  # type: ignore[union-attr]
    return card


def _add_lines(card: QFrame, lines: list[str]) -> None:
    for line in lines:
        card.layout().addWidget(label(line, wraps=True))  # type: ignore[union-attr]
