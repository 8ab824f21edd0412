"""What a build makes before PyInstaller runs: icons, licences, the bill of materials, Windows' version resource."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

from build_scripts import program_icon, sbom

ROOT = Path(__file__).resolve().parent.parent

VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable("080404B0", [
      StringStruct("CompanyName", "beian-desktop"),
      StringStruct("FileDescription", "备案桌面"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "beian-desktop"),
      StringStruct("LegalCopyright", "Copyright (c) the beian-desktop authors; MIT"),
      StringStruct("OriginalFilename", "beian-desktop.exe"),
      StringStruct("ProductName", "备案桌面 beian-desktop"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [2052, 1200])]),
  ],
)
"""


def write_extras(folder: Path, version: str, moment: datetime) -> None:
    """Makes the folder anew; what lies in its ``root`` goes into the program as it is."""
    shutil.rmtree(folder, ignore_errors=True)
    inside = folder / "root"
    inside.mkdir(parents=True)
    program_icon.write_icons(folder)
    (folder / "version.txt").write_text(version_resource(version), encoding="utf-8")
    shutil.copy(ROOT / "LICENSE", inside / "LICENSE")
    sbom.write_licences(inside / "licences")  # a folder for each library
    bill = json.dumps(sbom.bill(version, moment), ensure_ascii=False, indent=2)
    (inside / "sbom.cdx.json").write_text(bill + "\n", encoding="utf-8")


def version_resource(version: str) -> str:
    """Windows' version resource, as PyInstaller reads it: 0.1.0 is (0, 1, 0, 0)."""
    numbers = tuple(int(part) for part in version.split(".")[:3])
    return VERSION_RESOURCE.format(version=version, numbers=(*numbers, 0))
