"""Domain names and home pages."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.domain import Domain, HomeUrl, read_domain, read_home_url
from tests.identifiers.vectors import codes, errors


def suffix_list_cases() -> list[tuple[str, str | None]]:
    """The test file of publicsuffix.org, as publicsuffixlist brings it: a host, and its registrable part or null."""
    lines = files("publicsuffixlist").joinpath("test_psl.txt").read_text(encoding="utf-8").splitlines()
    calls = [
        line[len("checkPublicSuffix(") : line.index(")")] for line in lines if line.startswith("checkPublicSuffix(")
    ]
    pairs = [[part.strip().strip("'") for part in call.split(",")] for call in calls]
    return [
        (host, None if want == "null" else want)
        for host, want in pairs
        if host != "null" and not host.endswith("uk.com")  # a private suffix
    ]


# The list is read without its private part and without the rule that any unknown suffix counts.
UNKNOWN = {"example.example", "b.example.example", "a.b.example.example"}


@pytest.mark.parametrize(("host", "want"), suffix_list_cases())
def test_the_public_suffix_lists_own_cases(host: str, want: str | None) -> None:
    found = read_domain(host).parts
    if host.startswith(".") or host in UNKNOWN or want is None:
        assert found is None
    else:
        assert found is not None
        assert read_domain(want).parts is not None
        assert found.registrable == read_domain(want).normal


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("BÜCHER.de", "bücher.de"),
        ("http:\\\\user@www.example.com\\a", "www.example.com"),
        ("www.example.com/a/b", "www.example.com"),
        ("例子.CN", "例子.cn"),
    ],
)
def test_hosts_are_found_and_mapped(typed: str, host: str) -> None:
    assert read_domain(typed).normal == host


def test_a_home_page_without_scheme_is_http() -> None:
    assert read_home_url("//www.example.com").normal == "http://www.example.com/"


def test_a_path_of_one_letter_is_told() -> None:
    assert codes(read_domain("www.example.com/X")) == ["domain.from-url"]
    assert codes(read_domain("www.example.com/")) == codes(read_domain("www.example.com"))


def test_an_unknown_suffix_is_named() -> None:
    (told,) = read_domain("a.b.nosuchsuffix").findings
    assert (told.code, dict(told.params)) == ("domain.unknown-suffix", {"suffix": "nosuchsuffix"})


def test_an_address_with_two_colons_is_no_port() -> None:
    assert codes(read_domain("2001::1")) == ["domain.is-address"]


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("example.рф", []),
        ("www.сое.com", ["domain.lookalike"]),
        ("сое.example.рф", []),
        ("例a.com", []),
        ("\U00017000a.com", []),
    ],
)
def test_alphabets_are_compared_within_a_label(host: str, found: list[str]) -> None:
    assert codes(read_domain(host)) == found


def test_there_are_cases() -> None:
    assert len(suffix_list_cases()) > 70


@pytest.mark.parametrize(
    "typed",
    [
        "example.com.cn",
        "EXAMPLE.com.CN",
        "example.com.cn.",
        "example。com。cn",
        "ｅｘａｍｐｌｅ．ｃｏｍ．ｃｎ",
        " example.com.cn",
        "example.com.cn\u200b",
    ],
)
def test_a_registrable_name_in_every_writing(typed: str) -> None:
    reading = read_domain(typed)
    assert (reading.valid, reading.normal) == (True, "example.com.cn")
    assert reading.parts == Domain(
        "example.com.cn", "example.com.cn", "com.cn", True, "example.com.cn", "example.com.cn"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.example.com/",
        "http://www.example.com:8080/a?b=c#d",
        "HTTP://WWW.EXAMPLE.COM",
        "//www.example.com",
        "网址：http://www.example.com",
        "https://user:secret@www.example.com/",
        "http:\\\\www.example.com\\a",
        "http//www.example.com",
        "www.example.com:443",
        "www.example.com/index.html",
        "www.example.com?x=1",
        "https:///www.example.com",
        "https：//www.example.com",
    ],
)
def test_the_host_is_taken_out_of_a_url(typed: str) -> None:
    reading = read_domain(typed)
    assert (reading.valid, reading.normal) == (True, "www.example.com")
    assert "domain.from-url" in codes(reading)
    assert reading.parts is not None
    assert (reading.parts.registrable, reading.parts.is_registrable) == ("example.com", False)


def test_a_host_below_the_registrable_name_says_nothing() -> None:
    assert codes(read_domain("www.example.com")) == []
    assert codes(read_domain("example.com/")) == []


@pytest.mark.parametrize(
    "typed", ["例子.中国", "xn--fsqu00a.xn--fiqs8s", "XN--FSQU00A.xn--fiqs8s", "例子。中国", "http://例子.中国/"]
)
def test_names_in_chinese_are_shown_in_unicode(typed: str) -> None:
    reading = read_domain(typed)
    assert reading.parts == Domain("例子.中国", "例子.中国", "中国", True, "例子.中国", "xn--fsqu00a.xn--fiqs8s")
    assert reading.normal == "例子.中国"


def test_a_suffix_below_a_country() -> None:
    reading = read_domain("店.例子.公司.cn")
    assert reading.parts is not None
    assert (reading.parts.registrable, reading.parts.suffix) == ("例子.公司.cn", "公司.cn")


def test_private_suffixes_do_not_count() -> None:
    reading = read_domain("someone.github.io")
    assert reading.parts is not None
    assert (reading.parts.registrable, reading.parts.suffix) == ("github.io", "io")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "domain.unreadable"),
        ("https://", "domain.unreadable"),
        ("a b.com", "domain.unreadable"),
        ("a" * 300 + ".com", "domain.unreadable"),
        ("com", "domain.only-suffix"),
        ("com.cn", "domain.only-suffix"),
        ("中国", "domain.only-suffix"),
        ("公司.cn", "domain.only-suffix"),
        ("localhost", "domain.unknown-suffix"),
        ("example.local", "domain.unknown-suffix"),
        ("example.con", "domain.unknown-suffix"),
        ("index.html", "domain.unknown-suffix"),
        ("203.0.113.1", "domain.is-address"),
        ("http://203.0.113.1:8080/", "domain.is-address"),
        (".com", "domain.labels"),
        ("[2001:db8::1]", "domain.is-address"),
        ("2001:db8::1", "domain.is-address"),
        ("123.123", "domain.is-address"),
        ("256.1.1.1", "domain.is-address"),
        ("someone@example.com", "domain.is-email"),
        ("-example.com", "domain.labels"),
        ("example-.com", "domain.labels"),
        ("exa_mple.com", "domain.labels"),
        ("example..com", "domain.labels"),
        (".example.com", "domain.labels"),
        ("*.example.com", "domain.labels"),
        ("exam!ple.com", "domain.labels"),
        ("a" * 64 + ".com", "domain.labels"),
        ("xn--zz.com", "domain.labels"),
        ("ab--cd.com", "domain.labels"),
        ("example.com,example.cn", "domain.labels"),
        ("😀.com", "domain.labels"),
    ],
)
def test_unreadable_names_say_why(typed: str, code: str) -> None:
    reading = read_domain(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "WEB-07"


@pytest.mark.parametrize("name", ["exаmple.com", "аррӏе.com", "eхample.cn", "ехаре.com", "ωord.com", "例子а.com"])
def test_names_that_pose_as_another_script_are_doubted(name: str) -> None:
    reading = read_domain(name)
    assert (reading.valid, codes(reading)) == (True, ["domain.lookalike"])
    assert dict(reading.findings[0].params)["punycode"].startswith("xn--")


@pytest.mark.parametrize(
    "name",
    [
        "例子abc.com",
        "例え.jp",
        "カタカナひらがな漢字.jp",
        "한국.kr",
        "пример.рф",
        "сосо.рф",
        "münchen.de",
        "straße.de",
        "中文123.cn",
    ],
)
def test_honest_names_are_not_doubted(name: str) -> None:
    assert codes(read_domain(name)) == []


@pytest.mark.parametrize("tail", ["a", "b.com", "com/x"])
def test_longest_allowed_names(tail: str) -> None:
    label = "a" * 63
    assert read_domain(f"{label}.com").valid
    name = ".".join([label] * 3) + "." + "a" * 57 + ".com"
    assert len(name) == 253
    assert read_domain(name).valid
    assert not read_domain("a" + name).valid


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (
            "https://www.example.com/a?b#c",
            HomeUrl("https://www.example.com/a?b#c", "https", "www.example.com", None, "/a?b#c"),
        ),
        ("example.com", HomeUrl("http://example.com/", "http", "example.com", None, "/")),
        ("8.8.8.8:8080/x", HomeUrl("http://8.8.8.8:8080/x", "http", "8.8.8.8", 8080, "/x")),
        (
            "https://[2400:3200::1]:8443/",
            HomeUrl("https://[2400:3200::1]:8443/", "https", "2400:3200::1", 8443, "/"),
        ),
        ("https://[2400:3200::1]", HomeUrl("https://[2400:3200::1]/", "https", "2400:3200::1", None, "/")),
        ("2400:3200::1", HomeUrl("http://[2400:3200::1]/", "http", "2400:3200::1", None, "/")),
        ("http://例子.中国/", HomeUrl("http://例子.中国/", "http", "例子.中国", None, "/")),
        ("8.8.8.8:65535", HomeUrl("http://8.8.8.8:65535/", "http", "8.8.8.8", 65535, "/")),
    ],
)
def test_home_pages_are_read(typed: str, parts: HomeUrl) -> None:
    reading = read_home_url(typed)
    assert (reading.valid, reading.parts, reading.normal, reading.typed) == (True, parts, parts.url, typed)
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ftp://example.com", "home-url.scheme"),
        ("http://8.8.8.8:0/", "home-url.unreadable"),
        ("http://8.8.8.8:65536/", "home-url.unreadable"),
        ("http://example.com/" + "a" * 2048, "home-url.unreadable"),
        ("", "domain.unreadable"),
        ("http://com/", "domain.only-suffix"),
    ],
)
def test_unreadable_home_pages_say_why(typed: str, code: str) -> None:
    reading = read_home_url(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)


def test_the_longest_home_page() -> None:
    longest = "http://example.com/" + "a" * (2048 - 19)
    assert (len(longest), read_home_url(longest).normal) == (2048, longest)
    assert read_home_url(longest + "a").normal is None


def test_a_private_home_page_is_read_but_wrong() -> None:
    reading = read_home_url("http://10.0.0.1/")
    assert (reading.normal, errors(reading)) == ("http://10.0.0.1/", ["ip.private"])


@given(st.from_regex(r"[a-z0-9]([a-z0-9]{0,8}[a-z0-9])?\.(com|cn|net|com\.cn|org\.cn|中国)", fullmatch=True))
def test_reading_the_normal_form_gives_the_same(name: str) -> None:
    reading = read_domain(name)
    if reading.normal is not None:
        assert read_domain(reading.normal) == reading
