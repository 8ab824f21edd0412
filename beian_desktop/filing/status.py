"""Where a filing stands, from the first answer to its cancellation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.system.language import Text


class State(StrEnum):
    """A state of the subject's or of a site's filing."""

    DRAFT = "draft"
    READY = "ready"
    SUBMITTED = "submitted"
    REVIEWING = "reviewing"
    RETURNED = "returned"
    APPROVED = "approved"
    CHANGING = "changing"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


STATE_LABELS = {
    State.DRAFT: Text("填报中", "Draft"),
    State.READY: Text("待提交", "Ready to submit"),
    State.SUBMITTED: Text("已提交", "Submitted"),
    State.REVIEWING: Text("审核中", "Under review"),
    State.RETURNED: Text("退回", "Returned"),
    State.APPROVED: Text("已备案", "Approved"),
    State.CHANGING: Text("变更中", "Changing"),
    State.CANCELLED: Text("已注销", "Cancelled"),
    State.REPLACED: Text("已由后一份接替", "Replaced by a later one"),
}
"""``replaced``: its change, or its filing in another district, was approved, and that one holds now."""

OPEN = (State.DRAFT, State.READY, State.RETURNED)
"""In these states the answers may be given freely."""
UNDER_REVIEW = (State.SUBMITTED, State.REVIEWING)
"""In these the police have the filing, and its answers stand still."""
STANDING = (State.APPROVED, State.CHANGING)
"""In these the filing is approved and holds."""


@dataclass(frozen=True, slots=True)
class Status:
    """The states of the subject and of the site, which the police review apart."""

    subject: State = State.DRAFT
    site: State = State.DRAFT

    @property
    def open(self) -> bool:
        """Whether answers may still be given freely: those of the site, or those of a subject that came back."""
        return self.site in OPEN or self.subject is State.RETURNED

    @property
    def under_review(self) -> bool:
        """Whether the police have the filing now."""
        return self.site in UNDER_REVIEW and self.subject is not State.RETURNED

    @property
    def returned(self) -> bool:
        """Whether the police sent the subject's or the site's part back."""
        return State.RETURNED in (self.subject, self.site)

    @property
    def cancelled(self) -> bool:
        """Whether the site's filing was cancelled."""
        return self.site is State.CANCELLED

    @property
    def over(self) -> bool:
        """Whether nothing more happens to it: cancelled, or replaced by a later filing."""
        return self.site in (State.CANCELLED, State.REPLACED)
