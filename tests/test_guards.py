"""The guards of conftest.py work: each kind of carelessness fails a test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent

CARELESS = """
import logging
import os
import socket
import warnings
from pathlib import Path

from PySide6.QtCore import qWarning
from beian_desktop.system.paths import user_data_dir


def test_logs():
    logging.getLogger("beian").warning("unforeseen")


def test_logs_and_says_so(caplog):
    logging.getLogger("beian").warning("foreseen")
    assert caplog.messages == ["foreseen"]
    caplog.clear()


def test_warns():
    warnings.warn("careless", UserWarning)


def test_qt_warns(qtbot):
    qWarning("careless")


def test_opens_internet_socket():
    socket.socket(socket.AF_INET)


def test_swallows_refusal():
    try:
        socket.getaddrinfo("example.com", 443)
    except RuntimeError:
        pass


def test_opens_local_pair():
    for end in socket.socketpair():
        end.close()


def test_has_own_data_folder(tmp_path):
    assert user_data_dir().is_relative_to(tmp_path)
"""

PASSING = {"test_logs_and_says_so", "test_opens_local_pair", "test_has_own_data_folder"}


def test_careless_tests_fail_and_careful_ones_pass(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_careless.py").write_text(CARELESS)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "--junitxml=report.xml", "test_careless.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    cases: dict[str, bool] = {}
    for case in ElementTree.parse(tmp_path / "report.xml").iter("testcase"):
        cases[case.attrib["name"]] = cases.get(case.attrib["name"], True) and len(case) == 0
    assert {name for name, passed in cases.items() if passed} == PASSING, done.stdout
    assert len(cases) == CARELESS.count("def test_")
