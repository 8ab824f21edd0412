"""Reads an exchange file: lenient in form, strict in content, nothing dropped silently."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from beian_desktop.exchange import names
from beian_desktop.exchange.beside import Beside
from beian_desktop.exchange.failures import NotAFiling
from beian_desktop.exchange.json_text import Json, NotJson, Number, dump, parse
from beian_desktop.exchange.member_path import join
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts
from beian_desktop.filing.filing import Client, Confirmation, Filing, Foreign
from beian_desktop.filing.status import STATE_LABELS, State, Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, ListField, Question, Repeat, Section
from beian_desktop.form.kinds import Amount, Whole, YesNo
from beian_desktop.system.language import Text

FORMAT = "beian-filing"
VERSION = 1

MOST_CHARACTERS = 20_000_000
"""A longer text is no filing; a full one has some 10,000."""

Texts = dict[BaseField, tuple[str, ...]]

_SECTION_IDS = {section.id for section in FORM.sections}
_SAFE_ID = re.compile(r"\w(?:[\w.-]{0,78}\w)?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_TURNS = {"0": 0, "1": 1, "2": 2, "3": 3}


def read_filing(text: str, *, source: str, folder: Path | None = None) -> Filing:
    """The filing that an exchange file holds; ``source`` names it in sentences.

    Attachments are looked for in ``folder``; they aren't measured, and those that
    aren't there or lie outside have their ``problem``. What can't become part of
    the filing is in ``foreign``. The id is empty when the file has none.

    Raises NotAFiling when the text isn't JSON or not ``beian-filing`` version 1.
    """
    document = _document(text.removeprefix("\ufeff"), source)
    gathered = _Gathered(folder)
    for key, value in _ids_first(document, _SECTION_IDS):
        if key not in ("format", "version"):
            gathered.member(key, value)
    return gathered.filing()


def _document(text: str, source: str) -> dict[str, Json]:
    if len(text) > MOST_CHARACTERS:
        raise NotAFiling(
            source, Text("它太大了，不像备案文件。请选对文件。", "it is too large for one. Choose another file.")
        )
    try:
        document = parse(text)
    except NotJson as error:
        raise NotAFiling(source, error.why) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotAFiling(
            source,
            Text(
                f'开头没有 "format": "{FORMAT}"。请选择由备案桌面导出的 JSON 文件。',
                f'it doesn\'t say "format": "{FORMAT}". Choose a JSON file exported by this program.',
            ),
        )
    version = document.get("version")
    if not isinstance(version, Number) or version != str(VERSION):
        raise NotAFiling(
            source,
            Text(
                f"它的版本不是 {VERSION}。请升级备案桌面，或重新导出为版本 {VERSION}。",
                f"its version isn't {VERSION}. Update this program, or export the file anew as version {VERSION}.",
            ),
        )
    return document


@dataclass
class _Gathered:
    """What was read so far."""

    folder: Path | None
    id: str = ""
    texts: Texts = field(default_factory=dict)
    approved: Texts | None = None
    attachments: list[Attachment] = field(default_factory=list)
    client: Client | None = None
    continues: str | None = None
    status: Status = Status()
    confirmed: list[Confirmation] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def filing(self) -> Filing:
        return Filing(
            id=self.id,
            answers=Answers(self.texts),
            attachments=tuple(self.attachments),
            client=self.client,
            continues=self.continues,
            status=self.status,
            approved=None if self.approved is None else Answers(self.approved),
            confirmed=tuple(self.confirmed),
            foreign=tuple(self.foreign),
        )

    def unknown(self, path: str, value: Json) -> None:
        self.taken.add(path)
        self.foreign.append(Foreign(path, dump(value)))

    def wrong(self, path: str, value: Json) -> None:
        self.taken.add(path)
        self.foreign.append(Foreign(path, dump(value), known=True))

    def member(self, key: str, value: Json) -> None:
        """Reads a member of the document."""
        added = {
            "id": self._id,
            "attachments": self._attachments,
            "state": self._state,
            "client": self._client,
            "continues": self._continues,
            "approved": self._approved,
            "confirmed": self._confirmed,
        }
        if key in added:
            if value is not None and not added[key](value):
                self.wrong(key, value)
        else:
            self._section("", key, value, self.texts)

    # Answers

    def _section(self, path: str, key: str, value: Json, texts: Texts) -> None:
        section = names.sections().get(names.folded(key))
        if section is None:
            self.unknown(join(path, key), value)
        elif isinstance(value, dict):
            self._questions(join(path, section.id), join(path, key), section, value, texts)
        elif value is not None:
            self.wrong(join(path, key), value)

    def _questions(self, path: str, as_named: str, section: Section, given: dict[str, Json], texts: Texts) -> None:
        """Reads the members of a section, which the file calls ``as_named``."""
        for key, value in _ids_first(given, {question.name for question in section.questions}):
            question = names.questions(section).get(names.folded(key))
            place = join(path, key if question is None else question.name)
            if question is None or (place in self.taken and value is not None):
                plain = join(path, key)
                self.unknown(join(as_named, key) if plain in self.taken else plain, value)
            elif value is not None:
                told = len(self.foreign)
                read = self._answer(place, question, value)
                texts.update(read)
                if any(map(any, read.values())) or len(self.foreign) > told:
                    self.taken.add(place)

    def _answer(self, path: str, question: Question, value: Json) -> Texts:
        if isinstance(question, Repeat):
            return self._rows(path, question, value)
        if isinstance(question, ListField):
            items = value if isinstance(value, list) else [value]
            read = [self._text(join(path, index), question, item) for index, item in enumerate(items)]
            return {question: tuple(text for text in read if text)}
        return {question: (self._text(path, question, value) or "",)}

    def _text(self, path: str, asked: BaseField, value: Json) -> str | None:
        """The value as somebody would have typed it; None, and noted, when it has a wrong type."""
        if isinstance(value, Number) and isinstance(asked.kind, Whole | Amount):
            return str(value)
        if isinstance(value, bool) and isinstance(asked.kind, YesNo):
            return "true" if value else "false"
        if (text := _text(value)) is not None:
            return text
        if value is not None:
            self.wrong(path, value)
        return None

    def _rows(self, path: str, repeat: Repeat, value: Json) -> Texts:
        rows: list[dict[Field[Any], str]] = []
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, dict):
                rows.append(self._row(join(path, index), repeat, item))
            elif (text := _text(item)) is not None:
                rows.append({repeat.members[0]: text})
            else:
                self.wrong(join(path, index), item)
        return {member: tuple(row.get(member, "") for row in rows) for member in repeat.members}

    def _row(self, path: str, repeat: Repeat, given: dict[str, Json]) -> dict[Field[Any], str]:
        row: dict[Field[Any], str] = {}
        for key, value in _ids_first(given, {member.name for member in repeat.members}):
            member = names.members(repeat).get(names.folded(key))
            place = join(path, key if member is None else member.name)
            if member is None or place in self.taken:
                self.unknown(join(path, key), value)
            elif text := self._text(place, member, value):
                row[member] = text
                self.taken.add(place)
        return row

    # What belongs to a filing beside its answers; each tells whether the value had its type

    def _id(self, value: Json) -> bool:
        text = _text(value)
        if text is None or (text and (not _SAFE_ID.fullmatch(text) or _RESERVED.fullmatch(text))):
            return False
        self.id = text
        return True

    def _continues(self, value: Json) -> bool:
        self.continues = _text(value) or None
        return self.continues is not None

    def _state(self, value: Json) -> bool:
        given: dict[str, Json] = value if isinstance(value, dict) else {"subject": value, "site": value}
        subject, site = (_state_named(given.get(part, State.DRAFT)) for part in ("subject", "site"))
        if subject is None or site is None:
            return False
        self.status = Status(subject, site)
        self._others("state", given, ("subject", "site"))
        return True

    def _client(self, value: Json) -> bool:
        found = self._texts("client", value, ("id", "name"))
        if found is None or not all(found):
            return False
        self.client = Client(*found)
        return True

    def _texts(self, path: str, value: Json, keys: tuple[str, ...]) -> tuple[str, ...] | None:
        """The texts that an object has under these keys, all of them; members beside them are told."""
        if not isinstance(value, dict):
            return None
        found = tuple(text for key in keys if (text := _text(value.get(key))) is not None)
        if len(found) < len(keys):
            return None
        self._others(path, value, keys)
        return found

    def _others(self, path: str, given: dict[str, Json], keys: tuple[str, ...]) -> None:
        for key, value in given.items():
            if key not in keys:
                self.unknown(join(path, key), value)

    def _approved(self, value: Json) -> bool:
        if not isinstance(value, dict):
            return False
        self.approved = {}
        for key, given in _ids_first(value, _SECTION_IDS):
            self._section("approved", key, given, self.approved)
        return True

    def _confirmed(self, value: Json) -> bool:
        if not isinstance(value, list):
            return False
        for index, item in enumerate(value):
            path = join("confirmed", index)
            found = self._texts(path, item, ("rule", "field", "value", "reason"))
            if found is None:
                self.wrong(path, item)
            else:
                self.confirmed.append(Confirmation(*found))
        return True

    def _attachments(self, value: Json) -> bool:
        if not isinstance(value, list):
            return False
        for index, item in enumerate(value):
            path = join("attachments", index)
            slot, relative = _file_named(item)
            if isinstance(item, dict) and slot and relative:
                self._attachment(path, slot, relative, item)
            else:
                self.wrong(path, item)
        return True

    def _attachment(self, path: str, slot: str, relative: str, given: dict[str, Json]) -> None:
        content = Beside(self.folder, relative)
        name = PurePosixPath(content.relative.replace("\\", "/")).name
        turn, crop = _TURNS.get(str(given.get("turn", "0"))), _crop(given.get("crop"))
        for key, value in given.items():
            if (key == "turn" and turn is None) or (key == "crop" and crop is None and value is not None):
                self.wrong(join(path, key), value)
            elif key not in ("slot", "file", "turn", "crop"):
                self.unknown(join(path, key), value)
        number = str(len(self.attachments) + 1)
        facts = FileFacts(problem=content.problem)
        self.attachments.append(Attachment(number, slot, name, facts, content, turn or 0, crop))


def _ids_first(members: dict[str, Json], ids: AbstractSet[str]) -> list[tuple[str, Json]]:
    """The members, those named by id first: where one thing is named twice the id counts."""
    return sorted(members.items(), key=lambda member: member[0] not in ids)


def _state_named(value: Json) -> State | None:
    for state, label in STATE_LABELS.items():
        if isinstance(value, str) and names.folded(value) in map(names.folded, (state, label.zh, label.en)):
            return state
    return None


def _text(value: Json) -> str | None:
    """A text; None for anything else, numbers included."""
    return value if isinstance(value, str) and not isinstance(value, Number) else None


def _file_named(value: Json) -> tuple[str | None, str | None]:
    """The id of the slot and the path that an entry names; None for what isn't one."""
    if not isinstance(value, dict):
        return None, None
    slot = _text(value.get("slot"))
    return None if slot is None else names.slot_id(slot), _text(value.get("file"))


def _crop(value: Json) -> tuple[int, int, int, int] | None:
    """The part to keep: four whole numbers in thousandths, each side right of or below the other."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    sides = [int(side) for side in value if isinstance(side, Number) and re.fullmatch(r"\d{1,4}", side)]
    if len(sides) != 4:
        return None
    left, top, right, bottom = sides
    return (left, top, right, bottom) if left < right <= 1000 and top < bottom <= 1000 else None
