"""Bundles packed from the data folder and merged into it, question by question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from beian_desktop.exchange.bundle import LARGEST, SEALED, Sent, digest, pack, sent, unpack
from beian_desktop.exchange.failures import BundleSealed, NotABundle, WrongPassphrase
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, Problem
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.services.exchange_files import measured
from beian_desktop.services.workspace import Summary, Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

__all__ = [
    "BundleSealed",
    "Conflict",
    "Merge",
    "Texts",
    "WrongPassphrase",
    "merge",
    "of_client",
    "pack_to",
    "plan",
    "read_bundle",
]

_ABSENT = (Problem.MISSING, Problem.OUTSIDE)

Texts = Mapping[BaseField, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that was answered differently here and in the bundle; the texts by field."""

    question: Question
    mine: Texts
    theirs: Texts


@dataclass(frozen=True, slots=True)
class Merge:
    """What taking over one filing of a bundle would do. ``taken`` are answers that changed only there.

    ``is_new`` tells that no filing of its id is here, and it is added as it is; ``files`` aren't here yet.
    """

    theirs: Filing
    is_new: bool
    taken: Texts
    conflicts: tuple[Conflict, ...]
    files: tuple[Attachment, ...]


def pack_to(workspace: Workspace, filing_ids: Sequence[str], out: Path, passphrase: str | None = None) -> None:
    """Writes a bundle of some filings, for its owner's eyes only. Raises Failure.

    What was packed is remembered, so that a bundle that comes back is merged with what changed since.
    """
    filings = [_with_ancestors(workspace, workspace.filing(filing_id)) for filing_id in filing_ids]
    try:
        data = pack(filings, passphrase)
    except OSError as error:
        raise Failure(_UNREADABLE.filled(why=error)) from error
    write_file(out, data)
    for filing in filings:
        workspace.remember_exchanged(filing.id, filing.answers)


def _with_ancestors(workspace: Workspace, filing: Filing) -> Filing:
    states = tuple(digest(answers) for answers in workspace.exchanged(filing.id))
    return sent(filing, states)


def filing_ids_of(workspace: Workspace, client_id: str) -> list[str]:
    """The filings of a client, to pack them all."""
    return [summary.id for summary in workspace.summaries() if summary.client_id == client_id]


def is_bundle(path: Path) -> bool:
    """Whether a file begins as bundles do; what can't be opened is none."""
    try:
        with path.open("rb") as file:
            return file.read(len(SEALED)).startswith((b"PK\x03\x04", SEALED))
    except OSError:
        return False


def read_bundle(path: Path, passphrase: str | None = None) -> list[Filing]:
    """The filings of a bundle, their attachments measured. Raises NotABundle, BundleSealed, WrongPassphrase."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotABundle(str(path), _TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise NotABundle(str(path), _NO_FILE) from error
    return unpacked(data, str(path), passphrase)


def packed(workspace: Workspace, filing_id: str) -> bytes:
    """The bundle of one filing, to be read in another process. Raises Failure."""
    try:
        return pack([workspace.filing(filing_id)])
    except OSError as error:
        raise Failure(_UNREADABLE.filled(why=error)) from error


def unpacked(data: bytes, source: str, passphrase: str | None = None) -> list[Filing]:
    """As :func:`read_bundle`, of bytes that ``source`` names in sentences."""
    return [measured(filing) for filing in unpack(data, passphrase, source=source)]


def plan(workspace: Workspace, theirs: Filing) -> Merge:
    """What taking over this filing would do, compared with what was last exchanged. Changes nothing."""
    if not any(summary.id == theirs.id for summary in workspace.summaries()):
        return Merge(theirs, True, {}, (), theirs.attachments)
    mine = workspace.filing(theirs.id)
    base = _base(workspace, theirs)
    taken: dict[BaseField, tuple[str, ...]] = {}
    conflicts = []
    for question in (question for section in FORM.sections for question in section.questions):
        ours, other, before = (_texts(question, answers) for answers in (mine.answers, theirs.answers, base))
        if ours == other or other == before:
            continue
        if ours == before:
            taken |= other
        else:
            conflicts.append(Conflict(question, ours, other))
    here = {(file.slot, file.facts.sha256) for file in mine.attachments}
    there = (file for file in theirs.attachments if file.facts.problem not in _ABSENT)
    files = tuple(file for file in there if (file.slot, file.facts.sha256) not in here)
    return Merge(theirs, False, taken, tuple(conflicts), files)


def _base(workspace: Workspace, theirs: Filing) -> Answers:
    """The latest state that both sides grew from: what one changed since, the other didn't take back.

    Of a bundle that tells no state that is known here it is the one last exchanged.
    """
    known = workspace.exchanged(theirs.id)
    told = {digest(theirs.answers), *(theirs.ancestors if isinstance(theirs, Sent) else ())}
    return next((answers for answers in known if digest(answers) in told), known[0] if known else Answers())


def of_client(workspace: Workspace, filing_id: str) -> list[Summary]:
    """The filings that belong to the same client as this one; itself alone when it has none."""
    every = workspace.summaries()
    client = next((one.client_id for one in every if one.id == filing_id), None)
    return [one for one in every if one.id == filing_id or (client is not None and one.client_id == client)]


def merge(workspace: Workspace, wanted: Merge, theirs: Collection[Conflict]) -> Filing:
    """Takes the filing over; of the conflicts those in ``theirs`` are decided for the bundle, the others for here.

    A backup is made first. Nothing that is here is removed, and doing it again changes nothing.
    """
    if wanted.is_new:
        kept = workspace.add(wanted.theirs)
    else:
        workspace.backup_if_changed()
        texts = {**wanted.taken}
        for conflict in theirs:
            texts |= conflict.theirs
        with workspace.together():
            workspace.answer_all(wanted.theirs.id, texts)
            for file in wanted.files:
                workspace.attach_copy(wanted.theirs.id, file)
            workspace.remember_exchanged(wanted.theirs.id, wanted.theirs.answers)
        return workspace.filing(wanted.theirs.id)
    workspace.remember_exchanged(kept.id, wanted.theirs.answers)
    return kept


def _texts(question: Question, answers: Answers) -> Texts:
    """Every text of a question; rows of a repeat belong together."""
    fields: Sequence[BaseField] = question.members if isinstance(question, Repeat) else (question,)
    return {field: answers.texts(field) for field in fields}


_UNREADABLE = Text(
    "有附件读不出来（{why}），没有打包。请在备案中重新添加它。",
    "An attachment can't be read ({why}), so nothing was packed. Add it to the filing anew.",
)
_NO_FILE = Text(
    "文件不存在，或没有读取权限。请检查路径和权限。",
    "there is no such file, or it may not be read. Check the path and the permissions.",
)
_TOO_LARGE = Text("它太大了，不像交接包。请选对文件。", "it is too large for a bundle. Choose another file.")
