"""只打印: a package, a file of one, or a bundle from elsewhere, verified and ready to print; nothing of it is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from beian_desktop.documents.package import BLANK, FILE_NAMES, MAKER, FileKind, Package, PdfFile
from beian_desktop.documents.seal import Condition, condition_of
from beian_desktop.filing.filing import Filing
from beian_desktop.services.bundles import read_bundle
from beian_desktop.services.packaging import FORMAT, MANIFEST, VERSION, Options
from beian_desktop.services.preview import preview
from beian_desktop.services.reopening import ALTERED, LARGEST, reopen
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

BUNDLE_SUFFIX = ".beian"

WHOLE = Text(
    "与生成时一致：每个文件都和清单（manifest.json）对得上。",
    "As it was made: every file agrees with the list (manifest.json).",
)
SEALED = Text("存档没有被改动过。", "The archive wasn't altered.")
FROM_DATA = Text(
    "页面是按存档里的数据重新排出来的；旁边找不到附件图片时，每页带“草稿”字样。",
    "The pages are laid out anew from the archive's data; when its pictures don't lie beside it, each carries 草稿.",
)
FROM_BUNDLE = Text("页面是按交接包里的数据排出来的。", "The pages are laid out from the bundle's data.")
UNVERIFIED = Text(
    "旁边没有清单（manifest.json），没法核对“{name}”有没有被改动过。",
    "No list (manifest.json) lies beside it, so whether “{name}” was altered can't be told.",
)
GONE = Text("清单上的“{name}”不见了，没有打印它。", "“{name}” is on the list but missing; it isn't printed.")
_NEWER = Text(
    "“{path}”由更新版本的备案桌面生成。请升级后再打开。",
    "“{path}” was made by a newer version of this program. Update, then open it.",
)
_NO_LIST = Text(
    "“{path}”不是备案桌面的材料包：清单（manifest.json）没有或读不出来。请选整个材料包文件夹，或里面的“1-交公安.pdf”。",
    "“{path}” is no package of this program: its list (manifest.json) is missing or unreadable. Choose the whole "
    "folder, or “1-交公安.pdf” in it.",
)
_NO_PDF = Text(
    "“{path}”打不开：它不是 PDF、已损坏，或加了密码。请重新要一份。",
    "“{path}” can't be opened: it is no PDF, damaged, or encrypted. Ask for another copy.",
)
_NOT_OURS = Text(
    "“{path}”不是备案桌面生成的。普通 PDF 请用看 PDF 的程序打印。",
    "“{path}” wasn't made by this program. Print other PDFs with a PDF viewer.",
)
_NO_FILE = Text(
    "读不了“{path}”：它不存在，或没有读取权限。请检查路径和权限。",
    "“{path}” can't be read: it isn't there, or may not be read. Check the path and the permissions.",
)
_UNKNOWN = Text(
    "“{path}”不能打印。请选材料包文件夹、里面的 PDF，或交接包（.beian）。",
    "“{path}” can't be printed. Choose a package's folder, a PDF of it, or a bundle (.beian).",
)


@dataclass(frozen=True, slots=True)
class Printable:
    """One filing's pages: a package that is there, or a filing to lay out. ``told`` is what was verified.

    ``warnings`` say what doesn't agree, and what to do.
    """

    title: str
    told: tuple[Text, ...]
    warnings: tuple[Text, ...] = ()
    package: Package | None = None
    filing: Filing | None = None


def printables(path: Path, passphrase: str | None = None) -> tuple[Printable, ...]:
    """What can be printed of a package's folder, list or PDF, or of a bundle.

    Raises Failure with the way out; BundleSealed and WrongPassphrase for a bundle.
    """
    if path.is_dir() or path.name == MANIFEST:
        return (_of_folder(path if path.is_dir() else path.parent),)
    if path.suffix.lower() == ".pdf":
        return (_of_pdf(path),)
    if path.suffix.lower() == BUNDLE_SUFFIX:
        filings = read_bundle(path, passphrase)
        return tuple(Printable(filing.title or path.name, (FROM_BUNDLE,), filing=filing) for filing in filings)
    raise Failure(_UNKNOWN.filled(path=path))


def pages_of(printable: Printable, *, today: date, data: Path | None) -> Package:
    """The PDF files to look at and to print; ``data`` is the folder whose own packs are used. Raises Failure."""
    if printable.package is not None:
        return printable.package
    assert printable.filing is not None
    made = preview(printable.filing, today=today, options=Options(draft=True, data=data))
    printed = tuple(file for file in made.files if file.kind is not FileKind.ARCHIVE)
    return Package(printed, made.documents, made.places, made.warnings)


# A package's folder


def _of_folder(folder: Path) -> Printable:
    told = _manifest(folder)
    files, warnings = [], []
    for entry in _entries(told, folder):
        path = folder / FILE_NAMES[entry[0]]
        if not path.is_file():
            warnings.append(GONE.filled(name=path.name))
            continue
        data = _bytes(path)
        if hashlib.sha256(data).hexdigest() != entry[1]:
            warnings.append(ALTERED.filled(source=path.name))
        if entry[0] is not FileKind.ARCHIVE:
            files.append(_pdf(entry[0], path, data))
    if not files:
        raise Failure(_NO_LIST.filled(path=folder))
    return Printable(_title(files[0]), () if warnings else (WHOLE,), tuple(warnings), Package(tuple(files), (), ()))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads(_bytes(folder / MANIFEST))
        if told["format"] == FORMAT and told["version"] == VERSION:
            return dict(told)
        newer = told["format"] == FORMAT and told["version"] > VERSION
    except (Failure, ValueError, LookupError, TypeError, RecursionError) as error:
        raise Failure(_NO_LIST.filled(path=folder)) from error
    raise Failure((_NEWER if newer else _NO_LIST).filled(path=folder))


def _entries(told: dict[str, Any], folder: Path) -> Iterator[tuple[FileKind, str]]:
    """Kind and digest of each PDF on the list; only the names that a package has are ever opened."""
    try:
        listed = {entry["path"]: entry["sha256"] for entry in told["files"]}
    except (LookupError, TypeError) as error:
        raise Failure(_NO_LIST.filled(path=folder)) from error
    for kind, name in FILE_NAMES.items():
        if name in listed:
            yield kind, listed[name]


# A single PDF


def _of_pdf(path: Path) -> Printable:
    """The package that the PDF lies in; without its list the PDF alone, or what an archive's data are printed as."""
    if (path.parent / MANIFEST).is_file() and path.name in FILE_NAMES.values():
        return _of_folder(path.parent)
    data = _bytes(path)
    if condition_of(data) is not Condition.UNSEALED:
        return _of_archive(path)
    kind = FileKind.OWN if path.name == FILE_NAMES[FileKind.OWN] else FileKind.COUNTER
    file = _pdf(kind, path, data)
    return Printable(_title(file), (), (UNVERIFIED.filled(name=path.name),), Package((file,), (), ()))


def _of_archive(path: Path) -> Printable:
    reopened = reopen(path)
    title = reopened.filing.title or path.name
    if reopened.warning is not None:
        return Printable(title, (FROM_DATA,), (reopened.warning,), filing=reopened.filing)
    return Printable(title, (SEALED, FROM_DATA), filing=reopened.filing)


def _pdf(kind: FileKind, path: Path, data: bytes) -> PdfFile:
    from beian_desktop.attachments.content import InMemory
    from beian_desktop.attachments.pdf_pages import LockedError, opened

    try:
        with opened(InMemory(data)) as document:
            maker = document.get_metadata_value("Creator")
            leaves = tuple(None if _is_blank(document[page]) else ("", page) for page in range(len(document)))
    except (LockedError, RuntimeError, ValueError) as error:  # PDFium's own error is a RuntimeError
        raise Failure(_NO_PDF.filled(path=path)) from error
    if maker != MAKER:
        raise Failure(_NOT_OURS.filled(path=path))
    return PdfFile(kind, path.name, data, leaves)


def _title(file: PdfFile) -> str:
    """What the file says that it is of."""
    from beian_desktop.attachments.content import InMemory
    from beian_desktop.attachments.pdf_pages import opened

    with opened(InMemory(file.data)) as document:
        return str(document.get_metadata_value("Title")) or file.name


def _is_blank(page: Any) -> bool:
    """Whether the page only keeps the next copy from beginning on a back side."""
    return BLANK in page.get_textpage().get_text_bounded()


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Failure(_NO_PDF.filled(path=path))
        return path.read_bytes()
    except OSError as error:
        raise Failure(_NO_FILE.filled(path=path)) from error
