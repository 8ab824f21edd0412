"""The way to 网上填报 from the pages on which a filing is finished."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from beian_desktop.form.sections import start
from beian_desktop.gui.copy_panel import TITLE
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.system.language import Text

WHAT = Text(
    "开一个小窗放在浏览器旁边，按平台的顺序一项项复制、一张张传图，做完的打勾，做到哪里都记着。",
    "A small window beside the browser: copy one answer after another in the platform's order, with the pictures; "
    "what is done is ticked, and the place is kept.",
)
OPEN = Text("打开填报小窗(&O)", "&Open the window")


class OnlineCard(QFrame):
    """Offers the copy panel, unless the filing goes to the counter."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.setProperty("role", "card")
        say = draft.desk.say
        self._draft = draft
        self.open = button(say(OPEN), draft.desk.files_online.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(label(say(TITLE), "heading", wraps=True))
        layout.addWidget(label(say(WHAT), wraps=True))
        layout.addLayout(row(self.open, None))

    def refresh(self) -> None:
        """Is there unless the counter was chosen."""
        self.setVisible(self._draft.answers[start.ROUTE] is not start.COUNTER)
