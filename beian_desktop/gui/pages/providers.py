"""接入与域名服务商: its questions, each section answered from the provider book, which learns what is filled in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import access, registrar
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.inputs.provider import ProviderInput
from beian_desktop.gui.pages.questions import QuestionsPage, SectionCard, in_line
from beian_desktop.gui.widgets import button
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.providers import FIELDS, Kind, Provider, learn, provider_of
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import Page

CHOOSE = Text("从服务商库选一家，一次填好", "Choose from the provider book")
REMEMBERS = Text(
    "填过的服务商会自己记下来，下次可以直接选。", "What you fill in is remembered, to be chosen next time."
)
_KINDS = {access.SECTION: Kind.ACCESS, registrar.SECTION: Kind.REGISTRAR}


class ProvidersPage(QuestionsPage):
    """The two sections of providers."""

    def __init__(self, draft: Draft, page: Page) -> None:
        super().__init__(draft, page)
        self._seen = {kind: self._entry(kind, draft.answers) for kind in Kind}
        for card in self.cards:
            self._add_book(card, _KINDS[card.section])
        draft.checked.connect(self._learn)

    def _add_book(self, card: SectionCard, kind: Kind) -> None:
        opens = button(self.draft.desk.say(CHOOSE), lambda: self.open_book(kind), "link")
        opens.setEnabled(not self.draft.fixed)
        opens.setToolTip(self.draft.desk.say(REMEMBERS))
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(2, in_line(opens))

    def open_book(self, kind: Kind) -> None:
        """Offers all providers of a kind below the name."""
        name = self._name(kind)
        if name is not None:
            self.focus_on(FIELDS[kind]["name"].id)
            name.show_all()

    def _name(self, kind: Kind) -> ProviderInput | None:
        block = self.block(FIELDS[kind]["name"].id)
        return block.input if block is not None and isinstance(block.input, ProviderInput) else None

    def _entry(self, kind: Kind, answers: Answers) -> Provider | None:
        return provider_of(kind, answers, self.draft.desk.clock.today())

    def _learn(self) -> None:
        """Remembers a provider that was filled in here, once its name was left and nothing in it is wrong or missing."""
        for kind in () if self.draft.fixed else Kind:
            name = self._name(kind)
            entry = self._entry(kind, self.draft.answers)
            if entry is None or entry == self._seen[kind] or name is None or name.has_focus() or self._bad(kind):
                continue
            self._seen[kind] = entry
            self.draft.desk.work.do(lambda workspace, entry=entry: learn(workspace, entry))  # type: ignore[misc]
            name.look_up()

    def _bad(self, kind: Kind) -> bool:
        issues = (issue for field in FIELDS[kind].values() for issue in self.draft.report.at(field.id))
        return any(issue.severity is Severity.ERROR for issue in issues)
