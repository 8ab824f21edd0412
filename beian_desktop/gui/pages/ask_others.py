"""去问别人: the open questions grouped by who knows the answer, each group a message to copy and send."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import Button, button, clear, frame, label, row
from beian_desktop.system.language import Text
from beian_desktop.wizard.ask_others import Group, groups
from beian_desktop.wizard.pages import ASK_OTHERS

COPY = Text("复制这段话", "Copy the message")
COPY_TO = Text("复制给{who}的话", "Copy the message to {who}")
COPIED = Text("✓ 已复制", "✓ Copied")
NOBODY = Text("没有要问别人的了。", "There is nothing left to ask.")
OF_GROUP = Text("{who}：{count} 项", "To {who}: {count}")


class AskOthersPage(Step):
    """One card for each party that knows something which is still open."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, ASK_OTHERS)
        self.copies: list[Button] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Shows the groups as they are now."""
        clear(self._cards)
        self.copies = []
        found = groups(self.draft.filing, self.draft.report)
        for group in found:
            self._cards.addWidget(self._card(group))
        if not found:
            self._cards.addWidget(label(self.desk.say(NOBODY), "muted", wraps=True))

    def _card(self, group: Group) -> QFrame:
        language = self.desk.language
        who, message = group.label.in_(language), group.message(language)
        card = frame("card", QVBoxLayout)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        copy = button(self.desk.say(COPY), lambda: self._copy(copy, message))
        copy.setAccessibleName(COPY_TO.fill(language, who=who))
        self.copies.append(copy)
        heading = label(OF_GROUP.fill(language, who=who, count=len(group.lines)), "label", wraps=True)
        inside.addWidget(heading)
        inside.addWidget(label(message, wraps=True))
        inside.addLayout(row(copy, None))
        return card

    def _copy(self, pressed: Button, message: str) -> None:
        QGuiApplication.clipboard().setText(message)
        for each in self.copies:
            each.setText(self.desk.say(COPIED if each is pressed else COPY))

    def focus_first(self) -> None:
        """Puts the focus on the first message's button."""
        (self.copies[0] if self.copies else self.page).setFocus()
