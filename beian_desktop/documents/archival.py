"""What makes a file fit for archives: PDF/A-2b (ISO 19005-2), and A-3b (ISO 19005-3) where something is embedded.

The rest of what the standard asks for holds by how pages are drawn: all fonts embedded, no
encryption, scripts or outside references. ReportLab leaves out two things, which are added here.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from beian_desktop.documents.fonts import base_font
from beian_desktop.documents.srgb import srgb_profile

_MADE = "2000-01-01T00:00:00+00:00"
"""The date that ReportLab writes into files that shall always be the same."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>beian-desktop</xmp:CreatorTool></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def archival_canvas(*, size: tuple[float, float]) -> Canvas:
    """A canvas whose file is the same for the same drawing and needs no font of the reader."""
    return Canvas(
        BytesIO(),
        pagesize=size,
        invariant=1,
        pageCompression=1,
        lang="zh-CN",
        pdfVersion=(1, 7),
        initialFontName=base_font(),  # type: ignore[arg-type]  # the types are wrong
    )


def declare(canvas: Any, *, part: int, title: str, author: str) -> None:
    """Says which part of ISO 19005 the file keeps (6.6.4), and what its colours mean (6.2.3)."""
    document = canvas._doc  # noqa: SLF001 - ReportLab has no public way to these entries
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    packet = _XMP.format(part=part, title=_xml(title), author=_xml(author), made=_MADE).encode()
    kind = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")})
    canvas.setCatalogEntry("Metadata", pdfdoc.PDFStream(kind, packet, filters=[]))
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    canvas.setCatalogEntry("OutputIntents", [intent])


def finished(canvas: Any, change: Callable[[BytesIO], None] | None = None) -> bytes:
    """The whole file, in which ``change`` may replace bytes by others. The canvas must not be used any more."""
    canvas._doc.change = change  # noqa: SLF001 - where _Gathered finds it
    data: bytes = canvas.getpdfdata()
    return data


class _Gathered(pdfdoc.PDFFile):
    """A file gathered in one stretch of memory.

    ReportLab keeps the pieces, joins them, and copies the whole once more: three times 80 MB for fifty scans.
    """

    def __init__(self, version: tuple[int, int]) -> None:
        self._out = BytesIO()
        super().__init__(version)

    def add(self, piece: str | bytes) -> int:
        """Appends the piece; the offset at which it begins."""
        at = self._out.tell()
        self._out.write(pdfdoc.pdfdocEnc(piece))
        return at

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes, which aren't copied for that."""
        if change := getattr(document, "change", None):
            change(self._out)
        return self._out.getvalue()


pdfdoc.PDFFile = _Gathered  # type: ignore[misc,assignment]


def _xml(text: str) -> str:
    """The text as XML, without the control characters that XML can't hold."""
    return escape("".join(c for c in text if c >= " " and c not in "\ufffe\uffff"))


def _with_line_end(self: pdfdoc.PDFStream, document: Any) -> bytes:
    """A stream with the line end before its last keyword that ReportLab leaves out (ISO 19005-2, 6.1.7.1)."""
    written = _written(self, document)
    return written.removesuffix(b"endstream\n") + b"\nendstream\n"


_written = pdfdoc.PDFStream.format
pdfdoc.PDFStream.format = _with_line_end  # type: ignore[method-assign]
