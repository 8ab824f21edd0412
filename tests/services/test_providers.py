"""The provider book: known entries, a person's own ones, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import access, registrar
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.providers import (
    FIELDS,
    Kind,
    Provider,
    forget,
    known,
    provider_of,
    remember,
    remembered,
    suggestions,
)
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language

TODAY = date(2026, 12, 1)
OWN = Provider(Kind.ACCESS, "示例云计算有限公司", TODAY, region="110108", phone="4001234567", remembered=True)


@pytest.fixture
def workspace(own_data_folder: Path) -> Iterator[Workspace]:
    with Workspace.open(own_data_folder, Clock(TODAY)) as opened:
        yield opened


def names(found: tuple[Provider, ...]) -> list[str]:
    """The names of entries, in order."""
    return [entry.name for entry in found]


@pytest.mark.parametrize("entry", known(), ids=lambda entry: f"{entry.kind}-{entry.name}")
def test_every_known_entry_is_an_answer_that_the_form_takes(entry: Provider) -> None:
    answers = Answers().with_all({field: (text,) for field, text in entry.answers().items()})
    for field, text in entry.answers().items():
        value = answers.face(field)
        assert value.normal == text
        assert [found for found in value.findings if found.severity is Severity.ERROR] == []
    assert "2026-11-23" in entry.standing.zh
    assert "请以服务商官网为准" in entry.standing.zh


def test_hosts_and_registrars_are_apart(workspace: Workspace) -> None:
    assert "腾讯云计算（北京）有限责任公司" in names(suggestions(workspace, Kind.ACCESS))
    assert "腾讯云计算（北京）有限责任公司" not in names(suggestions(workspace, Kind.REGISTRAR))


def test_an_entry_is_found_by_any_part_of_any_of_its_names(workspace: Workspace) -> None:
    assert names(suggestions(workspace, Kind.REGISTRAR, "万")) == ["阿里云计算有限公司（原万网）"]
    assert names(suggestions(workspace, Kind.ACCESS, " TENCENT ")) == ["腾讯云计算（北京）有限责任公司"]
    assert suggestions(workspace, Kind.ACCESS, "没有这家") == ()


def test_choosing_an_entry_answers_its_section() -> None:
    alibaba = suggestions_of_known("阿里云计算有限公司")
    assert alibaba.answers()[access.MODE] == "leased_space"
    assert {field.section_id for field in alibaba.answers()} == {"access"}


def suggestions_of_known(name: str) -> Provider:
    """The known entry of that name."""
    return next(entry for entry in known() if entry.name == name)


def test_what_was_typed_once_is_remembered_with_its_day(workspace: Workspace, own_data_folder: Path) -> None:
    answers = Answers(
        {
            access.NAME: ("示例云计算有限公司",),
            access.TERRITORY: ("境内",),
            access.REGION: ("北京市海淀区",),
            access.MODE: ("云主机",),
        }
    )
    entry = provider_of(Kind.ACCESS, answers, TODAY)
    assert entry is not None
    remember(workspace, entry)
    workspace.close()
    with Workspace.open(own_data_folder, Clock(TODAY)) as again:
        assert suggestions(again, Kind.ACCESS, "示例") == (entry,)
        assert entry.answers()[access.REGION] == "110108"
        assert entry.standing.in_(Language.EN) == "Remembered on 2026-12-01"


def test_a_provider_without_a_name_is_no_entry() -> None:
    assert provider_of(Kind.REGISTRAR, Answers({registrar.PHONE: ("95187",)}), TODAY) is None


def test_an_own_entry_stands_before_the_known_ones_and_replaces_its_namesake(workspace: Workspace) -> None:
    remember(workspace, OWN)
    corrected = provider_of(Kind.ACCESS, Answers({access.NAME: ("阿里云计算有限公司",)}), TODAY)
    assert corrected is not None
    remember(workspace, corrected)
    assert names(suggestions(workspace, Kind.ACCESS))[:2] == ["阿里云计算有限公司", "示例云计算有限公司"]
    assert suggestions(workspace, Kind.ACCESS, "aliyun") == (corrected,)


def test_an_entry_remembered_again_stands_once(workspace: Workspace) -> None:
    remember(workspace, OWN)
    remember(workspace, replace(OWN, phone="95000"))
    assert [entry.phone for entry in remembered(workspace)] == ["95000"]


def test_a_forgotten_entry_is_gone_and_the_known_one_is_back(workspace: Workspace) -> None:
    alibaba = suggestions_of_known("阿里云计算有限公司")
    remember(workspace, replace(alibaba, phone="", remembered=True))
    forget(workspace, alibaba)
    assert remembered(workspace) == ()
    assert suggestions(workspace, Kind.ACCESS, "aliyun") == (alibaba,)


@pytest.mark.parametrize("kind", Kind)
def test_every_fact_of_an_entry_belongs_to_a_question_of_its_section(kind: Kind) -> None:
    assert {field.section_id for field in FIELDS[kind].values()} == {kind.value}
