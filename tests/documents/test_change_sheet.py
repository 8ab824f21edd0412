"""The sheet of a change: what differs from the approved answers."""

from __future__ import annotations

from dataclasses import replace

from beian_desktop.documents.package import FileKind
from beian_desktop.form.sections import access, principal, site, start
from tests.documents.made_up import complete
from tests.documents.reading import composed, data_of, whole_text


def test_changed_answers_stand_with_before_and_after_under_their_group() -> None:
    filing = complete()
    approved = filing.answers
    changed = approved.with_text(access.NAME, "示例云计算有限公司").with_texts(site.OTHER_DOMAINS, ("example.cn",))
    changed = changed.with_text(start.KIND, "change").with_text(start.CHANGED_ON, "2026-11-20")
    text = whole_text(
        data_of(composed(replace(filing, answers=changed, approved=approved), documents=("change",)), FileKind.COUNTER)
    )
    assert "网站信息项目变更前变更后其他域名example.cnshop.example.comexample.cn" in text
    assert "网络接入服务商项目变更前变更后名称阿里云计算有限公司示例云计算有限公司" in text
    assert "主体信息" not in text


def test_key_answers_and_people_stand_with_before_and_after_too() -> None:
    filing = complete()
    changed = filing.answers.with_text(start.KIND, "change").with_text(principal.MOBILE, "13900139009")
    text = whole_text(
        data_of(
            composed(replace(filing, answers=changed, approved=filing.answers), documents=("change",)), FileKind.COUNTER
        )
    )
    assert f"主体信息项目变更前变更后主体负责人：手机号码{filing.answers.typed(principal.MOBILE)}13900139009" in text
    assert f"责任人员项目变更前变更后网站负责人：手机号码{filing.answers.typed(principal.MOBILE)}13900139009" in text


def test_without_approved_answers_or_changes_there_are_rows_to_fill_by_hand() -> None:
    filing = complete()
    for approved in (None, filing.answers):
        made = composed(replace(filing, approved=approved), documents=("change",))
        assert "项目变更前变更后" in whole_text(data_of(made, FileKind.COUNTER))
