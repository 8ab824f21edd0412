"""Exchange files on disk, read with their attachments measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from beian_desktop.exchange.failures import NotAFiling
from beian_desktop.exchange.filing_json import read_filing, write_filing
from beian_desktop.exchange.filing_reader import MOST_CHARACTERS
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing
from beian_desktop.system.language import Text


def read_filing_file(path: Path) -> Filing:
    """The filing in the file, its attachments looked for beside it and measured.

    Raises NotAFiling when the file can't be read, isn't UTF-8, isn't JSON or isn't
    ``beian-filing`` version 1.
    """
    return measured(read_unmeasured(path))


def read_unmeasured(path: Path) -> Filing:
    """The filing in the file, its attachments not looked at. Raises NotAFiling."""
    return read_filing(_text(path), source=str(path), folder=path.parent)


def as_text(filing: Filing) -> str:
    """The exchange file of a filing; equal filings give the same text."""
    return write_filing(filing)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise NotAFiling(str(path), _NO_FILE)
        if path.stat().st_size > 4 * MOST_CHARACTERS:
            raise NotAFiling(str(path), _TOO_LARGE)
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAFiling(str(path), _NOT_UTF_8) from error
    except OSError as error:
        raise NotAFiling(str(path), _NO_FILE) from error


_NO_FILE = Text(
    "文件不存在，或没有读取权限。请检查路径和权限。",
    "there is no such file, or it may not be read. Check the path and the permissions.",
)
_TOO_LARGE = Text("它太大了，不像备案文件。请选对文件。", "it is too large for one. Choose another file.")
_NOT_UTF_8 = Text(
    "它不是 UTF-8 编码的文本。请用 UTF-8 另存一份再试。",
    "it isn't text in UTF-8. Save a copy as UTF-8 and try again.",
)


def measured(filing: Filing) -> Filing:
    """The filing with its files looked at; those that have a problem already stay as they are."""
    return replace(filing, attachments=tuple(map(_measured, filing.attachments)))


def _measured(attachment: Attachment) -> Attachment:
    if attachment.facts.problem is not None:
        return attachment
    from beian_desktop.attachments.measure import measure

    return replace(attachment, facts=measure(attachment.content, attachment.name))
