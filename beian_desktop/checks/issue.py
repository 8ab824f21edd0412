"""An issue: what one rule says about one place of a filing."""

from __future__ import annotations

from dataclasses import dataclass

from beian_desktop.form.field import BaseField, Repeat, Slot
from beian_desktop.identifiers.reading import Finding, Severity
from beian_desktop.system.language import Language, Text

Param = str | Text
Place = BaseField | Repeat | Slot


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that would send the filing back, or that a person should look at.

    ``field`` is the id of the question or slot that it is about, ``row`` the index
    in a list. ``code`` and ``params`` make the words; a parameter may differ by
    language. ``value`` is what stood there, in normal form where it has one.
    ``reason`` is set when a person confirmed the value against the original.
    """

    rule: str
    code: str
    severity: Severity
    field: str
    row: int | None = None
    params: tuple[tuple[str, Param], ...] = ()
    value: str = ""
    confirmable: bool = False
    reason: str = ""

    @property
    def place(self) -> str:
        """The field as reports write it: ``site.ip_ranges[1]``."""
        return self.field if self.row is None else f"{self.field}[{self.row}]"

    def words(self, language: Language) -> dict[str, str]:
        """The parameters in one language."""
        return {name: param.in_(language) if isinstance(param, Text) else param for name, param in self.params}


def issue(
    rule: str,
    code: str,
    at: Place | str,
    severity: Severity = Severity.ERROR,
    *,
    row: int | None = None,
    value: str = "",
    confirmable: bool = False,
    **params: object,
) -> Issue:
    """An :class:`Issue` at a question, a slot, or a place named by its path."""
    place = at if isinstance(at, str) else at.id
    pairs = tuple((name, param if isinstance(param, Text) else str(param)) for name, param in params.items())
    return Issue(rule, code, severity, place, row, pairs, value, confirmable)


def from_finding(found: Finding, at: Place, value: str, row: int | None = None) -> Issue:
    """The issue that a reader's finding stands for."""
    return Issue(
        found.rule,
        found.code,
        found.severity,
        at.id,
        row,
        found.params,
        value,
        found.confirmable,
    )
