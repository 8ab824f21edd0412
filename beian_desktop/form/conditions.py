"""Conditions on answers: small frozen objects with three-valued evaluation.

A draft is always half empty, so a condition answers True, False or None
(undecided yet). A hidden field counts as not answered with anything: a
condition on it is False. Conditions explain themselves and name their fields.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from beian_desktop.form.options import Option
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from beian_desktop.form.field import BaseField, Field, ListField

T = TypeVar("T")


class Lookup(Protocol):
    """Where conditions and kinds look up what other answers mean."""

    def __getitem__(self, field: Field[T], /) -> T | None: ...

    def all(self, field: ListField[T], /) -> tuple[T, ...]: ...

    def normal(self, field: BaseField, /) -> str | None: ...


class Condition(ABC):
    """Something that holds, doesn't hold, or isn't decided yet."""

    @abstractmethod
    def evaluate(self, answers: Lookup) -> bool | None:
        """True, False, or None while the answers don't decide it."""

    @abstractmethod
    def fields(self) -> tuple[BaseField, ...]:
        """The fields that the condition looks at."""

    @abstractmethod
    def explain(self, language: Language) -> str:
        """The condition in words, such as 开办主体性质为“单位”."""

    def why(self, answers: Lookup, language: Language) -> str:
        """Why it holds or doesn't, in words: of many possible answers only the one that was given."""
        return self.explain(language)

    def __and__(self, other: Condition) -> Condition:
        return AllOf((self, other))

    def __or__(self, other: Condition) -> Condition:
        return AnyOf((self, other))

    def __invert__(self) -> Condition:
        return Not(self)


@dataclass(frozen=True)
class Constant(Condition):
    """Always or never."""

    holds: bool

    def evaluate(self, answers: Lookup) -> bool | None:
        return self.holds

    def fields(self) -> tuple[BaseField, ...]:
        return ()

    def __and__(self, other: Condition) -> Condition:
        return other if self.holds else self

    def explain(self, language: Language) -> str:
        words = {True: ("一律", "always"), False: ("无需", "never")}[self.holds]
        return words[0] if language is Language.ZH else words[1]


ALWAYS = Constant(True)
NEVER = Constant(False)


@dataclass(frozen=True)
class OneOf(Condition):
    """The field's answer is one of ``values``."""

    field: Field[Any]
    values: tuple[object, ...]

    def evaluate(self, answers: Lookup) -> bool | None:
        if self.field.shown.evaluate(answers) is False:
            return False
        meaning = answers[self.field]
        if meaning in self.values:
            return True
        undecided = meaning is None or (isinstance(meaning, Option) and meaning.unknown)
        return None if undecided else False

    def fields(self) -> tuple[BaseField, ...]:
        return (self.field,)

    def explain(self, language: Language) -> str:
        shown = [self.field.kind.show(value, language) for value in self.values]
        label = self.field.label.in_(language)
        if language is Language.ZH:
            return f"{label}为“{'”或“'.join(shown)}”"
        return f"“{label}” is “{'” or “'.join(shown)}”"

    def why(self, answers: Lookup, language: Language) -> str:
        meaning = answers[self.field]
        known = meaning is not None and self.field.shown.evaluate(answers) is not False
        return OneOf(self.field, (meaning,)).explain(language) if known else self.explain(language)


def equals(field: Field[T], value: T) -> Condition:
    """The field's answer is ``value``."""
    return OneOf(field, (value,))


@dataclass(frozen=True)
class Includes(Condition):
    """A list answer includes at least one of ``values``."""

    field: ListField[Any]
    values: tuple[object, ...]

    def evaluate(self, answers: Lookup) -> bool | None:
        if self.field.shown.evaluate(answers) is False:
            return False
        items = answers.all(self.field)
        if not items:
            return None
        return any(item in self.values for item in items)

    def fields(self) -> tuple[BaseField, ...]:
        return (self.field,)

    def explain(self, language: Language) -> str:
        shown = [self.field.kind.show(value, language) for value in self.values]
        label = self.field.label.in_(language)
        if language is Language.ZH:
            return f"{label}勾选了“{'”或“'.join(shown)}”"
        return f"“{label}” includes “{'” or “'.join(shown)}”"


@dataclass(frozen=True)
class NumberStarts(Condition):
    """The field's answer, in normal form, begins with one of ``prefixes``."""

    field: Field[Any]
    prefixes: tuple[str, ...]

    def evaluate(self, answers: Lookup) -> bool | None:
        if self.field.shown.evaluate(answers) is False:
            return False
        number = answers.normal(self.field)
        return None if number is None else number.startswith(self.prefixes)

    def fields(self) -> tuple[BaseField, ...]:
        return (self.field,)

    def explain(self, language: Language) -> str:
        prefixes, label = "/".join(self.prefixes), self.field.label.in_(language)
        if language is Language.ZH:
            return f"{label}以 {prefixes} 开头"
        return f"“{label}” begins with {prefixes}"


@dataclass(frozen=True)
class Answered(Condition):
    """The field has an answer that can be read."""

    field: Field[Any]

    def evaluate(self, answers: Lookup) -> bool | None:
        if self.field.shown.evaluate(answers) is False:
            return False
        return answers.normal(self.field) is not None

    def fields(self) -> tuple[BaseField, ...]:
        return (self.field,)

    def explain(self, language: Language) -> str:
        label = self.field.label.in_(language)
        return f"填写了{label}" if language is Language.ZH else f"“{label}” is given"


@dataclass(frozen=True)
class Unless(Condition):
    """Holds unless ``condition`` is known to hold: an undecided one doesn't lift it."""

    condition: Condition

    def evaluate(self, answers: Lookup) -> bool | None:
        return self.condition.evaluate(answers) is not True

    def fields(self) -> tuple[BaseField, ...]:
        return self.condition.fields()

    def explain(self, language: Language) -> str:
        words = self.condition.explain(language)
        return f"除非{words}" if language is Language.ZH else f"unless {words}"


@dataclass(frozen=True)
class Not(Condition):
    """The opposite of ``condition``; undecided stays undecided."""

    condition: Condition

    def evaluate(self, answers: Lookup) -> bool | None:
        holds = self.condition.evaluate(answers)
        return None if holds is None else not holds

    def fields(self) -> tuple[BaseField, ...]:
        return self.condition.fields()

    def explain(self, language: Language) -> str:
        words = self.condition.explain(language)
        return f"不是：{words}" if language is Language.ZH else f"not: {words}"

    def why(self, answers: Lookup, language: Language) -> str:
        if isinstance(self.condition, OneOf) and self.condition.evaluate(answers) is False:
            return self.condition.why(answers, language)
        return self.explain(language)


@dataclass(frozen=True)
class Several(Condition):
    """Conditions joined by a word (Kleene logic): one that is ``decided_by`` decides, else an undecided one leaves open."""

    conditions: tuple[Condition, ...]
    decided_by: ClassVar[bool]
    joint: ClassVar[Text]

    def evaluate(self, answers: Lookup) -> bool | None:
        found = [condition.evaluate(answers) for condition in self.conditions]
        if self.decided_by in found:
            return self.decided_by
        return None if None in found else not self.decided_by

    def fields(self) -> tuple[BaseField, ...]:
        return tuple(field for condition in self.conditions for field in condition.fields())

    def explain(self, language: Language) -> str:
        """The conditions in words; “always” among others says nothing."""
        return self.joint.in_(language).join(condition.explain(language) for condition in self._telling())

    def why(self, answers: Lookup, language: Language) -> str:
        return self.joint.in_(language).join(condition.why(answers, language) for condition in self._telling())

    def _telling(self) -> tuple[Condition, ...]:
        return tuple(c for c in self.conditions if not isinstance(c, Constant)) or self.conditions


class AllOf(Several):
    """Every one of ``conditions`` holds."""

    decided_by = False
    joint = Text("，且", " and ")


class AnyOf(Several):
    """At least one of ``conditions`` holds."""

    decided_by = True
    joint = Text("，或", " or ")
