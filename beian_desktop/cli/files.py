"""Filings read from the files that a call names; one that can't be used doesn't stop the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from beian_desktop.cli.console import Console
from beian_desktop.cli.passphrase import with_key
from beian_desktop.filing.filing import Filing
from beian_desktop.services.bundles import is_bundle, read_bundle
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.system.failure import Failure


def read_filings(paths: Sequence[Path], console: Console) -> tuple[list[tuple[str, Filing]], bool]:
    """Every filing of the files, also of bundles, with what names it; and whether all files could be read.

    Those that couldn't are told on standard error.
    """
    read: list[tuple[str, Filing]] = []
    all_read = True
    for path in paths:
        try:
            read += _filings(path, console)
        except Failure as failure:
            console.tell(failure.says)
            all_read = False
    return read, all_read


def _filings(path: Path, console: Console) -> list[tuple[str, Filing]]:
    if not is_bundle(path):
        return [(str(path), read_filing_file(path))]
    return [(f"{path}#{filing.id}", filing) for filing in with_key(lambda key: read_bundle(path, key), console)]
