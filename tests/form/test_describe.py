"""The form as JSON and as Markdown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from beian_desktop.form.declaration import FORM
from beian_desktop.form.describe import as_json, as_markdown
from beian_desktop.system.language import Language


def found(written: dict[str, Any], name: str) -> dict[str, Any]:
    questions = [question for section in written["sections"] for question in section["questions"]]
    return next(question for question in questions if question["id"] == name)


def test_the_json_names_its_format_and_holds_every_section_question_and_slot() -> None:
    written = json.loads(json.dumps(as_json()))
    assert (written["format"], written["version"]) == ("beian-form", 1)
    assert [section["id"] for section in written["sections"]] == [section.id for section in FORM.sections]
    ids = [question["id"] for section in written["sections"] for question in section["questions"]]
    assert ids == [question.id for section in FORM.sections for question in section.questions]
    assert [slot["id"] for slot in written["attachments"]] == [slot.id for slot in FORM.slots]


def test_a_field_tells_its_type_options_conditions_and_policy() -> None:
    mode = found(as_json(), "access.mode")
    assert (mode["type"], mode["required"], mode["shown"], mode["after"], mode["asks"]) == (
        "choice", True, True, "free", "host",
    )  # fmt: skip
    assert [option["code"] for option in mode["options"]] == [
        "self_built", "colocation", "leased_host", "leased_space", "cloud_host", "other",
    ]  # fmt: skip
    assert mode["options"][-1]["free"] is True
    assert mode["label"] == {"zh": "网站接入方式", "en": "Kind of access"}


def test_a_condition_is_explained_and_names_its_fields() -> None:
    domain = found(as_json(), "site.domain")
    assert domain["required"] == {
        "fields": ["site.has_own_domain"],
        "words": {"zh": "是否有独立一级域名为“是”", "en": "“Has a registrable domain of its own” is “Yes”"},
    }


def test_a_repeat_tells_its_members() -> None:
    ranges = found(as_json(), "site.ip_ranges")
    assert ranges["type"] == "rows"
    assert [member["id"] for member in ranges["members"]] == [
        "site.ip_ranges.from", "site.ip_ranges.to", "site.ip_ranges.note",
    ]  # fmt: skip


def test_lengths_lists_mirrors_defaults_and_policies_under_conditions_are_told() -> None:
    written = as_json()
    assert found(written, "operator.name")["max_length"] == 70
    assert found(written, "site.name")["max_length"] == 60
    assert found(written, "site.languages")["multiple"] is True
    assert found(written, "security_officer.mobile")["mirrors"] == "principal.mobile"
    assert found(written, "site_manager.same_as_principal")["default"] == "true"
    assert found(written, "principal.region")["after_when"][0]["after"] == "refile"
    assert found(written, "start.kind")["unprinted"]["zh"]
    assert found(written, "site.category")["suggested"]


@pytest.mark.parametrize("language", list(Language))
def test_one_language_makes_plain_texts(language: Language) -> None:
    label = found(as_json(language), "site.domain")["label"]
    assert label == {"zh": "主域名", "en": "Main domain"}[language.value]


@pytest.mark.parametrize("language", list(Language))
def test_the_markdown_holds_every_section_question_and_slot_once(language: Language) -> None:
    text = as_markdown(language)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    for name in (
        *(section.id for section in FORM.sections),
        *(question.id for section in FORM.sections for question in section.questions),
        "site.ip_ranges.from",
    ):
        assert sum(heading.endswith(f"(`{name}`)") for heading in headings) == 1, name
    for slot in FORM.slots:
        assert f"(`{slot.id}`)" in text


def test_the_markdown_says_who_is_asked_for_what() -> None:
    text = as_markdown(Language.ZH)
    part = text[text.index("### 主域名") : text.index("### 网站首页URL或IP地址")]
    assert "- 必填：是否有独立一级域名为“是”" in part
    assert "- 备案后：不能变更，需先注销再重新备案" in part
    assert "- 谁知道：域名注册商" in part
    assert "- 类型：域名" in part
    assert "`example.com`" in part


def test_every_condition_with_a_choice_of_words_names_only_fields_of_the_form() -> None:
    known = {field.id for field in FORM.fields()}
    written = as_json()
    for section in written["sections"]:
        for item in (section, *section["questions"]):
            if isinstance(item["shown"], dict):
                assert set(item["shown"]["fields"]) <= known
