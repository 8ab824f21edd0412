"""检查报告: what the checks still have to say, for oneself."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import mends, says
from beian_desktop.documents.flow import MM, WIDTH, paragraph, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document
from beian_desktop.documents.printed import ZH, Printed
from beian_desktop.documents.tables import grid
from beian_desktop.form.declaration import FORM
from beian_desktop.identifiers.reading import Severity

_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "请确认"}
_WIDTHS = (15 * MM, 38 * MM, 66 * MM, WIDTH - 119 * MM)


def build_report(job: Job, document: Document) -> Iterator[Flowable]:
    """Every issue with its place and how to mend it, in the form's order."""
    yield from title(document.title.zh, note=note(document))
    issues = job.report().issues
    if not issues:
        yield paragraph("没有发现问题。是否受理，以公安机关的审核为准。")
        return
    counts = job.report().counts
    words = "，".join(f"{_LEVELS[severity]} {counts[severity]} 条" for severity in Severity if counts[severity])
    yield paragraph(f"共有{words}。这一份不交公安。")
    rows = [(_LEVELS[i.severity], _place(i, job.printed), _found(i), mends(i, ZH)) for i in issues]
    yield grid([("级别", "位置", "问题", "怎样改"), *rows], _WIDTHS, centred=(0,))


def _found(issue: Issue) -> str:
    return f"{says(issue, ZH)}（已核对：{issue.reason}）" if issue.reason else says(issue, ZH)


def _place(issue: Issue, printed: Printed) -> str:
    """Section and label of the question or slot; the path itself for a place that the form doesn't have."""
    row = "" if issue.row is None else f"（第{issue.row + 1}项）"
    return f"{_named(issue.field, printed)}{row}\n{issue.rule}"


def _named(place: str, printed: Printed) -> str:
    try:
        question = FORM.question(place)
    except LookupError:
        pass
    else:
        return f"{FORM.section(place.partition('.')[0]).label.zh}：{printed.label(question)}"
    try:
        return FORM.slot(place).label.zh
    except LookupError:
        return place
