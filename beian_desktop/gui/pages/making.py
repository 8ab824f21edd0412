"""Which widget a page of the wizard gets."""

from __future__ import annotations

from collections.abc import Callable

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.ask_others import AskOthersPage
from beian_desktop.gui.pages.attachments import AttachmentsPage
from beian_desktop.gui.pages.badge import BadgePage
from beian_desktop.gui.pages.life import LifePage
from beian_desktop.gui.pages.package import PackagePage
from beian_desktop.gui.pages.providers import ProvidersPage
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.pages.review import ReviewPage
from beian_desktop.wizard.pages import ASK_OTHERS, ATTACHMENTS, BADGE, LIFE, PACKAGE, PROVIDERS, REVIEW, Page
from beian_desktop.wizard.targets import Target

StepPage = QuestionsPage | AttachmentsPage | AskOthersPage | ReviewPage | PackagePage | LifePage | BadgePage


def make_page(draft: Draft, page: Page, go_to: Callable[[Target], None]) -> StepPage:
    """The widget of a page; ``go_to`` leads to a question or slot."""
    if page is ATTACHMENTS:
        return AttachmentsPage(draft)
    if page is ASK_OTHERS:
        return AskOthersPage(draft)
    if page is REVIEW:
        return ReviewPage(draft, go_to)
    if page is PACKAGE:
        return PackagePage(draft, go_to)
    if page is LIFE:
        return LifePage(draft, go_to)
    if page is BADGE:
        return BadgePage(draft, go_to)
    return ProvidersPage(draft, page) if page is PROVIDERS else QuestionsPage(draft, page)
