"""Why a document is in the package."""

from __future__ import annotations

from beian_desktop.documents.pack import shipped_pack
from beian_desktop.documents.planning import plan
from beian_desktop.filing.links import linked
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import agent, service, start
from tests.documents.made_up import complete


def reasons(**changes: str) -> dict[str, tuple[bool, str]]:
    fields: dict[str, BaseField] = {"route": start.ROUTE, "interactive": service.INTERACTIVE, "agent": agent.USED}
    answers = complete().answers
    for name, text in changes.items():
        answers = answers.with_text(fields[name], text)
    return {p.document.id: (p.needed, p.why.zh) for p in plan(shipped_pack("national"), linked(answers))}


def test_a_document_that_an_answer_asks_for_names_it() -> None:
    needed, why = reasons()["authorisation"]
    assert needed
    assert why.startswith("因为")
    assert agent.USED.label.zh in why


def test_a_document_that_no_answer_asks_for_says_when_it_would_be() -> None:
    needed, why = reasons(agent="false")["authorisation"]
    assert not needed
    assert why.startswith("只在")


def test_what_the_route_spares_says_so() -> None:
    needed, why = reasons(route="online", interactive="false")["registration"]
    assert not needed
    assert "网上办理" in why
    assert why.endswith("不需要")


def test_the_rest_is_in_every_package_or_waits_to_be_chosen() -> None:
    found = reasons()
    assert found["answers"] == (True, "每份备案都有")
    assert found["situation"] == (False, "需要时自己选")
    assert found["registration"][0]
