"""The form's check of itself: the shipped form is sound, and each kind of fault is found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from beian_desktop.form.conditions import equals
from beian_desktop.form.declaration import FORM, Form
from beian_desktop.form.field import BaseField, Field, Question, Repeat, Section, Slot
from beian_desktop.form.kinds import Choice, Day, PlainText, YesNo
from beian_desktop.form.options import Option
from beian_desktop.form.selfcheck import Fault, faults
from beian_desktop.system.language import Text

LABEL = Text("主域名", "Main domain")
HINT = Text("如 示例", "E.g. 示例")
HELP = Text("说清楚这是什么、在哪里找得到。", "What it is and where to find it.")


def field(field_id: str = "part.one", kind: Any = None, **more: Any) -> Field[Any]:
    given: dict[str, Any] = {"label": LABEL, "hint": HINT, "help": HELP, "good": ("示例",)} | more
    return Field(field_id, kind or PlainText(), **given)


def slot(slot_id: str = "part.scan", **more: Any) -> Slot:
    return Slot(slot_id, label=LABEL, hint=HINT, **more)


def form(*questions: Question, slots: tuple[Slot, ...] = (), **more: Any) -> Form:
    return Form((Section("part", label=LABEL, hint=HINT, questions=questions, slots=slots, **more),), slots)


def codes(found: list[Fault]) -> set[str]:
    return {fault.code for fault in found}


def test_the_shipped_form_has_no_fault() -> None:
    assert [str(fault) for fault in faults(FORM)] == []


def test_a_small_sound_form_has_no_fault() -> None:
    front, back = slot("part.front", sides="part.back"), slot("part.back", sides="part.front")
    assert faults(form(field(), field("part.two", shown=equals(field(), "x")), slots=(front, back))) != []
    one = field()
    assert faults(form(one, field("part.two", shown=equals(one, "x")), slots=(front, back))) == []


def test_a_fault_says_where_and_what() -> None:
    assert str(Fault("part.one", "id-twice")) == "part.one: id-twice"
    assert str(Fault("part.one", "text-empty", "hint")) == "part.one: text-empty hint"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (Text("", "Main domain"), "text-empty"),
        (Text("主域名", " "), "text-empty"),
        (Text("domain", "Main domain"), "text-not-chinese"),
        (Text("主域名", "主域名"), "text-not-translated"),
    ],
)
@pytest.mark.parametrize("name", ["label", "hint", "help", "unprinted"])
def test_a_text_stands_in_both_languages(name: str, text: Text, code: str) -> None:
    given: dict[str, Any] = {name: text}
    assert code in codes(faults(form(field(**given))))


def test_texts_of_options_conditional_labels_and_slots_are_looked_at_too() -> None:
    empty = Text("空", "")
    one = field()
    choice = Choice((Option("a", empty), Option("b", Text("乙", "B"), hint=empty)))
    assert codes(faults(form(field(kind=choice)))) == {"text-empty"}
    assert "text-empty" in codes(faults(form(one, field("part.two", label_when=((equals(one, "x"), empty),)))))
    assert "text-empty" in codes(faults(form(slots=(replace(slot(), label=empty),))))
    section = Section("part", label=LABEL, hint=empty, questions=(one,))
    assert "text-empty" in codes(faults(Form((section,), ())))


def test_a_help_of_two_words_is_none() -> None:
    assert codes(faults(form(field(help=Text("不填", "Empty"))))) == {"help-too-short"}


@pytest.mark.parametrize("bad_id", ["part", "part.One", "part.one.two", "part.", "part.one-two"])
def test_an_id_is_well_formed(bad_id: str) -> None:
    assert "id-malformed" in codes(faults(form(field(bad_id))))


def test_an_id_stands_once_and_in_its_section() -> None:
    assert "id-twice" in codes(faults(form(field(), field())))
    assert "id-of-another-section" in codes(faults(form(field("other.one"))))


def test_a_member_belongs_to_its_repeat() -> None:
    def rows(member: Field[Any]) -> Form:
        return form(Repeat("part.rows", label=LABEL, hint=HINT, help=HELP, members=(member,)))

    assert faults(rows(field("part.rows.one"))) == []
    assert codes(faults(rows(field("part.columns.one")))) == {"id-of-another-repeat"}
    assert "id-malformed" in codes(faults(rows(field("part.one"))))


def test_no_two_options_go_by_the_same_name() -> None:
    same_code = Choice((Option("a", Text("甲", "A")), Option("b", Text("乙", "B"), aliases=("甲",))))
    assert codes(faults(form(field(kind=same_code)))) == {"option-twice"}


def test_a_choice_of_one_is_no_choice() -> None:
    assert "option-alone" in codes(faults(form(field(kind=Choice((Option("a", Text("甲", "A1")),))))))


def test_examples_do_what_they_show() -> None:
    day = field(kind=Day(), good=("2026-11-23",), bad=("昨天",), hint=Text("如 2026-11-23", "E.g. 2026-11-23"))
    assert faults(form(day)) == []
    assert codes(faults(form(replace(day, good=("2026-11-23", "昨天"))))) == {"example-good-fails"}
    assert codes(faults(form(replace(day, bad=("2026-11-24",))))) == {"example-bad-passes"}
    assert codes(faults(form(replace(day, bad=())))) == {"example-missing"}
    assert codes(faults(form(replace(day, good=())))) == {"example-missing"}


def test_a_hint_shows_a_good_example() -> None:
    assert codes(faults(form(field(good=("别的",))))) == {"hint-without-example"}


def test_a_default_can_be_read() -> None:
    assert codes(faults(form(field(kind=YesNo(), default="maybe")))) == {"default-unreadable"}
    assert faults(form(field(kind=YesNo(), default="true"))) == []


def test_a_condition_looks_at_fields_of_the_form() -> None:
    stranger = field("part.stranger")
    for name in ("required", "shown"):
        condition: dict[str, Any] = {name: equals(stranger, "x")}
        assert codes(faults(form(field(**condition)))) == {"condition-on-unknown-field"}
    asked = slot(required=equals(stranger, "x"))
    assert codes(faults(form(field(), slots=(asked,)))) == {"condition-on-unknown-field"}
    assert codes(faults(form(field(), shown=equals(stranger, "x")))) == {"condition-on-unknown-field"}


def test_a_condition_may_not_look_into_a_section_that_may_be_hidden() -> None:
    switch = field("first.switch")
    inside = field("second.inside")
    outside = field("third.outside", shown=equals(inside, "x"))
    sections = (
        Section("first", label=LABEL, hint=HINT, questions=(switch,)),
        Section("second", label=LABEL, hint=HINT, questions=(inside,), shown=equals(switch, "x")),
        Section("third", label=LABEL, hint=HINT, questions=(outside,)),
    )
    assert codes(faults(Form(sections, ()))) == {"condition-on-hidden-section"}


def with_condition(target: BaseField, name: str, on: Field[Any]) -> None:
    """Ties a knot that can't be tied by declaring: a condition on a field declared later."""
    object.__setattr__(target, name, equals(on, "x"))


@pytest.mark.parametrize("name", ["shown", "required"])
def test_whether_an_answer_is_asked_for_may_not_depend_on_itself(name: str) -> None:
    one = field()
    with_condition(one, name, one)
    assert "condition-on-itself" in codes(faults(form(one)))


def test_a_cycle_through_several_fields_is_found() -> None:
    one = field()
    two = field("part.two", shown=equals(one, "x"))
    three = field("part.three", required=equals(two, "x"))
    with_condition(one, "shown", two)
    assert "condition-on-itself" in codes(faults(form(one, two, three)))


def test_a_mirror_shows_an_answer_of_the_same_kind_and_needs_a_tick() -> None:
    tick = field("part.same", kind=YesNo())
    other_kind, stranger = field("part.day", kind=Day(), good=("2026-11-23",), bad=("x",)), field("part.stranger")
    mirror = field("part.mirror", mirrors=tick)
    assert "mirrors-another-kind" in codes(faults(form(tick, mirror, same_as=tick)))
    assert "mirrors-unknown-field" in codes(faults(form(tick, field(mirrors=stranger), same_as=tick)))
    assert "mirrors-without-tick" in codes(faults(form(tick, field(), field("part.two", mirrors=other_kind))))


def test_slots_are_listed_once_under_the_section_that_asks_for_them() -> None:
    one = slot()
    section = Section("part", label=LABEL, hint=HINT, slots=(one,))
    assert codes(faults(Form((section,), (one, one)))) == {"slot-twice"}
    assert codes(faults(Form((section,), ()))) == {"slot-unlisted"}
    assert codes(faults(Form((section,), (one, slot("part.two"))))) == {"slot-without-section"}
    assert "id-malformed" in codes(faults(form(slots=(slot("Part.Scan"),))))


def test_a_slot_points_to_slots_that_exist() -> None:
    assert codes(faults(form(slots=(slot(sides="part.back"),)))) == {"slot-side-unknown"}
    assert codes(faults(form(slots=(slot(mirrors=slot("part.stranger")),)))) == {"slot-mirrors-unknown"}
