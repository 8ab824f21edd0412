"""Numbers of persons are hidden but for a few digits; what is public anyway stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.filing.masking import is_masked, masked
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Repeat
from beian_desktop.form.mask import HIDDEN
from beian_desktop.form.sections import principal, site

MASKED = [field for field in FORM.fields() if field.kind.mask is not None]


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        (principal.ID_NUMBER, "110105199001011234", "110••••1234"),
        (principal.ID_NUMBER, "E1234", "••••"),
        (principal.MOBILE, "13800138000", "138••••8000"),
        (principal.MOBILE, "138 0013 8000", "138••••8000"),
        (principal.EMAIL, "zhang.san@example.com", "zh••••@example.com"),
        (principal.EMAIL, "z@example.com", "••••@example.com"),
        (site.NAME, "示例网站", "示例网站"),
    ],
)
def test_what_stays_is_enough_to_know_it_again(field: BaseField, typed: str, shown: str) -> None:
    assert masked(field, typed) == shown


@given(st.sampled_from(MASKED), st.text("0123456789Xx -", min_size=1, max_size=40))
def test_at_least_four_characters_are_hidden_or_all(field: BaseField, typed: str) -> None:
    hidden = masked(field, typed)
    assert HIDDEN in hidden
    assert len(hidden.replace(HIDDEN, "")) <= max(0, len(typed) - 4)


def test_every_number_of_a_person_is_masked_and_nothing_of_the_site() -> None:
    questions = {field.id for field in MASKED}
    for section in ("principal", "site_manager", "security_officer", "emergency_contact"):
        assert f"{section}.mobile" in questions
    assert not [name for name in questions if name.startswith("site.")]
    assert all(is_masked(question) == (question.id in questions) for question in questions_without_repeats())


def questions_without_repeats() -> list[BaseField]:
    return [one for section in FORM.sections for one in section.questions if not isinstance(one, Repeat)]
