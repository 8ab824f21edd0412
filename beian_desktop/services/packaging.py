"""The package of a filing on disk: PDF files, upload folder, badge and manifest, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path

from beian_desktop.checks.report import Report, in_short
from beian_desktop.documents.package import Package as Composed
from beian_desktop.exchange.filing_json import write_filing
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import result, site
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.checking import check
from beian_desktop.services.document_list import own_packs
from beian_desktop.services.word_templates import filled_all, word_templates_folder
from beian_desktop.services.writing import new_folder, put
from beian_desktop.services.zipping import write_zip
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

MANIFEST = "manifest.json"
FORMAT = "beian-package"
VERSION = 1

LAYING_OUT = threading.Lock()
"""One package is laid out at a time, whichever thread asks: ReportLab's fonts are the process's."""

UPLOAD, BADGE, WORD = "upload", "badge", "word"
UPLOAD_PROFILES = ("5mb", "512kb", "400kb")
UNNAMED = "filing"

_NOT_OURS_BUT_HARMLESS = {".DS_Store", "Thumbs.db", "desktop.ini", MANIFEST}

Progress = Callable[[float, Text], None]
Cancelled = Callable[[], bool]

NOT_READY = Text(
    "“{name}”还有 {count} 个错误，没有生成材料。请先改正（用 check 查看），或加 --draft 生成带“草稿”字样的材料。",
    "“{name}” has {count} errors, so no package was made. Mend them first (see check), or make a draft with --draft.",
)
CANCELLED = Text("已取消，没有写入任何文件。", "Cancelled; nothing was written.")
NOT_A_PACKAGE = Text(
    "文件夹 {path} 里有不是本程序生成的内容（{found}），没有覆盖。请把它移走，或换一个输出文件夹。",
    "The folder {path} holds something that isn't of a package ({found}), so it wasn't replaced. "
    "Move that away, or choose another folder.",
)

STEPS = {
    "check": (0.0, Text("检查资料", "Checking the filing")),
    "documents": (0.1, Text("排版文书", "Laying out the documents")),
    "upload": (0.5, Text("准备上传文件夹", "Preparing the upload folder")),
    "badge": (0.85, Text("生成备案标识", "Making the badge")),
    "write": (0.9, Text("写入文件", "Writing the files")),
    "done": (1.0, Text("完成", "Done")),
}


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a package.

    ``documents`` chooses documents by their ids instead of what the route needs, ``pack`` a
    pack instead of the office's; ``data`` is the data folder whose own packs and Word forms are used, of these
    only those that ``word`` names, when it does. ``copies`` and ``letterhead`` are the agency's.
    """

    draft: bool = False
    documents: tuple[str, ...] | None = None
    pack: str | None = None
    data: Path | None = None
    word: tuple[str, ...] | None = None
    upload_profile: str = UPLOAD_PROFILES[0]
    zip: bool = False
    copies: Mapping[str, int] = field(default_factory=dict)
    letterhead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a package as its manifest tells it; ``path`` is relative, with slashes."""

    path: str
    size: int
    sha256: str
    kind: str


@dataclass(frozen=True, slots=True)
class Package:
    """A package on disk. ``files`` are those that the manifest tells; ``draft`` tells that it carries 草稿.

    ``warnings`` are sentences about what was left out, such as a pack of the user's that is broken.
    """

    folder: Path
    files: tuple[PackageFile, ...]
    draft: bool
    zip: Path | None = None
    warnings: tuple[Text, ...] = ()

    @property
    def paths(self) -> list[Path]:
        """Where every file of the package is, the manifest included."""
        return [*(self.folder / file.path for file in self.files), self.folder / MANIFEST]


class NotReady(Failure):
    """Errors stand and no draft was asked for."""

    def __init__(self, name: str, report: Report) -> None:
        self.faults = in_short(report)
        super().__init__(NOT_READY.filled(name=name, count=report.counts[Severity.ERROR]))


class ExportCancelled(Failure):
    """The user stopped the export; nothing of it stays."""


def export(
    filing: Filing,
    out: Path,
    *,
    today: date,
    options: Options = Options(),
    name: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Package:
    """Writes the package into a folder of its own in ``out``, replacing an earlier package of the filing.

    ``name`` is the folder's, else :func:`folder_name`. Raises NotReady while errors stand and no draft is asked for,
    ExportCancelled, and Failure when a document can't be made or the folder can't be written; then what was
    there before stays as it was.
    """
    steps = _Steps(progress, cancelled)
    steps.at("check")
    report, _ = check(filing, today=today)
    if not report.ready and not options.draft:
        raise NotReady(filing.title or filing.id, report)
    name = name or folder_name(filing)
    folder = out / name
    _must_be_replaceable(folder)
    draft = not report.ready
    with new_folder(folder) as temporary:
        warnings: list[Text] = []
        files = tuple(_write(temporary, _contents(filing, today, options, draft, steps, warnings), steps))
        put(temporary / MANIFEST, _manifest(name, filing, today, files))
    packed = write_zip(folder, today) if options.zip else None
    steps.at("done")
    return Package(folder, files, draft, packed, tuple(warnings))


class _Steps:
    """Tells how far the export is, and stops it between two steps or files when the user asks."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress, self._cancelled = progress, cancelled

    def at(self, name: str) -> None:
        """A step begins. Raises ExportCancelled."""
        if name != "done":
            self.go_on()
        if self._progress is not None:
            self._progress(*STEPS[name])

    def go_on(self) -> None:
        """Raises ExportCancelled when the user asked to stop."""
        if self._cancelled is not None and self._cancelled():
            raise ExportCancelled(CANCELLED)


Content = tuple[str, str, bytes]
"""Path, kind and bytes of one file."""


def _contents(
    filing: Filing, today: date, options: Options, draft: bool, steps: _Steps, warnings: list[Text]
) -> Iterator[Content]:
    steps.at("documents")
    yield from _printed(filing, today, options, draft, warnings)
    if options.data:
        for name, data in filled_all(filing, word_templates_folder(options.data), today, warnings, options.word):
            yield f"{WORD}/{name}", WORD, data
    steps.at("upload")
    yield from _upload(filing, options)
    steps.at("badge")
    yield from _badge(filing)


def _printed(filing: Filing, today: date, options: Options, draft: bool, warnings: list[Text]) -> Iterator[Content]:
    """The PDF files, which aren't held any longer than they are written."""
    package = composed(filing, today, options, draft)
    warnings += package.warnings
    yield from ((file.name, file.kind.value, file.data) for file in package.files)


def composed(filing: Filing, today: date, options: Options, draft: bool) -> Composed:
    """The package's PDF files in memory. Raises Failure when a document can't be made."""
    from beian_desktop.attachments.placeholder import printable_pictures
    from beian_desktop.documents.compose import compose

    with LAYING_OUT:
        return compose(
            filing,
            today=today,
            draft=draft,
            pictures=printable_pictures,
            document_ids=options.documents,
            pack_id=options.pack,
            own_packs=own_packs(options.data) if options.data else None,
            exchange_json=write_filing(filing),
            copies=options.copies,
            letterhead=options.letterhead,
        )


def _upload(filing: Filing, options: Options) -> Iterator[Content]:
    from beian_desktop.attachments.fit import fitted
    from beian_desktop.attachments.picture import pictures
    from beian_desktop.documents.upload import upload_files

    usable = tuple(attachment for attachment in filing.attachments if attachment.facts.problem is None)
    with_usable = replace(filing, attachments=usable)
    for name, data in upload_files(with_usable, options.upload_profile, pictures=pictures, fitted=fitted):
        yield f"{UPLOAD}/{name}", UPLOAD, data


def _badge(filing: Filing) -> Iterator[Content]:
    number = filing.answers.normal(result.NUMBER)
    if number is None:
        return
    from beian_desktop.services.badges import Wanted, badge_files

    for name, data in badge_files(Wanted(number, filing.answers.normal(site.ICP_NUMBER) or "")):
        yield f"{BADGE}/{name}", BADGE, data


def _write(folder: Path, contents: Iterator[Content], steps: _Steps) -> Iterator[PackageFile]:
    for path, kind, data in contents:
        steps.go_on()
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        put(target, data)
        yield PackageFile(path, len(data), hashlib.sha256(data).hexdigest(), kind)


def _manifest(name: str, filing: Filing, today: date, files: tuple[PackageFile, ...]) -> bytes:
    told = {
        "format": FORMAT,
        "version": VERSION,
        "filing": filing.id or name,
        "today": today.isoformat(),
        "files": [{"path": e.path, "size": e.size, "sha256": e.sha256, "kind": e.kind} for e in files],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def folder_name(filing: Filing) -> str:
    """The folder of a filing's package: its id, else its main domain, else a plain word; safe on every system."""
    return safe_name(filing.id or filing.answers.normal(site.DOMAIN) or filing.title) or UNNAMED


def folder_names(filings: Sequence[Filing]) -> Iterator[str]:
    """A folder for each filing of one call, no two the same on any system."""
    taken: set[str] = set()
    for filing in filings:
        plain = folder_name(filing)
        tries = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
        name = next(name for name in tries if name.casefold() not in taken)
        taken.add(name.casefold())
        yield name


_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(text: str) -> str:
    """The text as a name that Windows, macOS and Linux take; empty when nothing of it can stand in one."""
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", text)).strip(" .-")[:80].rstrip(" .-")
    return f"_{name}" if _RESERVED.match(name) else name


def _must_be_replaceable(folder: Path) -> None:
    """Raises Failure when something other than an earlier package stands at the place of the folder."""
    foreign = _foreign(folder) if os.path.lexists(folder) else None
    if foreign is not None:
        raise Failure(NOT_A_PACKAGE.filled(path=folder, found=foreign))


def _foreign(folder: Path) -> str | None:
    """The first thing in the folder that no package put there; None when it holds a package only."""
    if folder.is_symlink() or not folder.is_dir():
        return folder.name
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        ours = {entry["path"] for entry in told["files"]} if told.get("format") == FORMAT else set()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        ours = set()
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return next((p for p in found if p not in ours and Path(p).name not in _NOT_OURS_BUT_HARMLESS), None)
