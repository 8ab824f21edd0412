"""The exchange file of a filing (.json), ``beian-filing`` version 1."""

from __future__ import annotations

from beian_desktop.exchange.filing_reader import read_filing
from beian_desktop.exchange.filing_writer import file_names, write_filing

__all__ = ["file_names", "read_filing", "write_filing"]
