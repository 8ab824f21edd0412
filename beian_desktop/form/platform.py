"""The steps of the platform (beian.mps.gov.cn) in their order, and which sections of the form each asks."""

from __future__ import annotations

from dataclasses import dataclass

from beian_desktop.form.field import Section
from beian_desktop.form.sections import access, operator, people, principal, registrar, service, site
from beian_desktop.system.language import Text


@dataclass(frozen=True, eq=False)
class PlatformStep:
    """One step: its name, the sections that it asks, and what to do in a step that asks none."""

    name: Text
    sections: tuple[Section, ...] = ()
    says: Text | None = None


STEPS = (
    PlatformStep(Text("第一步　网站开办主体", "Step 1: the subject"), (operator.SECTION, principal.SECTION)),
    PlatformStep(
        Text("第二步　网站基本信息", "Step 2: the site"),
        (site.SECTION, access.SECTION, registrar.SECTION, service.SECTION),
    ),
    PlatformStep(
        Text("第三步　网站负责人", "Step 3: people in charge"),
        (people.SECURITY_OFFICER.section, people.EMERGENCY_CONTACT.section),
    ),
    PlatformStep(
        Text("第四步　提示说明", "Step 4: notes"),
        says=Text("阅读平台的提示说明后勾选并提交。", "Read the platform's notes, tick them and submit."),
    ),
)
