"""Packs: which documents there are for an office, as data in a folder.

A pack is a folder with ``pack.toml`` and the sources it names: form tables (TOML)
whose cells name field ids, and letters (Jinja2). Labels come from the form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from beian_desktop.documents.failures import BrokenPack, UnknownDocument, UnknownPack
from beian_desktop.form.conditions import AllOf, Answered, Condition, Includes, OneOf
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, ListField, Question
from beian_desktop.system.language import Text
from beian_desktop.system.paths import resource

_LONGEST_NAME = 80
"""Characters of a source's file name; with more the system can't even look for it."""

MANIFEST = "pack.toml"
FORMAT, VERSION = "beian-pack", 1


class Output(StrEnum):
    """Which of the three files a document goes to; the archive takes every one."""

    COUNTER = "counter"
    OWN = "own"


@dataclass(frozen=True)
class Document:
    """One document of a pack.

    ``builder`` names what lays it out (a form table, a letter, …), ``source`` its file.
    It is in the package while ``when`` holds and ``unless`` doesn't. ``seals`` and
    ``signs`` count the places of one copy, or with ``each_page`` those of each of its
    pages; ``filler`` adds a place for who filled it in; ``reference`` marks a layout of
    our own; ``asked_only`` keeps it out until somebody asks for it. ``letterhead`` puts the agency's head above it.
    """

    id: str
    title: Text
    builder: str
    output: Output
    source: Path | None = None
    copies: int = 1
    seals: int = 0
    signs: int = 0
    each_page: bool = False
    filler: bool = False
    reference: bool = False
    asked_only: bool = False
    letterhead: bool = False
    when: Condition | None = None
    unless: Condition | None = None


@dataclass(frozen=True)
class Pack:
    """The documents for some offices; ``offices`` are the area codes' beginnings, none for everywhere.

    ``extends`` is the id of the pack whose documents it has too.
    """

    id: str
    title: Text
    folder: Path
    offices: tuple[str, ...]
    documents: tuple[Document, ...]
    extends: str = ""

    def document(self, document_id: str) -> Document:
        """The document with this id. Raises UnknownDocument."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise UnknownDocument(document_id, [document.id for document in self.documents])

    def fit(self, area_code: str | None) -> int:
        """How closely the pack fits the office of an area: digits in common, 0 for everywhere, -1 for other offices."""
        if not self.offices:
            return 0
        return max((len(office) for office in self.offices if (area_code or "").startswith(office)), default=-1)


LARGEST_SOURCE = 200_000
"""Bytes; the longest form has some 6,000."""


def read_source(path: Path) -> str:
    """The text of a file of a pack. Raises BrokenPack."""
    try:
        if path.stat().st_size > LARGEST_SOURCE:
            raise BrokenPack(str(path), "文件太大", "is too large")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BrokenPack(
            str(path), f"读不到这个文件（{error.strerror}）", f"can't be read ({error.strerror})"
        ) from error
    except UnicodeDecodeError as error:
        raise BrokenPack(str(path), "不是 UTF-8 文本", "isn't UTF-8 text") from error


class Source:
    """A TOML file of a pack, which says where in it something is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = read_source(path)
        try:
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise BrokenPack(str(path), f"不是有效的 TOML（{error}）", f"isn't valid TOML ({error})") from error

    def broken(self, near: str, zh: str, en: str) -> BrokenPack:
        """The failure that names the line on which ``near`` stands."""
        known = near and near in self.text
        line = self.text[: self.text.index(near)].count("\n") + 1 if known else None
        return BrokenPack(str(self.path), zh, en, line)

    def take(self, table: Mapping[str, Any], key: str, kind: type, default: Any = None) -> Any:
        """A member of a table, of the expected type; without a default it must be there."""
        value = table.get(key, default)
        if value is None:
            raise self.broken("", f"缺少“{key}”", f"“{key}” is missing")
        if not isinstance(value, kind):
            raise self.broken(key, f"“{key}”的类型不对", f"“{key}” has the wrong type")
        return value

    def tables(self, table: Mapping[str, Any], key: str, default: list[Any] | None = None) -> list[dict[str, Any]]:
        """A member of a table that is a list of tables."""
        return self._all(table, key, dict, default)

    def texts(self, table: Mapping[str, Any], key: str) -> list[str]:
        """A member of a table that is a list of texts; none when it isn't there."""
        return self._all(table, key, str, [])

    def _all(self, table: Mapping[str, Any], key: str, kind: type, default: list[Any] | None) -> list[Any]:
        values: list[Any] = self.take(table, key, list, default)
        if not all(isinstance(value, kind) for value in values):
            raise self.broken(key, f"“{key}”里有类型不对的内容", f"“{key}” holds something of a wrong type")
        return values

    def by_question(self, key: str, kind: type) -> dict[Question, Any]:
        """A table that gives a value of a type to questions; empty when it isn't there."""
        table = self.take(self.data, key, dict, {})
        return {self.question(name): self.take(table, name, kind) for name in table}

    def question(self, question_id: object) -> Question:
        """The question of the form with this id."""
        try:
            return FORM.question(str(question_id))
        except LookupError:
            raise self.unknown(question_id) from None

    def unknown(self, question_id: object) -> BrokenPack:
        """The failure for an id that the form doesn't have."""
        return self.broken(str(question_id), f"表单里没有“{question_id}”这一项", f"the form has no “{question_id}”")

    def words(self, table: Mapping[str, Any], key: str) -> Text:
        """A text in both languages."""
        value = self.take(table, key, dict)
        return Text(self.take(value, "zh", str), self.take(value, "en", str))


def load_pack(folder: Path, bases: Mapping[str, Pack] | None = None) -> Pack:
    """The pack in ``folder``; one that extends another has its documents too: one of ``bases``, else a shipped one.

    Raises BrokenPack, which names file and place.
    """
    source = Source(folder / MANIFEST)
    if source.data.get("format") != FORMAT or source.data.get("version") != VERSION:
        raise source.broken("format", "不是本程序的文书模板，或版本不符", "isn't a pack of this program or version")
    own = [(_document(source, table), table) for table in source.tables(source.data, "document")]
    ids = [document.id for document, _ in own]
    for twice in {i for i in ids if ids.count(i) > 1}:
        raise source.broken(twice, f"文书“{twice}”出现了两次", f"the document “{twice}” stands twice")
    documents = _extended(source, own, bases or {})
    offices = tuple(source.texts(source.data, "offices"))
    extends = source.take(source.data, "extends", str, "")
    name, title = source.take(source.data, "id", str), source.words(source.data, "title")
    return Pack(name, title, folder, offices, documents, extends)


def _extended(
    source: Source, own: Sequence[tuple[Document, Mapping[str, Any]]], bases: Mapping[str, Pack]
) -> tuple[Document, ...]:
    """The documents of the pack that this one extends, with its own in place of, or after, those that they name."""
    base = source.take(source.data, "extends", str, "")
    try:
        documents = list((bases.get(base) or shipped_pack(base)).documents) if base else []
    except UnknownPack as unknown:
        raise source.broken(base, unknown.says.zh, unknown.says.en) from unknown
    for document, table in own:
        places = {known.id: place for place, known in enumerate(documents)}
        after = source.take(table, "after", str, "")
        if document.id in places:
            documents[places[document.id]] = document
        elif after and after not in places:
            raise source.broken(after, f"没有名为“{after}”的文书", f"there is no document “{after}”")
        else:
            documents.insert(places[after] + 1 if after else len(documents), document)
    return tuple(documents)


def _document(source: Source, table: Mapping[str, Any]) -> Document:
    name = source.take(table, "source", str, "")
    if name and (Path(name).name != name or len(name) > _LONGEST_NAME or not (source.path.parent / name).is_file()):
        raise source.broken(name, f"找不到文件“{name}”", f"the file “{name}” can't be found")
    output = source.take(table, "output", str)
    if output not in set(Output):
        raise source.broken(output, f"“output”不能是“{output}”", f"“output” can't be “{output}”")
    return Document(
        id=source.take(table, "id", str),
        title=source.words(table, "title"),
        builder=source.take(table, "builder", str),
        output=Output(output),
        source=source.path.parent / name if name else None,
        copies=source.take(table, "copies", int, 1),
        seals=source.take(table, "seals", int, 0),
        signs=source.take(table, "signs", int, 0),
        each_page=source.take(table, "each_page", bool, default=False),
        filler=source.take(table, "filler", bool, default=False),
        reference=source.take(table, "reference", bool, default=False),
        asked_only=source.take(table, "asked_only", bool, default=False),
        letterhead=source.take(table, "letterhead", bool, default=False),
        when=_all_of(source, source.tables(table, "when", [])),
        unless=_all_of(source, source.tables(table, "unless", [])),
    )


def _all_of(source: Source, tests: Sequence[Mapping[str, Any]]) -> Condition | None:
    conditions = tuple(_test(source, test) for test in tests)
    return AllOf(conditions) if conditions else None


def _test(source: Source, test: Mapping[str, Any]) -> Condition:
    """``{field = "start.route", is = ["online"]}``: the answer is one of these; without ``is``: there is an answer."""
    question = source.question(source.take(test, "field", str))
    values = tuple(_meanings(source, question, source.take(test, "is", list, [])))
    if isinstance(question, ListField) and values:
        return Includes(question, values)
    if isinstance(question, Field):
        return OneOf(question, values) if values else Answered(question)
    raise source.broken(question.id, f"“{question.id}”不能用作条件", f"“{question.id}” can't be a condition")


def _meanings(source: Source, field: Question, texts: list[object]) -> Iterator[object]:
    for text in texts:
        meaning = field.kind.read(str(text)).meaning if isinstance(field, BaseField) else None
        if meaning is None:
            raise source.broken(field.id, f"“{field.id}”没有“{text}”这个答案", f"“{field.id}” has no answer “{text}”")
        yield meaning


@lru_cache(maxsize=8)
def _shipped(folder: Path) -> Pack:
    return load_pack(folder)


def shipped_packs() -> tuple[Pack, ...]:
    """The packs that come with the program."""
    return tuple(_shipped(manifest.parent) for manifest in manifests(resource("packs")))


def manifests(folder: Path) -> list[Path]:
    """The manifests of the packs in a folder, in the order of their names."""
    return sorted(folder.glob(f"*/{MANIFEST}"))


_PACK_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def shipped_pack(pack_id: str) -> Pack:
    """A pack that comes with the program. Raises UnknownPack when there is none of that name."""
    packs = resource("packs")
    if not _PACK_NAME.fullmatch(pack_id) or not (packs / pack_id / MANIFEST).is_file():
        raise UnknownPack(pack_id, [path.parent.name for path in manifests(packs)])
    return _shipped(packs / pack_id)
