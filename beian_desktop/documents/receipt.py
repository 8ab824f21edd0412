"""A receipt on one page or more: sentences, and a place to sign and seal."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from beian_desktop.documents.closing import Printout
from beian_desktop.documents.flow import paginate, paragraph, title
from beian_desktop.documents.pack import Document, Output
from beian_desktop.documents.pdf import Look, once, write_pdf
from beian_desktop.system.language import Text

_SIGNED = "经办人（签字）：　　　　　　　　　　　　　　单位（盖章）：　　　　　　　　　　　　　　日期："


def receipt_pdf(name: Text, lines: Sequence[Text], filing_id: str) -> bytes:
    """The PDF file, in Chinese. Raises MissingGlyph."""
    story = [*title(name.zh), *(paragraph(line.zh) for line in lines), paragraph(""), paragraph(_SIGNED)]
    document = Document("receipt", name, "receipt", next(iter(Output)))
    digest = hashlib.sha256("\n".join(line.zh for line in lines).encode()).hexdigest()[:8]
    look = Look(name.zh, "", filing_id, digest, draft=False)
    return write_pdf(list(once([Printout(document, paginate(story))])), look)
