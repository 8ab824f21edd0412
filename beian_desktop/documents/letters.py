"""Letters: Jinja2 text with ``{{ section.field }}`` marks, rendered in a bounded sandbox.

A line is a paragraph; ``# `` begins a heading, ``> `` a line without indent,
``= `` a centred line. An unanswered mark leaves a line to write on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from beian_desktop.documents.failures import BrokenPack
from beian_desktop.documents.flow import Align, Block, heading, paragraph, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document, read_source
from beian_desktop.documents.signing import signer, signing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Repeat

TO_FILL = "＿＿＿＿＿＿＿＿"
LONGEST = 60_000
"""How many characters a letter may become."""

_EXTRAS = frozenset({"today", "office_name", "signer", "individual", "loop", "true", "false"})
_LOOP = frozenset({"index", "first", "last", "length"})
_FILTERS = ("default", "length", "upper", "lower", "trim")
"""Those that can't make a text much longer than it is."""


def _environment() -> ImmutableSandboxedEnvironment:
    """A sandbox without loaders, globals and most filters, so that a template can only read the filing."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


_BOUNDLESS = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Add,
    nodes.Call,
    nodes.Mul,
    nodes.Pow,
    nodes.Mod,
    nodes.Concat,
    nodes.Macro,
    nodes.Import,
    nodes.Include,
    nodes.Extends,
    nodes.Getitem,
)


@lru_cache(maxsize=32)
def load_letter(path: Path) -> Any:
    """The compiled letter. Raises BrokenPack with the line of what is wrong."""
    text, environment = read_source(path), _environment()
    try:
        tree = environment.parse(text)
        _examine(tree, path)
        return environment.from_string(tree)
    except TemplateSyntaxError as error:
        raise BrokenPack(
            f"{path}，第 {error.lineno} 行", f"写法不对（{error.message}）", f"syntax ({error.message})"
        ) from error
    except RecursionError as error:
        raise BrokenPack(str(path), "括号套得太深", "is nested too deeply") from error


def _examine(tree: nodes.Template, path: Path) -> None:
    """Refuses unknown fields, and what could run or grow without bound."""
    for found in tree.find_all(_BOUNDLESS):
        name = type(found).__name__
        raise BrokenPack(
            f"{path}，第 {found.lineno} 行", f"模板里不能用“{name}”", f"“{name}” isn't allowed in a letter"
        )
    for loop in tree.find_all(nodes.For):
        if loop.find(nodes.For) is not None:
            raise BrokenPack(f"{path}，第 {loop.lineno} 行", "循环里不能再套循环", "a loop can't hold another loop")
    local = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for mark in tree.find_all(nodes.Getattr):
        _examine_mark(mark, path)
    for used in tree.find_all(nodes.Name):
        if used.name not in local | _EXTRAS and not any(used.name == section.id for section in FORM.sections):
            _refuse(used.name, path, used.lineno)


def _examine_mark(mark: nodes.Getattr, path: Path) -> None:
    """A dot stands between a section and its question, and in ``loop.index`` and the like; nowhere else."""
    owner = mark.node.name if isinstance(mark.node, nodes.Name) else "?"
    if not (owner == "loop" and mark.attr in _LOOP):
        _known(f"{owner}.{mark.attr}", path, mark.lineno)


def _known(question_id: str, path: Path, line: int) -> None:
    try:
        FORM.question(question_id)
    except LookupError:
        _refuse(question_id, path, line)


def _refuse(name: str, path: Path, line: int) -> None:
    raise BrokenPack(f"{path}，第 {line} 行", f"表单里没有“{name}”这一项", f"the form has no “{name}”")


def letter_text(job: Job, path: Path) -> str:
    """The letter with its marks filled. Raises BrokenPack when it grows beyond all measure or fails."""
    pieces, length = [], 0
    try:
        for piece in load_letter(path).generate(**_context(job)):
            pieces.append(piece)
            length += len(piece)
            if length > LONGEST:
                raise BrokenPack(str(path), f"生成的文字超过 {LONGEST} 字", f"grows beyond {LONGEST} characters")
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise BrokenPack(str(path), f"填写时出错（{error}）", f"fails when filled ({error})") from error
    return "".join(pieces)


def _context(job: Job) -> dict[str, object]:
    printed = job.printed
    context: dict[str, object] = {
        section.id: {q.name: _mark(job, q) for q in section.questions} for section in FORM.sections
    }
    context["office_name"] = printed.office_name or TO_FILL
    context["signer"] = signer(printed)
    context["individual"] = printed.is_individual
    context["today"] = f"{job.today.year}年{job.today.month}月{job.today.day}日"
    return context


def _mark(job: Job, question: BaseField | Repeat) -> str:
    return (job.printed.text(question) if job.printed.asked(question) else "") or TO_FILL


def build_letter(job: Job, document: Document) -> Iterator[Block]:
    """A letter with title and places to sign."""
    assert document.source is not None
    yield from title(document.title.zh, note=note(document))
    for line in letter_text(job, document.source).splitlines():
        if line.strip():
            yield _block(line.strip())
    yield from signing(job.printed, document)


def _block(line: str) -> Block:
    mark, rest = line[:2], line[2:].strip()
    if mark == "# ":
        return heading(rest)
    if mark == "= ":
        return paragraph(rest, align=Align.CENTRE)
    if mark == "> ":
        return paragraph(rest, align=Align.LEFT)
    return paragraph(line, indent=2)
