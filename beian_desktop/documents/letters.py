"""Letters: Jinja2 text with ``{{ section.field }}`` marks, rendered in a bounded sandbox.

A line is a paragraph; ``# `` begins a heading, ``> `` a line without indent,
``= `` a centred line. An unanswered mark leaves a line to write on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from reportlab.platypus import Flowable

from beian_desktop.documents.failures import BrokenPack
from beian_desktop.documents.flow import Align, head, heading, paragraph, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document, read_source
from beian_desktop.documents.sandbox import faults, sandbox
from beian_desktop.documents.signing import signing

_MARKS = ("#", ">", "=")

LONGEST = 60_000
"""How many characters a letter may become."""


@lru_cache(maxsize=32)
def load_letter(path: Path) -> Any:
    """The compiled letter. Raises BrokenPack with the line of what is wrong."""
    text = read_source(path)
    for fault in faults(text):
        raise BrokenPack(str(path), fault.says.zh, fault.says.en, fault.line)
    return sandbox().from_string(text)


def letter_text(job: Job, path: Path) -> str:
    """The letter with its marks filled. Raises BrokenPack when it grows beyond all measure or fails."""
    pieces, length = [], 0
    try:
        for piece in load_letter(path).generate(**job.marks()):
            pieces.append(piece)
            length += len(piece)
            if length > LONGEST:
                raise BrokenPack(str(path), f"生成的文字超过 {LONGEST} 字", f"grows beyond {LONGEST} characters")
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise BrokenPack(str(path), f"填写时出错（{error}）", f"fails when filled ({error})") from error
    return "".join(pieces)


def build_letter(job: Job, document: Document) -> Iterator[Flowable]:
    """A letter with title and places to sign."""
    assert document.source is not None
    if document.letterhead and job.letterhead:
        yield from head(job.letterhead)
    yield from title(document.title.zh, note=note(document))
    for line in letter_text(job, document.source).splitlines():
        if line.strip() not in ("", *_MARKS):  # nothing came of the conditions in it
            yield from _blocks(line.strip())
    yield from signing(job.printed, document)


def _blocks(line: str) -> Iterator[Flowable]:
    mark, rest = line[:2], line[2:].strip()
    if mark == "# ":
        yield from heading(rest)
    elif mark == "= ":
        yield paragraph(rest, align=Align.CENTRE)
    elif mark == "> ":
        yield paragraph(rest, align=Align.LEFT)
    else:
        yield paragraph(line, indent=2)
