"""Keeps the police office of an open filing in step with the area that decides it, and remembers edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from beian_desktop.filing.office import deciding_area
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import office
from beian_desktop.wizard.office_offer import area_code, edited, offer, with_offer

if TYPE_CHECKING:
    from beian_desktop.gui.draft import Draft


class OfficeOffer(QObject):
    """Fills the office in when its area is chosen; what a person writes instead is kept for that area."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._code = ""
        self._offered: dict[BaseField, str] | None = None
        draft.changed.connect(self._follow)
        self._begin()

    @property
    def _draft(self) -> Draft:
        """The filing; not kept here, so that it goes in the window's thread once nobody holds it."""
        return cast("Draft", self.parent())

    def _begin(self) -> None:
        """An office that stands already is left alone; else the area's is offered."""
        answers = self._draft.answers
        if any(answers.texts(field) for field in office.SECTION.fields()):
            self._code = area_code(answers)
            self._offered = {field: answers.typed(field) for field in office.SECTION.fields()}
        elif self._draft.filing.status.open:
            self._follow()

    def _follow(self) -> None:
        code = area_code(self._draft.answers)
        if code != self._code:
            self._code = code
            if code:
                self._draft.desk.work.do(
                    lambda workspace: workspace.office_for(code), lambda found: self._fill(code, found)
                )
        elif code and self._offered is not None:
            self._remember(code, self._offered)

    def _fill(self, code: str, remembered: dict[str, str] | None) -> None:
        area = deciding_area(self._draft.answers)
        if area is None or area.code != code:
            return
        before, self._offered = self._offered or {}, offer(area, remembered)
        self._draft.give(with_offer(self._draft.answers, before, self._offered))

    def _remember(self, code: str, offered: dict[BaseField, str]) -> None:
        kept = edited(self._draft.answers, offered)
        if kept is not None:
            self._offered = {field: self._draft.answers.typed(field) for field in office.SECTION.fields()}
            self._draft.desk.work.do(lambda workspace: workspace.remember_office(code, kept))
