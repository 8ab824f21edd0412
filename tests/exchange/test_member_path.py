from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.exchange.member_path import Steps, join, split

STEPS = st.lists(st.text(max_size=6) | st.integers(0, 99), min_size=1, max_size=4).map(tuple)


@given(STEPS)
def test_a_path_tells_its_steps(steps: Steps) -> None:
    path = ""
    for step in steps:
        path = join(path, step)
    assert split(path) == steps


def test_plain_names_read_as_the_reports_write_them() -> None:
    assert split("site.ip_ranges[1].from") == ("site", "ip_ranges", 1, "from")
    assert join("site", "a.b") == 'site["a.b"]'
    assert join("", "颜色") == "颜色"
