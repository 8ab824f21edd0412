"""Other ways to make a PDF, for ``bench.py peers``: reads pages of words as JSON, prints the seconds of the best of five."""

# mypy: disable-error-code="import-not-found"
from __future__ import annotations

import html
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main() -> int:
    """Times the one that is named."""
    given = json.load(sys.stdin)
    taken = []
    for turn in range(5):  # other words each time: Typst remembers what it has laid out
        pages = [[f"{words}{turn}" for words in page] for page in given["pages"]]
        make = {"weasyprint": weasyprint, "typst": typst}[sys.argv[1]](pages, given["fonts"])
        begun = time.process_time()
        make()
        taken.append(time.process_time() - begun)
    print(min(taken))
    return 0


def weasyprint(pages: list[list[str]], fonts: str) -> Callable[[], object]:
    """A page for each list of words."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    face = f"@font-face {{font-family: S; src: url(file://{fonts}/NotoSerifSC-Regular.ttf)}} body {{font: 10pt S}}"
    body = "".join(
        f"<section style='break-after: page'>{''.join(f'<p>{html.escape(w)}</p>' for w in page)}</section>"
        for page in pages
    )
    text = f"<style>{face} p {{margin: 0}}</style>{body}"
    return lambda: HTML(string=text).write_pdf(font_config=FontConfiguration())


def typst(pages: list[list[str]], fonts: str) -> Callable[[], object]:
    """The same."""
    import typst as library

    body = "\n#pagebreak()\n".join("\n\n".join(f"#{json.dumps(w, ensure_ascii=False)}" for w in page) for page in pages)
    source = Path(__file__).resolve().parent.parent / "build" / "peer.typ"
    source.write_text(f'#set text(font: "Noto Serif SC", size: 10pt)\n#set par(spacing: 3pt)\n{body}', encoding="utf-8")
    return lambda: library.compile(str(source), font_paths=[fonts])


if __name__ == "__main__":
    sys.exit(main())
