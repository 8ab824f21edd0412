"""The tables of the store as they are today; :mod:`steps` holds how they came to be.

Times are texts in ISO 8601, UTC. An answer is one row, so a new field needs no
migration, and answers to fields that this version doesn't know stay untouched.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _filing(*, primary_key: bool = False) -> Column[str]:
    return Column("filing", Text, ForeignKey("filing.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key)


def _client(*, primary_key: bool = False) -> Column[str]:
    return Column("client", Text, ForeignKey("client.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key)


def _file() -> tuple[Column[Any], ...]:
    """content is null when the file wasn't there to be copied; facts and crop are JSON."""
    return (
        Column("position", Integer, nullable=False),
        Column("slot", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("content", Integer, ForeignKey("content.id")),
        Column("facts", Text, nullable=False),
        Column("turn", Integer, nullable=False),
        Column("crop", Text),
        Column("at", Text, nullable=False),
    )


CLIENT = Table(
    "client",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("changed", Text, nullable=False),
)

# What is kept of a client once, for all filings that are made for it.
CLIENT_ANSWER = Table(
    "client_answer",
    METADATA,
    _client(primary_key=True),
    Column("field", Text, primary_key=True, nullable=False),
    Column("row", Integer, primary_key=True, nullable=False),
    Column("text", Text, nullable=False),
)

# title … due repeat what answers and checks say, for the list.
FILING = Table(
    "filing",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("client", Text, ForeignKey("client.id")),
    Column("client_name", Text, nullable=False),
    Column("continues", Text),
    Column("subject_state", Text, nullable=False),
    Column("site_state", Text, nullable=False),
    Column("approved_at", Text),
    Column("created", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("domain", Text, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("missing", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("due", Text),
)

# Every text of a filing, folded.
SEARCHED = Table("searched", METADATA, _filing(primary_key=True), Column("text", Text, nullable=False))

ANSWER = Table(
    "answer",
    METADATA,
    _filing(primary_key=True),
    Column("field", Text, primary_key=True, nullable=False),
    Column("row", Integer, primary_key=True, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# The answers as last approved: what a change is compared with.
BASELINE = Table(
    "baseline",
    METADATA,
    _filing(primary_key=True),
    Column("field", Text, primary_key=True, nullable=False),
    Column("row", Integer, primary_key=True, nullable=False),
    Column("text", Text, nullable=False),
)

# Who changed which field when; before and after are JSON lists of texts.
HISTORY = Table(
    "history",
    METADATA,
    Column("id", Integer, primary_key=True, nullable=False),
    _filing(),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
)

# Bytes are kept once, whichever slots and filings use them.
CONTENT = Table(
    "content",
    METADATA,
    Column("id", Integer, primary_key=True, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
)

CHUNK = Table(
    "chunk",
    METADATA,
    Column("content", Integer, ForeignKey("content.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("number", Integer, primary_key=True, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

ATTACHMENT = Table("attachment", METADATA, Column("id", Text, primary_key=True, nullable=False), _filing(), *_file())

# The papers of a client: the same bytes as in its filings, kept once.
PAPER = Table("paper", METADATA, Column("id", Text, primary_key=True, nullable=False), _client(), *_file())

FILES = (ATTACHMENT, PAPER)
"""Whatever holds contents."""

CONFIRMATION = Table(
    "confirmation",
    METADATA,
    _filing(primary_key=True),
    Column("rule", Text, primary_key=True, nullable=False),
    Column("field", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# Members of an exchange file that couldn't become answers.
FOREIGN = Table(
    "foreign_member",
    METADATA,
    _filing(primary_key=True),
    Column("path", Text, primary_key=True, nullable=False),
    Column("json", Text, nullable=False),
    Column("known", Boolean, nullable=False),
)

# The user's own files beside the store (packs, Word forms, the window's settings), as of the last backup.
BESIDE = Table(
    "beside",
    METADATA,
    Column("path", Text, primary_key=True, nullable=False),
    Column("content", Integer, ForeignKey("content.id"), nullable=False),
    Column("at", Text, nullable=False),
)

# Settings, offices by area, providers: small things by kind and name, as JSON.
KEPT = Table(
    "kept",
    METADATA,
    Column("kind", Text, primary_key=True, nullable=False),
    Column("name", Text, primary_key=True, nullable=False),
    Column("json", Text, nullable=False),
    Column("at", Text, nullable=False),
)
