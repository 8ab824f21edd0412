"""What goes into a built program."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pytest

from build_scripts import (
    archives,
    build,
    contents,
    extras,
    icu_data,
    linux_package,
    program_icon,
    sbom,
    windows_installer,
)

ROOT = Path(__file__).parent.parent.parent
MOMENT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def qt_imports() -> set[str]:
    """The modules of PySide6 that the application names."""
    found = set()
    for module in (ROOT / "beian_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                found.add(str(node.module).split(".")[1])
    return found


def test_the_qt_modules_that_go_along_are_those_that_are_imported() -> None:
    assert qt_imports() == contents.QT_MODULES


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtQml.abi3.so", False),
        ("PySide6/Qt6Gui.dll", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/lib/libQt6DBus.so.6", True),
        ("PySide6/Qt/lib/libicuuc.so.73", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("resources/fonts/HanaMinB.ttf", True),
        ("reportlab/fonts/DarkGarden.sfd", False),
    ],
)
def test_of_qt_and_the_libraries_only_what_is_used_goes_along(target: str, wanted: bool) -> None:
    assert contents.is_wanted(target) is wanted


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of Linux")
def test_libraries_of_the_building_system_stay_there_but_pythons_and_xcbs() -> None:
    assert not contents.is_wanted("libglib-2.0.so.0")
    assert not contents.is_wanted("libstdc++.so.6")
    assert contents.is_wanted("libpython3.11.so.1.0")
    assert contents.is_wanted("libxcb-cursor.so.0")
    assert contents.is_wanted("libheif-7a3e919c.so.1.23.0", link=True)
    assert not contents.is_wanted("libQt6Network.so.6", link=True)


def test_libraries_that_the_application_imports_are_not_left_out() -> None:
    from tests.test_architecture import HOMES

    assert {name.split(".")[0] for name in contents.EXCLUDED_MODULES if "." not in name} & set(HOMES) == set()


def test_all_resources_but_sources_go_along() -> None:
    places = {f"{folder}/{Path(file).name}" for file, folder in contents.files_of(ROOT / "resources", ROOT)}
    assert {"resources/notices.md", "resources/fonts/HanaMinB.ttf", "resources/packs/national/pack.toml"} <= places
    assert not [place for place in places if "/sources/" in place]


def test_the_bill_of_materials_names_every_library_with_version_and_licence() -> None:
    bill = sbom.bill("0.1.0", MOMENT)
    libraries = {part["name"]: part for part in bill["components"] if part["type"] == "library"}
    assert set(libraries) == sbom.runtime() & set(sbom.versions())
    assert {"pyside6-essentials", "sqlcipher3", "reportlab"} <= set(libraries)
    assert all(part["licenses"][0]["license"]["name"] for part in bill["components"])
    assert libraries["sqlcipher3"]["purl"] == f"pkg:pypi/sqlcipher3@{sbom.versions()['sqlcipher3']}"
    assert {part["name"] for part in bill["components"] if part["type"] == "file"} == {
        f"resources/fonts/{path.name}" for path in (ROOT / "resources" / "fonts").glob("*.ttf")
    }
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    assert json.dumps(bill) == json.dumps(sbom.bill("0.1.0", MOMENT))


def test_every_library_brings_its_licence_text(tmp_path: Path) -> None:
    sbom.write_licences(tmp_path)
    assert sbom.runtime() - {folder.name for folder in tmp_path.iterdir()} <= sbom.WITHOUT_TEXT


def test_the_icon_has_every_size(tmp_path: Path) -> None:
    from PIL import Image

    program_icon.write_icons(tmp_path)
    with Image.open(tmp_path / "program.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in program_icon.ICO_SIZES}
    with Image.open(tmp_path / "program.icns") as icon:
        assert max(icon.info["sizes"])[0] * 2 >= 512
    with Image.open(tmp_path / "program-48.png") as icon:
        assert icon.size == (48, 48)
        assert icon.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_windows_version_resource_is_what_pyinstaller_reads() -> None:
    tree = ast.parse(extras.version_resource("1.2.3"), mode="eval")
    assert "filevers=(1, 2, 3, 0)" in ast.unparse(tree)
    assert "备案桌面" in ast.unparse(tree)


def test_icus_table_comes_back_as_it_was_written() -> None:
    files = {"icudt73l/zh.res": b"chinese", "icudt73l/coll/root.res": b"r" * 33, "icudt73l/cnvalias.icu": b"x"}
    image = b"before" + icu_data.table(struct_header(), files)
    header, found = icu_data.table_of(image)
    assert header == struct_header()
    assert list(found) == sorted(files)
    assert {name: data.rstrip(b"\0") for name, data in found.items()} == files


def struct_header() -> bytes:
    """A header of ICU's common format, 32 bytes long."""
    return (32).to_bytes(2, "little") + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("icudt73l/zh_Hans.res", True),
        ("icudt73l/coll/zh.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/cnvalias.icu", True),
        ("icudt73l/gb18030.cnv", True),
        ("icudt73l/de.res", False),
        ("icudt73l/brkitr/thaidict.dict", False),
        ("icudt73l/ibm-37_P100-1995.cnv", False),
    ],
)
def test_icu_keeps_the_windows_languages(name: str, kept: bool) -> None:
    assert icu_data.is_kept(name) is kept


def made_folder(tmp_path: Path) -> Path:
    """What looks like a built program."""
    folder = tmp_path / "beian-desktop"
    (folder / "_internal").mkdir(parents=True)
    (folder / "beian-desktop").write_bytes(b"\x7fELF GLIBC_2.9 GLIBC_2.34 GLIBC_2.17")
    (folder / "beian-desktop").chmod(0o755)
    (folder / "_internal" / "data.txt").write_text("data", encoding="utf-8")
    return folder


def test_the_same_folder_gives_the_same_archive(tmp_path: Path) -> None:
    folder = made_folder(tmp_path)
    for make in (archives.tarred, archives.zipped):
        first = make(folder, tmp_path / "out", "0.1.0", MOMENT).read_bytes()
        (folder / "_internal" / "data.txt").touch()
        assert make(folder, tmp_path / "out", "0.1.0", MOMENT).read_bytes() == first


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's tools")
def test_the_debian_package_declares_what_it_needs_and_claims_only_its_own_files(tmp_path: Path) -> None:
    folder = made_folder(tmp_path)
    program_icon.write_icons(tmp_path)
    made = linux_package.deb(folder, tmp_path, tmp_path / "work", tmp_path / "out", "0.1.0", MOMENT)
    control = subprocess.run(["dpkg-deb", "--field", str(made)], capture_output=True, text=True, check=True).stdout
    assert "libc6 (>= 2.34)" in control
    assert "libegl1" in control
    told = subprocess.run(["dpkg-deb", "--contents", str(made)], capture_output=True, text=True, check=True).stdout
    assert "./usr/bin/beian-desktop -> ../lib/beian-desktop/beian-desktop" in told
    assert "root/root" in told
    entry = (ROOT / "build_scripts" / "linux" / "beian-desktop.desktop").read_text(encoding="utf-8")
    assert re.findall(r"^MimeType=(.*)$", entry, re.MULTILINE) == ["application/x-beian-bundle;"]
    types = ET.parse(ROOT / "build_scripts" / "linux" / "beian-desktop.xml").getroot()
    assert [glob.get("pattern") for glob in types.iter() if glob.tag.endswith("}glob")] == ["*.beian"]


def test_the_installer_for_windows_is_per_user_in_both_languages() -> None:
    script = windows_installer.SCRIPT.read_text(encoding="utf-8")
    sections = re.findall(r"^\[(\w+)\]$", script, re.MULTILINE)
    assert sections == [
        "Setup", "Languages", "CustomMessages", "Messages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run",
    ]  # fmt: skip
    assert "PrivilegesRequired=lowest" in script
    assert "MinVersion=10.0.17763" in script
    for language in ("zh", "en"):
        assert set(re.findall(r"\{cm:(\w+)\}", script)) == set(
            re.findall(rf"^{language}\.(\w+)=", custom(script), re.MULTILINE)
        )
    defined = {
        argument.split("=")[0][2:] for argument in windows_installer.arguments(Path("f"), Path("e"), Path("o"), "1")
    }
    assert {"Version", "Folder", "Extra"} <= defined
    assert set(re.findall(r"\{#(\w+)\}", script)) <= defined


def custom(script: str) -> str:
    """The section of the installer's own words."""
    return script.split("[CustomMessages]")[1].split("\n[", maxsplit=1)[0]


def test_windows_manifest_asks_for_no_rights_and_takes_long_paths() -> None:
    root = ET.parse(ROOT / "build_scripts" / "windows" / "program.manifest").getroot()
    told = {element.tag.split("}")[1]: (element.text, element.attrib) for element in root.iter()}
    assert told["requestedExecutionLevel"][1]["level"] == "asInvoker"
    assert told["longPathAware"][0] == "true"


@pytest.mark.parametrize("script", sorted((ROOT / "build_scripts").rglob("*.sh")), ids=lambda path: path.name)
def test_shell_scripts_can_be_read(script: Path) -> None:
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("spec", sorted((ROOT / "build_scripts").rglob("*.spec")), ids=lambda path: path.name)
def test_the_specification_can_be_read(spec: Path) -> None:
    compile(spec.read_text(encoding="utf-8"), spec.name, "exec")


def test_each_system_builds_its_folder_first() -> None:
    assert all(steps[0] == "folder" and set(steps) <= set(build.STEPS) for steps in build.OF_SYSTEM.values())


@pytest.mark.skipif(not build.FOLDER.exists() or sys.platform != "linux", reason="nothing is built here")
def test_the_built_folder_asks_the_system_for_declared_libraries_only() -> None:
    base = {"ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1"}
    named = base | set(contents.LINUX_SYSTEM) | set(contents.LINUX_OPTIONAL)
    assert linux_package.needed(build.FOLDER) - named == set()
