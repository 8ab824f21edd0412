"""What a form is made of: fields, repeated rows, sections and attachment slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Generic, TypeVar

from beian_desktop.form.conditions import ALWAYS, NEVER, Condition, Lookup
from beian_desktop.form.kinds import Kind
from beian_desktop.form.policy import After, Asks
from beian_desktop.system.language import Text

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class BaseField:
    """What every field has.

    ``id`` names it for ever, in storage, exchange file, messages and templates.
    ``label_when`` gives another label under a condition (the first that holds).
    ``required`` and ``shown`` are conditions; a hidden field keeps its value but
    isn't checked or printed. ``good`` and ``bad`` are examples that must pass and
    fail the kind's reader. ``unprinted`` says why no printed document shows the
    field. ``personal`` marks what is masked on a shared screen.
    """

    id: str
    kind: Kind[Any]
    _: KW_ONLY
    label: Text
    hint: Text
    help: Text
    label_when: tuple[tuple[Condition, Text], ...] = ()
    required: Condition = NEVER
    shown: Condition = ALWAYS
    after: After = After.KEY
    after_when: tuple[tuple[Condition, After], ...] = ()
    asks: Asks = Asks.OWNER
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    default: str = ""
    more: bool = False
    personal: bool = False
    unprinted: Text | None = None

    @property
    def section_id(self) -> str:
        """The section part of the id: ``site`` of ``site.domain``."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The last part of the id: ``domain`` of ``site.domain``."""
        return self.id.rpartition(".")[2]

    def label_for(self, answers: Lookup) -> Text:
        """The label that fits the present answers."""
        return _first_that_holds(self.label_when, answers, self.label)

    def after_for(self, answers: Lookup) -> After:
        """The change policy that fits the present answers."""
        return _first_that_holds(self.after_when, answers, self.after)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


def _first_that_holds(cases: tuple[tuple[Condition, T], ...], answers: Lookup, otherwise: T) -> T:
    for condition, value in cases:
        if condition.evaluate(answers) is True:
            return value
    return otherwise


@dataclass(frozen=True, eq=False, repr=False)
class Field(BaseField, Generic[T]):
    """A question with one answer of type ``T``.

    ``mirrors`` names the field of another person whose answer stands here while
    the section's ``same_as`` tick is set.
    """

    kind: Kind[T]
    _: KW_ONLY
    mirrors: Field[T] | None = None


@dataclass(frozen=True, eq=False, repr=False)
class ListField(BaseField, Generic[T]):
    """A question with any number of answers of type ``T``, in order."""

    kind: Kind[T]


@dataclass(frozen=True, eq=False)
class Repeat:
    """Rows of the same few fields, such as the ranges of addresses.

    The id of each member begins with the id of the repeat.
    """

    id: str
    _: KW_ONLY
    label: Text
    hint: Text
    help: Text
    members: tuple[Field[Any], ...]
    required: Condition = NEVER
    shown: Condition = ALWAYS
    after: After = After.KEY
    asks: Asks = Asks.OWNER
    unprinted: Text | None = None

    @property
    def name(self) -> str:
        """The last part of the id: ``ip_ranges`` of ``site.ip_ranges``."""
        return self.id.rpartition(".")[2]

    def label_for(self, answers: Lookup) -> Text:
        """The label; it is the same whatever the answers are."""
        return self.label

    def __repr__(self) -> str:
        return f"<Repeat {self.id}>"


Question = BaseField | Repeat


@dataclass(frozen=True, eq=False)
class Slot:
    """A place for the scans of one paper.

    ``required`` may stay undecided while the way of filing isn't clear: the scan
    is then asked for softly. ``sides`` names the slot of the other side of the
    same card, which must not hold the same picture.
    """

    id: str
    _: KW_ONLY
    label: Text
    hint: Text
    required: Condition = NEVER
    shown: Condition = ALWAYS
    after: After = After.OWN
    mirrors: Slot | None = None
    sides: str = ""
    card: bool = False

    @property
    def section_id(self) -> str:
        """The section whose page asks for the scan: ``principal`` of ``principal.id_front``."""
        head, dot, _ = self.id.partition(".")
        return head if dot and head != "other" else "attachments"

    def __repr__(self) -> str:
        return f"<Slot {self.id}>"


@dataclass(frozen=True, eq=False)
class Section:
    """A part of the form: one object of the exchange file, one block on a page.

    ``same_as`` is the tick 同主体负责人信息 of a role, when the section has one.
    """

    id: str
    _: KW_ONLY
    label: Text
    hint: Text
    questions: tuple[Question, ...] = ()
    slots: tuple[Slot, ...] = field(default=())
    shown: Condition = ALWAYS
    same_as: Field[bool] | None = None

    def fields(self) -> Iterator[BaseField]:
        """Every field, the members of repeats included, in the form's order."""
        for question in self.questions:
            if isinstance(question, Repeat):
                yield from question.members
            else:
                yield question

    def __repr__(self) -> str:
        return f"<Section {self.id}>"
