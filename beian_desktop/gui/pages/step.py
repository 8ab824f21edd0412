"""What the pages without questions of their own have in common."""

from __future__ import annotations

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.widgets import ScrollPage, label
from beian_desktop.wizard.pages import Page


class Step(ScrollPage):
    """A page with a title that shows the draft; it is shown anew when the draft changes while it is seen."""

    def __init__(self, draft: Draft, page: Page) -> None:
        super().__init__()
        self.draft = draft
        self.desk = draft.desk
        self.column.addWidget(label(self.desk.say(page.label), "title", wraps=True))
        self.column.addWidget(label(self.desk.say(page.hint), "muted", wraps=True))
        draft.changed.connect(self._refresh_if_seen)
        draft.checked.connect(self._refresh_if_seen)
        self.desk.masking.changed.connect(self._refresh_if_seen)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def veiled(self, text: str) -> str:
        """A text as it may be seen now."""
        return self.desk.masking.within(text, self.draft.answers)

    def prepare(self) -> bool:
        """Makes one more part ahead of the first showing; False when there is none to make."""
        return False

    def refresh(self) -> None:
        """Shows the draft as it is now."""

    def focus_first(self) -> None:
        """Puts the focus where work on the page begins."""
        self.page.setFocus()

    def focus_on(self, place: str) -> None:
        """Puts the focus on the part of that id."""
        self.focus_first()
