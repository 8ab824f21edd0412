"""The pages of the wizard, in the order of the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.field import Question, Section
from beian_desktop.form.sections import (
    access,
    account,
    agent,
    beijing,
    legal_representative,
    office,
    operator,
    people,
    principal,
    registrar,
    result,
    security,
    service,
    site,
    start,
)
from beian_desktop.system.language import Text


@dataclass(frozen=True, eq=False)
class Page:
    """One page: some sections of the form, or a step that has no questions of its own."""

    id: str
    label: Text
    hint: Text
    sections: tuple[Section, ...] = ()

    def shown_sections(self, answers: Answers) -> Iterator[Section]:
        """The sections that the present answers ask for."""
        return (section for section in self.sections if answers.shown(section))

    def questions(self, answers: Answers) -> Iterator[Question]:
        """The questions that the present answers ask for."""
        for section in self.shown_sections(answers):
            yield from (q for q in section.questions if answers.shown(q))

    def shown(self, answers: Answers) -> bool:
        """Whether the page has anything to ask; a page without sections always has."""
        return not self.sections or any(True for _ in self.questions(answers))


def _page_of(section: Section) -> Page:
    return Page(section.id, section.label, section.hint, (section,))


PROVIDERS = Page(
    "providers",
    Text("接入与域名服务商", "Providers"),
    Text(
        "服务器由谁接入、域名在谁那里注册；两者常常不是同一家。",
        "Who hosts the site and who registered the domain; often not the same company.",
    ),
    (access.SECTION, registrar.SECTION),
)
ATTACHMENTS = Page(
    "attachments",
    Text("附件", "Attachments"),
    Text(
        "每份证件的扫描件或照片；原件要四角完整、字迹清楚。",
        "A scan or photograph of each paper: four corners, readable.",
    ),
)
ASK_OTHERS = Page(
    "ask-others",
    Text("去问别人", "Ask others"),
    Text(
        "还有几天、还差什么。按谁知道分好了，复制下面的话发给对方。",
        "Days left, and what is still open by who knows it: copy a message and send it.",
    ),
)
REVIEW = Page(
    "review",
    Text("核对", "Check answers"),
    Text(
        "所有填写的内容，以及会被退回的问题；点“修改”回到那一项。",
        "Every answer, and what would send the filing back; Change leads to the question.",
    ),
)
PACKAGE = Page(
    "package",
    Text("材料包", "Package"),
    Text(
        "生成要交的材料、自己留的材料和上传文件夹。",
        "Make what is handed in, what you keep, and the upload folder.",
    ),
)
LIFE = Page(
    "progress",
    Text("办理进度", "Progress"),
    Text(
        "提交以后发生的事在这里记：面审、退回、通过；备案以后的变更和注销也从这里办。",
        "Note here what happens after submission: interview, return, approval; changing and cancelling begin here too.",
    ),
)
RESULT = _page_of(result.SECTION)
BADGE = Page(
    "badge",
    Text("备案图标", "Badge"),
    Text(
        "有了公安备案号，做好放到首页底部的图标和链接。",
        "With the number there, the icon and link for the foot of the home page.",
    ),
)

PAGES: tuple[Page, ...] = (
    _page_of(start.SECTION),
    _page_of(operator.SECTION),
    _page_of(principal.SECTION),
    _page_of(site.SECTION),
    PROVIDERS,
    _page_of(service.SECTION),
    Page(
        "people",
        Text("责任人员", "People in charge"),
        Text(
            "与主体负责人是同一个人时，勾选“同主体负责人信息”即可。",
            "When it is the principal, one tick is enough.",
        ),
        tuple(role.section for role in people.ROLES),
    ),
    Page(
        "counter",
        Text("法定代表人与代办", "Legal representative and agent"),
        Text(
            "窗口办理要用的法定代表人证件、代办人和平台账号备忘。",
            "The legal representative's papers, the agent, and a note of the platform account.",
        ),
        (legal_representative.SECTION, agent.SECTION, account.SECTION),
    ),
    Page(
        "security",
        security.SECTION.label,
        security.SECTION.hint,
        (security.SECTION, beijing.SECTION),
    ),
    _page_of(office.SECTION),
    ATTACHMENTS,
    ASK_OTHERS,
    REVIEW,
    PACKAGE,
    LIFE,
    RESULT,
    BADGE,
)

_BY_ID = {page.id: page for page in PAGES}


def page(page_id: str) -> Page:
    """The page with this id. Raises KeyError when there is none."""
    return _BY_ID[page_id]


def page_of_section(section_id: str) -> Page:
    """The page that asks the section's questions."""
    for candidate in PAGES:
        if any(section.id == section_id for section in candidate.sections):
            return candidate
    return ATTACHMENTS if section_id == "attachments" else REVIEW


def shown_pages(answers: Answers) -> tuple[Page, ...]:
    """The pages that the present answers lead through."""
    return tuple(candidate for candidate in PAGES if candidate.shown(answers))


def first_page(filing: Filing) -> Page:
    """Where an opened filing is shown first: what happens to it next, once it has left the hands of its owner."""
    left = filing.status.returned or not filing.status.open
    return LIFE if left else shown_pages(filing.answers)[0]


def neighbour(current: Page, answers: Answers, step: int) -> Page:
    """The next (``step`` 1) or previous (-1) shown page; the page itself at the ends."""
    pages = shown_pages(answers)
    if current not in pages:
        return pages[0]
    index = pages.index(current) + step
    return pages[min(max(index, 0), len(pages) - 1)]
