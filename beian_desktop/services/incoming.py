"""Whatever comes from elsewhere with filings in it: an exchange file, the archive of a package, a bundle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from beian_desktop.documents.seal import Condition, condition_of
from beian_desktop.filing.files import Problem
from beian_desktop.filing.filing import Filing
from beian_desktop.services.bundles import read_bundle
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.packaging import MANIFEST
from beian_desktop.services.print_only import BUNDLE_SUFFIX
from beian_desktop.services.reopening import LARGEST, reopen
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

PATTERNS = ("*.json", "*.pdf", f"*{BUNDLE_SUFFIX}")
"""The names of files that may hold filings."""

WITHOUT_PICTURES = Text(
    "“{source}”里不带附件图片，旁边也没有找到 {count} 个。请到“附件”页重新添加。",
    "“{source}” carries no pictures, and {count} weren't found beside it. Add them anew on the page Attachments.",
)
_UNKNOWN = Text(
    "“{path}”里没有备案。可以导入的有：备案文件（.json）、“3-存档.pdf”、交接包（.beian）。",
    "“{path}” holds no filing. What can be brought in: exchange files (.json), “3-存档.pdf”, bundles (.beian).",
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """The filings of one file. ``only_prints``: it is a package's other part, which is printed and holds no data."""

    filings: tuple[Filing, ...] = ()
    warnings: tuple[Text, ...] = ()
    only_prints: bool = False


def read_incoming(path: Path, passphrase: str | None = None) -> Incoming:
    """What the file holds, by its name's ending. Raises Failure, BundleSealed and WrongPassphrase; changes nothing."""
    ending = path.suffix.lower()
    if path.is_dir() or path.name == MANIFEST:
        return Incoming(only_prints=True)
    if ending == BUNDLE_SUFFIX:
        return Incoming(tuple(read_bundle(path, passphrase)))
    if ending == ".json":
        return Incoming((read_filing_file(path),))
    if ending == ".pdf":
        return _of_pdf(path)
    raise Failure(_UNKNOWN.filled(path=path))


def _of_pdf(path: Path) -> Incoming:
    if _is_not_an_archive(path):
        return Incoming(only_prints=True)
    reopened = reopen(path)
    missing = sum(file.facts.problem is Problem.MISSING for file in reopened.filing.attachments)
    lacking = WITHOUT_PICTURES.filled(source=path.name, count=missing) if missing else None
    return Incoming((reopened.filing,), tuple(text for text in (reopened.warning, lacking) if text))


def _is_not_an_archive(path: Path) -> bool:
    """Whether it is a PDF without a seal, such as what is handed in; what can't be read is told by who opens it."""
    try:
        return path.stat().st_size <= LARGEST and condition_of(path.read_bytes()) is Condition.UNSEALED
    except OSError:
        return False
