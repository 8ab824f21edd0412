"""What the first answer waits for is there before somebody types."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from beian_desktop.services.readying import read_examples
read_examples()
print(*(name in sys.modules for name in ("phonenumbers", "publicsuffixlist", "email_validator", "PySide6", "sqlalchemy")))
"""


def test_an_example_of_every_field_imports_what_reading_needs_and_nothing_else() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True", "True", "False", "False"]
