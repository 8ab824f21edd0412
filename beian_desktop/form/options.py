"""The answers that a choice offers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from beian_desktop.system.language import Language, Text


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice.

    ``code`` is what is stored and exchanged: a code, or the Chinese text where
    the official list has no code. ``aliases`` are other words that mean it.
    ``first`` offers it before 更多. ``free`` lets a person add words of their own,
    written ``其他：words``; they stand in ``words`` and don't take part in equality.
    ``unknown`` marks "not clear yet": conditions on it stay undecided.
    """

    code: str
    label: Text
    hint: Text | None = None
    aliases: tuple[str, ...] = ()
    first: bool = True
    free: bool = False
    unknown: bool = False
    words: str = field(default="", compare=False)

    def show(self, language: Language) -> str:
        """The option as a person reads it, with the words that were added."""
        label = self.label.in_(language)
        return f"{label}：{self.words}" if self.words else label

    @property
    def normal(self) -> str:
        """The option as it is stored and exchanged."""
        if not self.words:
            return self.code
        prefix = self.code if self.code == self.label.zh else self.label.zh
        return f"{prefix}：{self.words}"

    def with_words(self, words: str) -> Option:
        """This option with the words that a person added."""
        return replace(self, words=words)

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to name the option: code, both labels, aliases."""
        return (self.code, self.label.zh, self.label.en, *self.aliases)


def listed(text: str, english: str, *, free: bool = False) -> Option:
    """An option of a list without codes: the Chinese text is the code."""
    return Option(text, Text(text, english), free=free)
