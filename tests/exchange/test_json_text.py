from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.exchange.json_text import Number, dump, parse

LEAVES = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(LEAVES.filter(lambda leaf: isinstance(leaf, str)), inner)
)


@given(VALUES, st.sampled_from([None, 2]))
def test_values_are_laid_out_as_pythons_own_writer_does(value: Any, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    assert dump(parse(text), indent) == text


def test_numbers_keep_their_digits() -> None:
    assert parse("[1.10, -0, 1e999]") == [Number("1.10"), Number("-0"), Number("1e999")]
    assert dump(parse("[1.10, -0, 1e999]")) == "[1.10, -0, 1e999]"
