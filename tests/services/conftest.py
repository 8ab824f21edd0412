"""The sample filing, drawn once."""

from __future__ import annotations

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.services.sample import sample_filing


@pytest.fixture(scope="session")
def sample() -> Filing:
    """The sample as of 2026-11-23."""
    return sample_filing()
