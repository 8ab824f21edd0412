"""The numbered steps that made the tables what they are.

A step, once released, never changes: stores out there have taken it. Step n
brings a store from version n-1 to n; a store's version is its ``user_version``.
Every version has a store of its own under ``tests/storage/stored``.
"""

from __future__ import annotations

Step = tuple[str, ...]

APPLICATION_ID = 0x42654961
"""“BeIa”: marks the file as ours in SQLite's header."""

_TABLES: Step = (
    """CREATE TABLE client (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL
    )""",
    """CREATE TABLE filing (
        id TEXT NOT NULL PRIMARY KEY, client TEXT REFERENCES client(id), client_name TEXT NOT NULL, continues TEXT,
        subject_state TEXT NOT NULL, site_state TEXT NOT NULL, approved_at TEXT,
        created TEXT NOT NULL, changed TEXT NOT NULL,
        title TEXT NOT NULL, domain TEXT NOT NULL, answered INTEGER NOT NULL,
        missing INTEGER NOT NULL, errors INTEGER NOT NULL, due TEXT, search TEXT NOT NULL
    )""",
    "CREATE INDEX filing_client ON filing(client)",
    """CREATE TABLE answer (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        field TEXT NOT NULL, "row" INTEGER NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (filing, field, "row")
    ) WITHOUT ROWID""",
    """CREATE TABLE baseline (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        field TEXT NOT NULL, "row" INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (filing, field, "row")
    ) WITHOUT ROWID""",
    """CREATE TABLE history (
        id INTEGER NOT NULL PRIMARY KEY, filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL
    )""",
    "CREATE INDEX history_field ON history(filing, field)",
    "CREATE TABLE content (id INTEGER NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL)",
    """CREATE TABLE chunk (
        content INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
        number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (content, number)
    )""",
    """CREATE TABLE attachment (
        id TEXT NOT NULL PRIMARY KEY, filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, slot TEXT NOT NULL, name TEXT NOT NULL, content INTEGER REFERENCES content(id),
        facts TEXT NOT NULL, turn INTEGER NOT NULL, crop TEXT, at TEXT NOT NULL
    )""",
    "CREATE INDEX attachment_filing ON attachment(filing, position)",
    "CREATE INDEX attachment_content ON attachment(content)",
    """CREATE TABLE confirmation (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        rule TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (filing, rule, field)
    )""",
    """CREATE TABLE foreign_member (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        path TEXT NOT NULL, json TEXT NOT NULL, known BOOLEAN NOT NULL, PRIMARY KEY (filing, path)
    )""",
    """CREATE TABLE kept (
        kind TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (kind, name)
    )""",
)

_SEARCHED: Step = (  # the list reads a tenth of the pages when the texts for searching lie elsewhere
    """CREATE TABLE searched (
        filing TEXT NOT NULL PRIMARY KEY REFERENCES filing(id) ON DELETE CASCADE, text TEXT NOT NULL
    )""",
    "INSERT INTO searched SELECT id, search FROM filing",
    "ALTER TABLE filing DROP COLUMN search",
)

_CLIENTS: Step = (  # a client's own answers and papers, once for all its filings
    """CREATE TABLE client_answer (
        client TEXT NOT NULL REFERENCES client(id) ON DELETE CASCADE,
        field TEXT NOT NULL, "row" INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (client, field, "row")
    )""",
    """CREATE TABLE paper (
        id TEXT NOT NULL PRIMARY KEY, client TEXT NOT NULL REFERENCES client(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, slot TEXT NOT NULL, name TEXT NOT NULL, content INTEGER REFERENCES content(id),
        facts TEXT NOT NULL, turn INTEGER NOT NULL, crop TEXT, at TEXT NOT NULL
    )""",
    "CREATE INDEX paper_client ON paper(client, position)",
    "CREATE INDEX paper_content ON paper(content)",
)

_BESIDE: Step = (  # a backup brings the user's own packs, Word forms and printers back too
    """CREATE TABLE beside (
        path TEXT NOT NULL PRIMARY KEY, content INTEGER NOT NULL REFERENCES content(id), at TEXT NOT NULL
    )""",
    "CREATE INDEX beside_content ON beside(content)",
)

_KINDS: Step = (  # the list shows the kind of each filing without reading all answers
    """CREATE INDEX answer_kind ON answer(filing, text) WHERE field = 'start.kind' AND "row" = 0""",
)

STEPS: tuple[Step, ...] = (_TABLES, _SEARCHED, _CLIENTS, _BESIDE, _KINDS)
