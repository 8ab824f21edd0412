"""The user's help: topics in Markdown, one file for each language, found by name, by field or by any of their words.

``resources/help/topics.toml`` says in which order the topics stand and which parts of the
form each belongs to; ``resources/help/<language>/<id>.md`` holds the words, the first line
being the title. One topic leads to another by a link to its file: ``[期限](deadlines.md)``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import resource

_AROUND = 36
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_MARKS = re.compile(r"^#+ +|^> ?|^[-*] +|^\d+\. +|\*\*|`", re.MULTILINE)
_UNKNOWN = Text(
    "帮助里没有“{id}”这个主题。请从主题列表里选。", "The help has no topic “{id}”. Choose one from the list."
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic in one language.

    ``markdown`` is the whole text, title included. ``fields`` are the ids of the
    questions, sections and slots of the form that it belongs to.
    """

    id: str
    title: str
    markdown: str
    fields: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The text without marks, as the search reads it."""
        return _MARKS.sub("", _LINK.sub(r"\1", self.markdown))


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that holds the searched words, and the place where it does."""

    topic: Topic
    excerpt: str


@lru_cache(maxsize=len(Language))
def topics(language: Language) -> tuple[Topic, ...]:
    """Every topic, in the order of the list. Raises Failure when the installation lacks a file."""
    return tuple(_read(topic_id, fields, language) for topic_id, fields in _listed().items())


def topic(topic_id: str, language: Language) -> Topic:
    """The topic of that id. Raises Failure when there is none."""
    for each in topics(language):
        if each.id == topic_id:
            return each
    raise Failure(_UNKNOWN.filled(id=topic_id))


def for_field(place: str) -> tuple[str, ...]:
    """The ids of the topics for a question, section or slot: those that name it, then those of its section."""
    named, of_section = [], []
    section = place.partition(".")[0]
    for topic_id, fields in _listed().items():
        if place in fields or any(place.startswith(f"{field}.") for field in fields if "." in field):
            named.append(topic_id)
        elif section in fields:
            of_section.append(topic_id)
    return (*named, *of_section)


def search(text: str, language: Language) -> tuple[Found, ...]:
    """The topics that hold every one of the words, however short; those with them in the title come first."""
    words = text.casefold().split()
    if not words:
        return ()
    hits = [each for each in topics(language) if all(word in each.plain.casefold() for word in words)]
    ranked = sorted(hits, key=lambda each: _rank(each, words))
    return tuple(Found(each, _excerpt(each.plain, words[0])) for each in ranked)


def topic_of_link(target: str) -> str | None:
    """The id of the topic that a link leads to; None when it leads elsewhere."""
    return target.removesuffix(".md") if target.endswith(".md") and "/" not in target else None


def _rank(each: Topic, words: list[str]) -> tuple[int, int, int]:
    """Smaller is better: words missing in the title, then in the headings, then how seldom they come."""
    title, text = each.title.casefold(), each.plain.casefold()
    headings = " ".join(line for line in each.markdown.splitlines() if line.startswith("#")).casefold()
    return (
        sum(word not in title for word in words),
        sum(word not in headings for word in words),
        -sum(text.count(word) for word in words),
    )


def _excerpt(plain: str, word: str) -> str:
    """The words around the first place below the title, in one line."""
    body = " ".join(plain.partition("\n")[2].split())
    at = max(body.casefold().find(word), 0)
    start, end = max(at - _AROUND, 0), at + len(word) + _AROUND
    return f"{'…' if start else ''}{body[start:end]}{'…' if end < len(body) else ''}"


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    """The ids of the topics in order, with the parts of the form that they belong to."""
    table = tomllib.loads(resource("help", "topics.toml").read_text(encoding="utf-8"))
    return dict(_entries(table["topic"]))


def _entries(rows: list[dict[str, object]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in rows:
        fields = row.get("fields", [])
        assert isinstance(fields, list)
        yield str(row["id"]), tuple(str(field) for field in fields)


def _read(topic_id: str, fields: tuple[str, ...], language: Language) -> Topic:
    markdown = resource("help", language.value, f"{topic_id}.md").read_text(encoding="utf-8")
    title = markdown.partition("\n")[0].removeprefix("# ").strip()
    return Topic(topic_id, title, markdown, fields)
