"""The facts of a file: what it is, how large, how well it can be read. Bad content is a fact too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.attachments import imaging, pdf_pages, quality
from beian_desktop.attachments.content import OnDisk, size_and_digest
from beian_desktop.attachments.signature import HEAD, type_of
from beian_desktop.attachments.trial import MAX_PAGES, Trial, Verdict, tried
from beian_desktop.filing.files import Content, FileFacts, FileType, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 200_000_000
"""A larger file is no scan of a paper; a whole scanned binder has some 50 MB."""


def measure_path(path: Path) -> FileFacts:
    """The facts of a file on disk. Never raises: what is wrong stands in ``problem``."""
    if path.exists() and not path.is_file():  # a pipe would block, a folder has no bytes
        return FileFacts(problem=Problem.UNREADABLE)
    return measure(OnDisk(path), path.name)


def measure(content: Content, name: str) -> FileFacts:  # noqa: ARG001 - part of the agreed call; the type comes from the content alone
    """The facts of a file. Never raises: what is wrong stands in ``problem``."""
    try:
        size, digest = size_and_digest(content)
        with content.open() as stream:
            head = stream.read(HEAD)
    except FileNotFoundError:
        return FileFacts(problem=Problem.MISSING)
    except OSError:
        return FileFacts(problem=Problem.UNREADABLE)
    facts = FileFacts(type_of(head), size, digest)
    if not size:
        return replace(facts, problem=Problem.EMPTY)
    if facts.type is FileType.OTHER:
        return replace(facts, problem=Problem.NOT_A_SCAN)
    if size > MAX_BYTES:
        return replace(facts, problem=Problem.TOO_LARGE)
    return _looked_into(content, facts)


def _looked_into(content: Content, facts: FileFacts) -> FileFacts:
    """The facts with what only a decoder can tell."""
    try:
        return _pdf(content, facts) if facts.type is FileType.PDF else _picture(content, facts)
    except (imaging.TooManyPixelsError, MemoryError):
        return replace(facts, problem=Problem.TOO_LARGE)
    except Exception:  # noqa: BLE001 - decoders raise anything on bad content
        return replace(facts, problem=Problem.DAMAGED)


def _pdf(content: Content, facts: FileFacts) -> FileFacts:
    with content.open() as stream:
        trial = _tried(facts.sha256, stream.read) or _opened_here(content)
    return replace(facts, pages=trial.pages or 1, problem=_PROBLEMS.get(trial.verdict))


def _opened_here(content: Content) -> Trial:
    """The same without a child process, where none can be had; the pages aren't drawn."""
    try:
        with pdf_pages.opened(content) as document:
            pages = len(document)
    except pdf_pages.LockedError:
        return Trial(Verdict.LOCKED, 0)
    verdict = Verdict.TOO_MUCH if pages > MAX_PAGES else Verdict.USABLE if pages else Verdict.DAMAGED
    return Trial(verdict, pages)


_PROBLEMS = {
    Verdict.LOCKED: Problem.ENCRYPTED,
    Verdict.DAMAGED: Problem.DAMAGED,
    Verdict.CRASHED: Problem.CRASHES,
    Verdict.TOO_MUCH: Problem.TOO_LARGE,
}
_TRIALS: dict[str, Trial | None] = {}


def _tried(digest: str, read: Callable[[], bytes]) -> Trial | None:
    """The trial of a file, remembered: the same is measured again whenever a filing is read from its folder."""
    if digest not in _TRIALS:
        _TRIALS[digest] = tried(read())
    return _TRIALS[digest]


def _picture(content: Content, facts: FileFacts) -> FileFacts:
    with imaging.opened(content, facts.type) as picture:
        width, height = imaging.upright_size(picture)
        frames = getattr(picture, "n_frames", 1) if facts.type is FileType.TIFF else 1
        shrunk = quality.shrunk(picture)  # needs the full size, so before decoding
        plain = imaging.decoded(picture, quality.MEASURED_WIDTH / picture.width)
        return replace(_with_quality(plain, facts), width=width, height=height, pages=frames, shrunk=shrunk)


def _with_quality(picture: Image, facts: FileFacts) -> FileFacts:
    return replace(facts, sharpness=quality.sharpness(picture), brightness=quality.brightness(picture))
