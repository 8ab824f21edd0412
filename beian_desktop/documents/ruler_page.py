"""A page to print and to measure: a cross at a known distance from the edges, and two lines of 100 mm."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from beian_desktop.system.language import Language, Text

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
CROSS = 30
"""How far the cross stands from the left and from the upper edge of the paper, in mm."""
CORNER, LENGTH = (50, 60), 100
"""Where both lines begin, from the upper left, and how long they are, in mm."""

TITLE = Text("打印校准页", "Ruler page")
LINES = (
    Text("用尺子量 A、B、C、D 四处，量到 0.5 毫米，填进程序里。", "Measure A, B, C and D to half a millimetre and type them in."),
    Text("A：十字中心到纸的左边。应为 30 毫米", "A: from the left edge of the paper to the cross. It should be 30 mm"),
    Text("B：十字中心到纸的上边。应为 30 毫米", "B: from the upper edge of the paper to the cross. It should be 30 mm"),
    Text("C：横线的长度。应为 100 毫米", "C: the length of the line across. It should be 100 mm"),
    Text("D：竖线的长度。应为 100 毫米", "D: the length of the line down. It should be 100 mm"),
    Text("量到纸边，不是量到打印机印不到的白边。", "Measure from the edge of the paper itself."),
)  # fmt: skip


def ruler_page(language: Language) -> bytes:
    """The page as a PDF; the same bytes each time."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(PAGE_WIDTH * MM, PAGE_HEIGHT * MM), invariant=1, lang=_TAGS[language])
    canvas.setTitle(TITLE.in_(language))
    canvas.setViewerPreference("PrintScaling", "None")
    _draw_cross(canvas)
    _draw_line(canvas, "C", across=True)
    _draw_line(canvas, "D", across=False)
    for text, x, y, size in _words(language):
        _write(canvas, text, x, y, size)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


_TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}


def _words(language: Language) -> Iterator[tuple[str, float, float, float]]:
    """Each text with its place from the upper left in mm and its size in points."""
    yield TITLE.in_(language), 70, 36, 18
    yield "A", 15, CROSS - 2, 11
    yield "B", CROSS + 2, 16, 11
    for number, line in enumerate(LINES):
        yield line.in_(language), 60, 80 + 9 * number, 10.5


def _draw_cross(canvas: Any) -> None:
    """The cross, and thin dashes from it to the two edges."""
    centre = CROSS * MM
    canvas.setLineWidth(0.4)
    _stroke(canvas, (CROSS - 6, CROSS), (CROSS + 6, CROSS))
    _stroke(canvas, (CROSS, CROSS - 6), (CROSS, CROSS + 6))
    canvas.circle(centre, PAGE_HEIGHT * MM - centre, 3 * MM)
    canvas.setDash(1.5, 2.5)
    _stroke(canvas, (0, CROSS), (CROSS - 6, CROSS))
    _stroke(canvas, (CROSS, 0), (CROSS, CROSS - 6))
    canvas.setDash()


def _draw_line(canvas: Any, name: str, *, across: bool) -> None:
    """A line of 100 mm with a mark each millimetre, longer ones each five and ten."""
    left, top = CORNER

    def place(along: float, aside: float) -> tuple[float, float]:
        return (left + along, top - aside) if across else (left - aside, top + along)

    canvas.setLineWidth(0.4)
    _stroke(canvas, place(0, 0), place(LENGTH, 0))
    for step in range(LENGTH + 1):
        _stroke(canvas, place(step, 0), place(step, 5 if step % 10 == 0 else 3.5 if step % 5 == 0 else 2))
    _write(canvas, name, *(place(LENGTH / 2, 11)), 11)
    for step in range(0, LENGTH + 1, 10):
        x, y = place(step, 6)
        _write(canvas, str(step), x - (1.2 if across else 3), y + (0 if across else 1), 7)


def _stroke(canvas: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A line between two points in mm from the upper left."""
    (x, y), (to_x, to_y) = start, end
    canvas.line(x * MM, (PAGE_HEIGHT - y) * MM, to_x * MM, (PAGE_HEIGHT - to_y) * MM)


def _write(canvas: Any, text: str, x: float, y: float, size: float) -> None:
    from beian_desktop.documents.fonts import Face, glyph

    found = glyph(Face.BODY, text[0])
    assert found is not None
    canvas.setFont(found[0], size)
    canvas.drawString(x * MM, (PAGE_HEIGHT - y) * MM, text)
