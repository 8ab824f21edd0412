"""The points of PDF/A that a file can break without anybody seeing it (clauses of ISO 19005-2 and -3)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms
from pypdf import PdfReader

from beian_desktop.documents.package import FileKind, Package
from beian_desktop.documents.srgb import srgb_profile
from tests.documents.made_up import complete
from tests.documents.reading import composed, data_of

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
TITLE = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
SYMBOLIC = 4


@pytest.fixture(scope="module")
def package() -> Package:
    return composed(complete(), draft=True)


@pytest.fixture(scope="module", params=FileKind)
def data(request: pytest.FixtureRequest, package: Package) -> bytes:
    return data_of(package, request.param)


@pytest.fixture(scope="module")
def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def root(reader: PdfReader) -> Any:
    return reader.root_object


def objects(reader: PdfReader) -> Iterator[Any]:
    """Every object of the file."""
    return (reader.get_object(number) for number in reader.xref[0])


def dictionaries(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """Every dictionary, those within others included."""
    waiting = list(objects(reader))
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            yield found
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found


def fonts(reader: PdfReader) -> list[dict[str, Any]]:
    return [found for found in dictionaries(reader) if found.get("/Type") == "/Font"]


def test_the_file_begins_and_ends_as_6_1_2_and_6_1_3_ask(data: bytes, reader: PdfReader) -> None:
    first, second = data.split(b"\n", 2)[:2]
    assert re.fullmatch(rb"%PDF-1\.[0-7]", first)
    assert second[:1] == b"%"
    assert all(byte > 127 for byte in second[1:5])
    assert "/ID" in reader.trailer
    assert "/Encrypt" not in reader.trailer


def test_streams_have_their_length_and_line_ends_6_1_7(data: bytes) -> None:
    starts = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data))
    assert len(starts) > 10
    for start in starts:
        assert data[start.end() + int(start[1]) :].startswith(b"\nendstream\n")


def test_the_metadata_name_part_level_and_title_6_6(package: Package) -> None:
    for kind, part in ((FileKind.COUNTER, "2"), (FileKind.OWN, "2"), (FileKind.ARCHIVE, "3")):
        reader = PdfReader(io.BytesIO(data_of(package, kind)))
        stream = root(reader)["/Metadata"].get_object()
        assert "/Filter" not in stream or not stream["/Filter"]
        said = ET.fromstring(stream.get_data())
        assert [node.text for node in said.iter(f"{PDFAID}part")] == [part]
        assert [node.text for node in said.iter(f"{PDFAID}conformance")] == ["B"]
        title = said.find(TITLE)
        assert title is not None
        assert reader.metadata is not None
        assert title.text == reader.metadata.title


def test_colours_mean_srgb_and_nothing_else_is_used_6_2_3(reader: PdfReader) -> None:
    (intent,) = root(reader)["/OutputIntents"]
    intent = intent.get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_object()["/N"] == 3
    assert intent["/DestOutputProfile"].get_object().get_data() == srgb_profile()
    for found in objects(reader):
        if isinstance(found, dict) and found.get("/Subtype") == "/Image":
            assert found["/ColorSpace"] in ("/DeviceRGB", "/DeviceGray")
            assert not found.get("/Interpolate")
            assert "/SMask" not in found


def test_every_font_is_embedded_with_its_widths_6_2_11(reader: PdfReader) -> None:
    found = fonts(reader)
    assert len({font["/BaseFont"] for font in found}) == len(found) > 2
    for font in found:
        descriptor = font["/FontDescriptor"].get_object()
        assert descriptor["/Flags"] & SYMBOLIC
        assert "/Encoding" not in font  # 6.2.11.6
        program = TTFont(io.BytesIO(descriptor["/FontFile2"].get_object().get_data()))
        assert len(program["cmap"].tables) == 1
        scale = 1000 / program["head"].unitsPerEm
        glyphs = program["cmap"].tables[0].cmap
        for code, width in enumerate(font["/Widths"]):
            if glyphs.get(code, ".notdef") != ".notdef":
                assert abs(program["hmtx"][glyphs[code]][0] * scale - float(width)) <= 1


def test_every_text_has_its_characters_6_2_11_7(reader: PdfReader) -> None:
    for font in fonts(reader):
        mapped = re.findall(rb"^<[0-9A-F]{2}> <([0-9A-F]+)>$", font["/ToUnicode"].get_object().get_data(), re.MULTILINE)
        assert mapped
        assert not {b"0000", b"FEFF", b"FFFE"} & set(mapped)


def test_nothing_acts_and_transparency_is_plain_6_2_10_6_5(reader: PdfReader) -> None:
    for found in dictionaries(reader):
        assert not {"/JS", "/AA", "/OpenAction", "/Launch", "/PS", "/OPI", "/Ref", "/TR", "/Annots"} & set(found)
        assert found.get("/BM", "/Normal") == "/Normal"


def test_only_the_archive_holds_a_file_which_says_what_it_is_iso_19005_3_6_8(package: Package) -> None:
    for kind in (FileKind.COUNTER, FileKind.OWN):
        assert "/EmbeddedFiles" not in str(PdfReader(io.BytesIO(data_of(package, kind))).root_object.get("/Names"))
    archive = PdfReader(io.BytesIO(data_of(package, FileKind.ARCHIVE)))
    (spec,) = (each.get_object() for each in root(archive)["/AF"])
    assert spec["/F"] == spec["/UF"] == "filing.json"
    assert spec["/AFRelationship"] == "/Source"
    embedded = spec["/EF"]["/F"].get_object()
    assert embedded["/Subtype"] == "/application/json"
    assert {"/Size", "/ModDate"} <= set(embedded["/Params"])


def test_the_profile_is_srgb() -> None:
    ours = ImageCms.getOpenProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    colours = Image.effect_noise((32, 32), 90).convert("RGB").point(lambda value: value)
    colours.putpixel((0, 0), (255, 0, 0))
    colours.putpixel((1, 0), (10, 200, 90))
    seen = ImageCms.profileToProfile(colours, ours, theirs)
    assert seen is not None
    assert max(abs(a - b) for a, b in zip(colours.tobytes(), seen.tobytes(), strict=True)) <= 2
