"""Templates that a person writes: they can read the filing and nothing else, bounded in time and length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from beian_desktop.documents.marks import Answer
from beian_desktop.documents.signs import EMPTY_BOX, TICKED_BOX
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.system.language import Text

EXTRAS = frozenset({"today", "office_name", "signer", "individual"})
"""What a template can name beside the form's sections."""

_CONSTANTS = frozenset({"loop", "true", "false"})
_LOOP = frozenset({"index", "first", "last", "length"})
_FILTERS = ("default", "length", "upper", "lower", "trim")
"""Those that can't make a text much longer than it is."""

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
    nodes.Test,
)


class Wrong(NamedTuple):
    """What can't stay in a template, and the line on which it stands."""

    line: int
    says: Text


def sandbox(*, autoescape: bool = False) -> ImmutableSandboxedEnvironment:
    """An environment without loaders, globals and most filters; ``box`` and ``boxes`` tick choices."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=autoescape, keep_trailing_newline=False
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS} | {"box": box, "boxes": boxes}
    return environment


def box(answer: Answer, option: str) -> str:
    """A box, ticked when the option (its code or name) is chosen."""
    return TICKED_BOX if option in answer.chosen else EMPTY_BOX


def boxes(answer: Answer) -> str:
    """Every option with its box."""
    return answer.boxes


def faults(text: str) -> Iterator[Wrong]:
    """Everything for which a template's text is refused: its syntax, else what :func:`examine` finds."""
    try:
        tree = sandbox().parse(text)
    except TemplateSyntaxError as error:
        yield Wrong(error.lineno, Text(f"写法不对（{error.message}）", f"wrong syntax ({error.message})"))
    except RecursionError:
        yield Wrong(1, Text("括号套得太深", "it is nested too deeply"))
    else:
        yield from examine(tree)


def examine(tree: nodes.Template) -> Iterator[Wrong]:
    """Everything in a template that is unknown, or could run or grow without bound."""
    for found in tree.find_all(_BOUNDLESS):
        name = type(found).__name__
        yield Wrong(found.lineno, Text(f"模板里不能用“{name}”", f"“{name}” isn't allowed in a template"))
    for loop in tree.find_all(nodes.For):
        if loop.find(nodes.For) is not None:
            yield Wrong(loop.lineno, Text("循环里不能再套循环", "a loop can't hold another loop"))
    members = _members_by_variable(tree)
    for mark in tree.find_all(nodes.Getattr):
        yield from _examine_mark(mark, members)
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name in ("box", "boxes"):
            yield from _examine_box(filtered)
        elif filtered.name not in _FILTERS:
            name = filtered.name
            yield Wrong(filtered.lineno, Text(f"模板里不能用“{name}”", f"“{name}” isn't allowed in a template"))
    local = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | EXTRAS | _CONSTANTS
    sections = {section.id for section in FORM.sections}
    for used in tree.find_all(nodes.Name):
        if used.name not in local | sections:
            yield unknown(used.name, used.lineno)


def _members_by_variable(tree: nodes.Template) -> dict[str, set[str]]:
    """The variables that go over the rows of a repeat, and what a row has."""
    members: dict[str, set[str]] = {}
    for loop in tree.find_all(nodes.For):
        over, each = loop.iter, loop.target
        if isinstance(over, nodes.Getattr) and isinstance(over.node, nodes.Name) and isinstance(each, nodes.Name):
            question = _questions().get(f"{over.node.name}.{over.attr}")
            if isinstance(question, Repeat):
                members.setdefault(each.name, set()).update(member.name for member in question.members)
    return members


def _examine_mark(mark: nodes.Getattr, members: Mapping[str, set[str]]) -> Iterator[Wrong]:
    """A dot stands between a section and its question, a row and its member, and in ``loop.index`` and the like."""
    owner = mark.node.name if isinstance(mark.node, nodes.Name) else ""
    if (owner == "loop" and mark.attr in _LOOP) or mark.attr in members.get(owner, ()):
        return
    try:
        FORM.question(f"{owner}.{mark.attr}")
    except LookupError:
        yield unknown(f"{owner}.{mark.attr}", mark.lineno)


def _examine_box(filtered: nodes.Filter) -> Iterator[Wrong]:
    """A box belongs to a question of options and names one of them."""
    mark = filtered.node
    owner = mark.node.name if isinstance(mark, nodes.Getattr) and isinstance(mark.node, nodes.Name) else ""
    question = _questions().get(f"{owner}.{mark.attr}" if isinstance(mark, nodes.Getattr) else "")
    if not isinstance(question, BaseField) or not question.kind.options():
        yield Wrong(filtered.lineno, Text("打勾的方框只能用于选择项", "a box is for a question of options only"))
    elif filtered.name == "box":
        wanted = [argument.value for argument in filtered.args if isinstance(argument, nodes.Const)]
        named = {name for option in question.kind.options() for name in (option.code, option.label.zh)}
        if len(wanted) != 1 or wanted[0] not in named:
            shown = "、".join(option.code for option in question.kind.options())
            yield Wrong(
                filtered.lineno,
                Text(
                    f"“{question.id}”的方框应写其中一项：{shown}",
                    f"the box of “{question.id}” must name one of {shown}",
                ),
            )


@cache
def _questions() -> Mapping[str, Question]:
    return {question.id: question for section in FORM.sections for question in section.questions}


@cache
def _ids_by_label() -> Mapping[str, list[str]]:
    table: dict[str, list[str]] = {}
    for question in _questions().values():
        table.setdefault(question.label.zh, []).append(question.id)
    return table


def unknown(name: str, line: int) -> Wrong:
    """A mark that the form doesn't have, with those that it may have meant."""
    meant = [*_ids_by_label().get(name, ()), *get_close_matches(name, list(_questions()), 3, 0.75)]
    zh, en = f"表单里没有“{name}”这一项", f"the form has no “{name}”"
    if meant:
        zh, en = f"{zh}，是不是 {'、'.join(meant)}", f"{en}; did you mean {', '.join(meant)}"
    return Wrong(line, Text(zh, en))


def questions_in(text: str) -> list[Question]:
    """The questions whose answers a template prints, each once, in the order of the form; none when it can't be read."""
    try:
        tree = sandbox().parse(text)
    except (TemplateSyntaxError, RecursionError):
        return []
    named = {
        f"{mark.node.name}.{mark.attr}" for mark in tree.find_all(nodes.Getattr) if isinstance(mark.node, nodes.Name)
    }
    return [question for question in _questions().values() if question.id in named]
