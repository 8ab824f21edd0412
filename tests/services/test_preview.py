"""A package looked at without writing it."""

from __future__ import annotations

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.services.packaging import Options
from beian_desktop.services.preview import page_pixels, preview
from beian_desktop.services.sample import WRITTEN_FOR


def test_the_preview_has_the_files_of_the_package_and_their_pages_as_pictures(sample: Filing) -> None:
    made = preview(sample, today=WRITTEN_FOR, options=Options())
    assert [file.name for file in made.files] == ["1-交公安.pdf", "2-自己留.pdf", "3-存档.pdf"]
    first = made.files[0]
    page = page_pixels(first.data, 0, 72)
    assert (page.width, page.height) == pytest.approx((595, 842), abs=2)
    assert page.millimetres == pytest.approx((210, 297), abs=0.5)
    assert len(page.rgb) == page.width * page.height * 3
    assert min(page.rgb) < 80  # there is ink on it
    with pytest.raises(IndexError):
        page_pixels(first.data, first.pages, 72)


def test_chosen_documents_alone_are_in_it(sample: Filing) -> None:
    made = preview(sample, today=WRITTEN_FOR, options=Options(documents=("undertaking",)))
    assert {laid.id for laid in made.documents} == {"undertaking"}
