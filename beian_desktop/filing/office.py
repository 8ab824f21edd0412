"""Which police office takes the filing: the address of the subject decides."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import Field
from beian_desktop.form.sections import operator, principal
from beian_desktop.identifiers.area import Area


def deciding_field(answers: Answers) -> Field[Area]:
    """The field whose area names the office: the unit's office, or where the person lives."""
    individual = answers[operator.KIND] is operator.INDIVIDUAL
    return principal.REGION if individual else operator.OFFICE_REGION


def deciding_area(answers: Answers) -> Area | None:
    """The area that decides the office; None while it isn't known."""
    return answers[deciding_field(answers)]


def suggested_office(area: Area) -> str:
    """The office's usual name; a person may put the right one in its place.

    〈市〉公安局〈区〉分局网络安全保卫大队 in a district, 〈县〉公安局网络安全保卫大队 in a county.
    """
    county, city = area.county or "", area.city or ""
    if not county:
        return f"{city or area.province or ''}公安局网络安全保卫支队"
    if county.endswith(("县", "旗")) or (county.endswith("市") and county != city):
        return f"{county}公安局网络安全保卫大队"
    return f"{city or area.province or ''}公安局{county}分局网络安全保卫大队"
