"""Filings read from the files that a call names; one that can't be used doesn't stop the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from beian_desktop.cli.console import Console
from beian_desktop.filing.filing import Filing
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.system.failure import Failure


def read_filings(paths: Sequence[Path], console: Console) -> list[tuple[str, Filing]]:
    """Each readable file with its filing; the others are told on standard error."""
    read = []
    for path in paths:
        try:
            read.append((str(path), read_filing_file(path)))
        except Failure as failure:
            console.tell(failure.says)
    return read
