"""A copied block of text split into answers: each is proposed, and what the person ticks goes in."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.shown import show_one
from beian_desktop.gui.desk import READING
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.menus import PASTE
from beian_desktop.system.language import Text
from beian_desktop.wizard.pasted import Proposal, proposals

ASKS = Text(
    "复制的文字里找到这些。勾选的会放入，已有的回答默认不动；放入后可以撤销。",
    "This was found in the copied text. What is ticked goes in; answers that you gave already aren't ticked. Undo takes it back.",
)
NEW = Text("{label}：{words}", "{label}: {words}")
INSTEAD = Text("{label}：{words}（现在是 {present}）", "{label}: {words} (now {present})")
NOTHING = Text(
    "剪贴板里没有找到可以填的内容。先复制营业执照、聊天或网页里的一段文字，再试一次。",
    "Nothing to fill in was found on the clipboard. Copy a block from a licence, a chat or a web page first.",
)
TAKEN = Text("已放入 {count} 项，请核对。", "{count} answers went in; please check them.")


def fill_from_clipboard(draft: Draft) -> None:
    """Proposes what the clipboard's text may answer, and gives the draft what is ticked."""
    desk = draft.desk
    if draft.fixed:
        desk.tell(READING)
        return
    found = proposals(QGuiApplication.clipboard().text(), draft.answers)
    if not found:
        desk.tell(NOTHING)
        return

    def rows() -> list[tuple[str, bool]]:
        return [(_line(draft, each), not draft.answers.typed(each.field)) for each in found]

    ticked = desk.ask.tick(desk.say(PASTE), desk.say(ASKS), rows, desk.masking)
    if ticked:
        answers: Answers = draft.answers
        for number in sorted(ticked):
            answers = answers.with_text(found[number].field, found[number].text)
        draft.give(answers)
        desk.tell(TAKEN, count=len(ticked))


def _line(draft: Draft, each: Proposal) -> str:
    label, seen = draft.desk.say(each.field.label), partial(draft.desk.masking.over, each.field)
    words = seen(show_one(each.field, draft.answers.with_text(each.field, each.text), 0, draft.desk.language))
    present = seen(draft.answers.typed(each.field))
    if present:
        return draft.desk.say(INSTEAD, label=label, words=words, present=present)
    return draft.desk.say(NEW, label=label, words=words)
