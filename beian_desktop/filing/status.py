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


STATE_LABELS = {
    State.DRAFT: Text("填报中", "Draft"),
    State.READY: Text("待提交", "Ready to submit"),
    State.SUBMITTED: Text("已提交", "Submitted"),
    State.REVIEWING: Text("审核中", "Under review"),
    State.RETURNED: Text("退回", "Returned"),
    State.APPROVED: Text("已备案", "Approved"),
    State.CHANGING: Text("变更中", "Changing"),
    State.CANCELLED: Text("已注销", "Cancelled"),
}

NEXT_STATES = {
    State.DRAFT: (State.READY, State.SUBMITTED),
    State.READY: (State.DRAFT, State.SUBMITTED),
    State.SUBMITTED: (State.REVIEWING, State.RETURNED, State.APPROVED),
    State.REVIEWING: (State.RETURNED, State.APPROVED),
    State.RETURNED: (State.DRAFT, State.SUBMITTED),
    State.APPROVED: (State.CHANGING, State.CANCELLED),
    State.CHANGING: (State.APPROVED, State.CANCELLED),
    State.CANCELLED: (),
}


@dataclass(frozen=True, slots=True)
class Status:
    """The states of the subject and of the site, which the police review apart."""

    subject: State = State.DRAFT
    site: State = State.DRAFT

    @property
    def open(self) -> bool:
        """Whether the answers may still be given freely."""
        return self.site in (State.DRAFT, State.READY, State.RETURNED)

    @property
    def cancelled(self) -> bool:
        """Whether the site's filing was cancelled."""
        return self.site is State.CANCELLED
