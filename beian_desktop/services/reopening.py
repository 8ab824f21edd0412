"""The archive of a package opened again as the filing that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from beian_desktop.documents.embedded import NotAnArchive, read_embedded
from beian_desktop.exchange.filing_json import read_filing
from beian_desktop.filing.filing import Filing
from beian_desktop.services.exchange_files import measured
from beian_desktop.system.language import Text

LARGEST = 1 << 30
"""Bytes; a package of 40 scans has some 30 million."""

ALTERED = Text(
    "“{source}”生成以后被改动过（另存、批注或编辑），纸面上的内容可能与取回的数据不一致。请核对后再用。",
    "“{source}” was altered after it was made (saved anew, annotated or edited), so its pages may differ from the data "
    "that was read. Compare them before you use it.",
)
_UNREADABLE = Text(
    "文件不存在，或没有读取权限。请检查路径和权限。",
    "there is no such file, or it may not be read. Check the path and the permissions.",
)
_TOO_LARGE = Text("文件太大，不像材料存档。请选对文件。", "it is too large for an archive. Choose another file.")


@dataclass(frozen=True, slots=True)
class Reopened:
    """The filing of an archive, and its exchange file as it was embedded.

    ``warning`` is a sentence for a PDF that isn't as it was made, else None.
    """

    filing: Filing
    text: str
    warning: Text | None


def reopen(path: Path) -> Reopened:
    """The filing in the archive; its attachments are looked for beside the PDF.

    Raises NotAnArchive and NotAFiling with a sentence for whatever can't be read, a newer version included.
    """
    embedded = read_embedded(_bytes(path), source=str(path))
    filing = measured(read_filing(embedded.text, source=str(path), folder=path.parent))
    return Reopened(filing, embedded.text, ALTERED.filled(source=path) if embedded.altered else None)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise NotAnArchive(str(path), _TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise NotAnArchive(str(path), _UNREADABLE) from error
