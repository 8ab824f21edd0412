"""JSON as exact as it was written: numbers keep their digits, no member is given twice.

Strings come as ``str``, numbers as :class:`Number`, the rest as Python has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Union

from beian_desktop.system.language import Text

Json = Union[None, bool, str, "Number", list["Json"], dict[str, "Json"]]

DEEPEST = 64
"""How deep objects and lists may stand in each other; a filing needs five levels."""


class Number(str):
    """A number, by its text."""

    __slots__ = ()


class NotJson(ValueError):
    """The text isn't JSON that can be taken at its word; ``why`` is for people."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


_TOO_DEEP = Text(
    "内容嵌套太深。请换一个由备案软件导出的文件。", "it is nested too deep. Use a file exported by filing software."
)
_BROKEN_CHARACTER = Text(
    "里面有残缺的字符（半个代理对）。请用 UTF-8 重新保存。",
    "it holds half of a character (a lone surrogate). Save it anew as UTF-8.",
)


def parse(text: str) -> Json:
    """The value that the text stands for. Raises NotJson."""
    try:
        value: Json = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise NotJson(
            Text(
                f"第 {error.lineno} 行第 {error.colno} 个字符处不是 JSON。请改正这一处，或重新导出。",
                f"it isn't JSON at line {error.lineno}, column {error.colno}. Mend that place or export the file anew.",
            )
        ) from error
    except RecursionError as error:
        raise NotJson(_TOO_DEEP) from error
    _inspect(value)
    return value


def _inspect(value: Json) -> None:
    level = [value]
    for _ in range(DEEPEST):
        for text in _texts(level):
            if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
                raise NotJson(_BROKEN_CHARACTER)
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise NotJson(_TOO_DEEP)


def _texts(level: list[Json]) -> Iterator[str]:
    for value in level:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from value


def _inside(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)[:40]
        raise NotJson(
            Text(
                f"同一处有两个“{twice}”，不知道该取哪一个。请删去一个。",
                f"“{twice}” stands twice in one place and it isn't clear which one counts. Remove one of them.",
            )
        )
    return members


def _no_number(name: str) -> Any:
    raise NotJson(Text(f"{name} 不是数字。请改正或删去这一项。", f"{name} is no number. Mend or remove that member."))


_DECODER = json.JSONDecoder(object_pairs_hook=_members, parse_int=Number, parse_float=Number, parse_constant=_no_number)


def dump(value: Json, indent: int | None = None) -> str:
    """The value as JSON, Chinese as it is, in the layout of :func:`json.dumps`."""
    return "".join(_dumped(value, indent, 0))


def _dumped(value: Json, indent: int | None, level: int) -> Iterator[str]:
    if isinstance(value, Number):
        yield value
    elif isinstance(value, dict) and value:
        members = [
            [json.dumps(name, ensure_ascii=False), ": ", *_dumped(inner, indent, level + 1)]
            for name, inner in value.items()
        ]
        yield from _bracketed("{}", members, indent, level)
    elif isinstance(value, list) and value:
        yield from _bracketed("[]", [list(_dumped(inner, indent, level + 1)) for inner in value], indent, level)
    else:
        yield json.dumps(value, ensure_ascii=False)


def _bracketed(brackets: str, parts: list[list[str]], indent: int | None, level: int) -> Iterator[str]:
    inner, outer = ("", "") if indent is None else ("\n" + " " * indent * (level + 1), "\n" + " " * indent * level)
    comma = ", " if indent is None else ","
    yield brackets[0]
    for index, part in enumerate(parts):
        yield (comma if index else "") + inner
        yield from part
    yield outer + brackets[1]
