"""What the reader says shows, a real browser shows; what it puts into pages, too."""

from __future__ import annotations

from pathlib import Path

from beian_desktop.badge.insert import Source, inserted, places
from beian_desktop.badge.snippet import Variant, snippet
from beian_desktop.badge.stream import plain
from beian_desktop.services.badge_pages import checked
from tests.badge.browser import needs_chromium, shown_texts
from tests.badge.footers import FOOTERS, TEXT, N

pytestmark = needs_chromium

AMISS = {"in noscript", "GBK declared as UTF-8", "words without 公网安备", "older words"}
"""Without scripts noscript shows; a wrong declaration is set right by the server's; 公网安备 doesn't stand in the last two."""


def test_a_badge_shows_where_the_reader_says_so(tmp_path: Path) -> None:
    footers = [footer for footer in FOOTERS if footer.name not in AMISS]
    texts = shown_texts(tmp_path, [footer.page for footer in footers])
    assert len(texts) == len(footers)
    wrong = [
        footer.name
        for footer, text in zip(footers, texts, strict=True)
        if footer.number and (footer.number in "".join(plain(text).split())) != checked("", footer.page).shows_badge
    ]
    assert wrong == []


def test_a_badge_put_into_a_page_shows_there(tmp_path: Path) -> None:
    bare = [footer for footer in FOOTERS if not footer.has_badge and footer.name != "open comment swallows"]
    pages = []
    for footer in bare:
        source = Source(footer.page)
        pages.append(inserted(source, snippet(N, variant=Variant.BLOCK), next(places(source, None))).data)
    texts = shown_texts(tmp_path, pages)
    assert [footer.name for footer, text in zip(bare, texts, strict=True) if TEXT not in text] == []
