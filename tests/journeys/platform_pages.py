"""What the platform's own four pages would take for a filing, counted from the form's declarations.

Nobody can file there to measure it, so this is a model, with these assumptions:

- It asks what ``wizard.copying`` lists in the platform's order, as far as that is required; 网站功能自查 is a question
  of ours. What 同主体负责人信息 fills in isn't typed again, but its pictures are uploaded again for each role.
- A text takes a click into its box and its characters; a Chinese sign counts as one, here as in our own count.
- A day is picked in a calendar: box, month, day. An area is three lists, each opened and chosen from.
- Yes or no, a tick and 长期 take one click; another choice opens a list and chooses; of several, each takes one more.
- A picture takes three clicks (upload, choose, open) and one more on the file. A page takes one click to go on.
- The client's particulars lie beside the screen and are typed, for nothing there takes a whole message at once. Copying
  them piece by piece instead takes, for each text, a double click, Ctrl+C, a click and Ctrl+V: :data:`PIECE`.

Logging in with face recognition, waiting, scrolling and what is typed wrongly aren't counted, there or here.
"""

from __future__ import annotations

from datetime import date

from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.kinds import Choice
from beian_desktop.form.platform import STEPS
from beian_desktop.form.sections import service
from beian_desktop.identifiers.area import Area
from beian_desktop.wizard.copying import Item, Way, items

DAY, AREA, TICK, LIST, PICTURE, PAGE, PIECE = 3, 6, 1, 2, 4, 1, 4
"""Clicks, and for the last one clicks and keys."""


def strokes(filing: Filing, *, piecewise: bool = False) -> int:
    """Keys and clicks on the platform's pages; ``piecewise`` when texts are copied wherever that is less."""
    asked = [item for item in items(filing) if item.way is not Way.READ and _required(item, filing)]
    return PAGE * len(STEPS) + sum(_of(item, filing, piecewise=piecewise) for item in asked)


def _required(item: Item, filing: Filing) -> bool:
    """Whether the platform insists on it."""
    if item.way is Way.UPLOAD:
        return True
    question = FORM.question(item.place)
    return question is not service.FEATURES and question.required.evaluate(filing.answers) is True


def _of(item: Item, filing: Filing, *, piecewise: bool) -> int:
    """One box, choice or picture."""
    if item.way is Way.MISSING:
        raise ValueError(f"{item.id} isn't answered, so that it can't be counted")
    if item.way is Way.UPLOAD:
        return PICTURE * len(item.scans)
    field = FORM.field(item.fields[0])
    meaning = filing.answers.face(field, item.row or 0).meaning
    if isinstance(meaning, Area):
        return AREA
    if isinstance(meaning, date):
        return DAY
    if item.way is Way.PICK:
        several = len(filing.answers.texts(field))
        return LIST + several - 1 if isinstance(field.kind, Choice) else TICK
    typed = 1 + len(item.value.zh)
    return min(typed, PIECE) if piecewise else typed
