"""A change of a client's answer offered to the client and its other drafts: which of them take it over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.shown import shown
from beian_desktop.form.declaration import FORM
from beian_desktop.gui.desk import Desk
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.services.clients import Offer
    from beian_desktop.services.workspace import Workspace

TITLE = Text("客户资料有改动", "The client's data have changed")
ASKS = Text(
    "改动可以同时放到下面这些地方。勾选要改的；没有勾选的保持原样，已提交和已备案的备案不变。",
    "What changed can go to these places too. Tick where it should; the others stay as they are, and so do filings that "
    "were submitted or approved.",
)
CLIENT = Text("客户资料“{name}”", "The client “{name}”")
DRAFT = Text("备案“{name}”", "The filing “{name}”")
OWN = Text("（那里填的是别的）", " (something else stands there)")
LINE = Text(
    "{place}：{question}{own}\n改前：{before}\n改后：{after}",
    "{place}: {question}{own}\nBefore: {before}\nAfter: {after}",
)
EMPTY = Text("（空）", "(empty)")
TAKEN = Text("已改到 {count} 处。", "Changed in {count} places.")


def offer_left(desk: Desk, filing_id: str) -> None:
    """A filing was left: what changed in it about its client is offered, once."""
    finding = partial(_offers, filing_id=filing_id)
    desk.work.do(finding, partial(offer, desk, filing_id), lambda _: None)  # gone by now: nothing to offer


def offer(desk: Desk, filing_id: str, offers: list[Offer]) -> None:
    """Asks which of the offers are taken over and does it; ``filing_id`` is empty for a change at the client itself."""
    if not offers:
        return

    def rows() -> list[tuple[str, bool]]:
        return [(_line(desk, one), one.follows) for one in offers]

    ticked = desk.ask.tick(desk.say(TITLE), desk.say(ASKS), rows, desk.masking) or set()
    taken = [one for number, one in enumerate(offers) if number in ticked]
    settling = partial(_settled, filing_id=filing_id, taken=taken, today=desk.clock.today())
    desk.work.do(settling, partial(_tell, desk, len(taken)))


def _tell(desk: Desk, count: int, _: object) -> None:
    if count:
        desk.tell(TAKEN, count=count)


def _line(desk: Desk, one: Offer) -> str:
    place = desk.say(DRAFT if one.filing else CLIENT, name=one.title)
    if one.field is None:
        assert one.paper is not None
        question, before, after = desk.say(FORM.slot(one.paper.slot).label), "", one.paper.name
    else:
        question = desk.say(one.field.label)
        before, after = (_shown(desk, one, texts) for texts in (one.before, one.after))
    own = "" if one.follows else desk.say(OWN)
    empty = desk.say(EMPTY)
    return desk.say(LINE, place=place, question=question, own=own, before=before or empty, after=after or empty)


def _shown(desk: Desk, one: Offer, texts: tuple[str, ...]) -> str:
    assert one.field is not None
    told = shown(one.field, Answers({one.field: texts}), desk.language)
    return "；".join(desk.masking.over(one.field, text) for text in told).replace("\n", "；")


def _offers(workspace: Workspace, filing_id: str) -> list[Offer]:
    from beian_desktop.services.clients import offers

    return offers(workspace, filing_id)


def _settled(workspace: Workspace, filing_id: str, taken: list[Offer], today: date) -> list[str]:
    from beian_desktop.services.clients import settle

    return settle(workspace, filing_id, taken, today)
