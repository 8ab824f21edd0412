"""IP addresses and ranges."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.ip_range import IpRange, read_ip_range, read_ip_range_pair
from tests.identifiers.vectors import codes, errors

RANGE = IpRange(4, "8.8.8.0", "8.8.8.255", 256, True)


@pytest.mark.parametrize(
    "typed",
    [
        "8.8.8.0-8.8.8.255",
        "8.8.8.0 - 8.8.8.255",
        "8.8.8.0~8.8.8.255",
        "8.8.8.0～8.8.8.255",
        "8.8.8.0—8.8.8.255",
        "8.8.8.0——8.8.8.255",
        "8.8.8.0–8.8.8.255",
        "8.8.8.0－8.8.8.255",
        "8.8.8.0至8.8.8.255",
        "8.8.8.0 到 8.8.8.255",
        "8.8.8.0 to 8.8.8.255",
        "8.8.8.0..8.8.8.255",
        "8.8.8.0 8.8.8.255",
        "8.8.8.0/24",
        "8.8.8.77/24",
        "8.8.8.0 / 24",
        "8.8.8.0/255.255.255.0",
        "8.8.8.0-255",
        "８.８.８.０-８.８.８.２５５",
    ],
)
def test_a_range_in_every_writing(typed: str) -> None:
    reading = read_ip_range(typed)
    assert (reading.valid, reading.parts, reading.normal) == (True, RANGE, "8.8.8.0-8.8.8.255")


@pytest.mark.parametrize("typed", ["8.8.8.8", "8.8.8.8/32", "8.8.8.8-8.8.8.8", "[8.8.8.8]", " 8.8.8.8 "])
def test_a_single_address(typed: str) -> None:
    reading = read_ip_range(typed)
    assert (reading.parts, reading.normal) == (IpRange(4, "8.8.8.8", "8.8.8.8", 1, True), "8.8.8.8")


@pytest.mark.parametrize("typed", ["IP:8.8.8.8", "IP地址：8.8.8.8", "服务器 IP: 8.8.8.8"])
def test_a_label_is_told(typed: str) -> None:
    reading = read_ip_range(typed)
    assert (reading.normal, codes(reading)) == ("8.8.8.8", ["text.cleaned"])


def test_plain_writings_say_nothing() -> None:
    assert codes(read_ip_range("8.8.8.0 - 8.8.8.255")) == []
    assert codes(read_ip_range("8.8.8.0～8.8.8.255")) == ["text.cleaned"]


def test_ipv6() -> None:
    reading = read_ip_range("2400:3200:0::1")
    assert (reading.normal, reading.parts) == ("2400:3200::1", IpRange(6, "2400:3200::1", "2400:3200::1", 1, True))
    network = read_ip_range("2400:3200::/32")
    assert network.normal == "2400:3200::-2400:3200:ffff:ffff:ffff:ffff:ffff:ffff"
    assert (network.parts is not None and network.parts.count, codes(network)) == (2**96, [])
    assert read_ip_range("2400:3200::1-2400:3200::F").normal == "2400:3200::1-2400:3200::f"


@pytest.mark.parametrize(
    ("start", "end", "normal"),
    [
        ("8.8.8.8", "", "8.8.8.8"),
        ("8.8.8.8", "  ", "8.8.8.8"),
        ("8.8.8.8", "8.8.8.8", "8.8.8.8"),
        ("8.8.8.8", "8.8.8.9", "8.8.8.8-8.8.8.9"),
        ("8.8.8.0/30", "", "8.8.8.0-8.8.8.3"),
        ("8.8.8.0-8.8.8.3", "", "8.8.8.0-8.8.8.3"),
    ],
)
def test_two_columns(start: str, end: str, normal: str) -> None:
    reading = read_ip_range_pair(start, end)
    assert (reading.valid, reading.normal, reading.findings) == (True, normal, ())


def test_two_columns_keep_what_was_typed_and_tell_what_is_wrong() -> None:
    assert read_ip_range_pair("8.8.8.8", "x").typed == "8.8.8.8-x"
    assert read_ip_range_pair("8.8.8.8", "").typed == "8.8.8.8"
    assert errors(read_ip_range_pair("8.8.8.8", "x")) == ["ip.unreadable"]
    assert errors(read_ip_range_pair("8.8.8.8", "9")) == ["ip.unreadable"]
    assert errors(read_ip_range_pair("8.8.8.9", "8.8.8.8")) == ["ip.order"]
    assert codes(read_ip_range_pair("８.8.8.8", "8.8.8.８")) == ["text.cleaned"]
    assert codes(read_ip_range_pair("８.8.8.8", "8.8.8.９")) == ["text.cleaned", "text.cleaned"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "ip.unreadable"),
        ("256.1.1.1", "ip.unreadable"),
        ("8.8.8", "ip.unreadable"),
        ("8.8.8.8.8", "ip.unreadable"),
        ("08.8.8.8", "ip.unreadable"),
        ("8.8.8.8:80", "ip.unreadable"),
        ("8.8.8.8/33", "ip.unreadable"),
        ("8.8.8.8/24/8", "ip.unreadable"),
        ("8.8.8.8,8.8.4.4", "ip.unreadable"),
        ("8.8.8.8-8.8.8.9-8.8.8.10", "ip.unreadable"),
        ("8.8.8.8-x", "ip.unreadable"),
        ("x-8.8.8.8", "ip.unreadable"),
        ("8.8.8.8-256", "ip.unreadable"),
        ("fe80::1%eth0", "ip.unreadable"),
        ("example.com", "ip.unreadable"),
        ("8.8.8.8" * 40, "ip.unreadable"),
        ("8.8.8.8/" + "0" * 200, "ip.unreadable"),
        ("8.8.8.9-8.8.8.8", "ip.order"),
        ("8.8.8.8-2400::1", "ip.families"),
    ],
)
def test_unreadable_ranges_say_why(typed: str, code: str) -> None:
    reading = read_ip_range(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "WEB-10"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("10.0.0.1", "ip.private"),
        ("10.255.255.255", "ip.private"),
        ("172.16.0.1", "ip.private"),
        ("172.31.255.255", "ip.private"),
        ("192.168.1.1", "ip.private"),
        ("127.0.0.1", "ip.loopback"),
        ("169.254.1.1", "ip.link-local"),
        ("100.64.0.1", "ip.shared"),
        ("100.127.255.255", "ip.shared"),
        ("224.0.0.1", "ip.multicast"),
        ("239.255.255.255", "ip.multicast"),
        ("0.0.0.0", "ip.reserved"),
        ("192.0.0.1", "ip.reserved"),
        ("198.18.0.1", "ip.reserved"),
        ("198.19.255.255", "ip.reserved"),
        ("240.0.0.1", "ip.reserved"),
        ("255.255.255.255", "ip.reserved"),
        ("::", "ip.reserved"),
        ("::1", "ip.loopback"),
        ("::8.8.8.8", "ip.reserved"),
        ("::ffff:8.8.8.8", "ip.reserved"),
        ("64:ff9b:1::1", "ip.reserved"),
        ("100::1", "ip.reserved"),
        ("2001::1", "ip.reserved"),
        ("5f00::1", "ip.reserved"),
        ("fc00::1", "ip.private"),
        ("fd12::1", "ip.private"),
        ("fe80::1", "ip.link-local"),
        ("fec0::1", "ip.private"),
        ("ff02::1", "ip.multicast"),
    ],
)
def test_addresses_that_nobody_reaches_are_errors(address: str, code: str) -> None:
    reading = read_ip_range(address)
    assert (errors(reading), reading.normal is not None) == ([code], True)
    assert reading.parts is not None
    assert not reading.parts.public


@pytest.mark.parametrize(
    "address",
    [
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "223.255.255.255",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "1.0.0.0",
        "2001:200::1",
        "2408::1",
        "240e::1",
        "64:ff9b::808:808",
    ],
)
def test_neighbours_of_those_are_public(address: str) -> None:
    reading = read_ip_range(address)
    assert (reading.valid, codes(reading)) == (True, [])
    assert reading.parts is not None
    assert reading.parts.public


@pytest.mark.parametrize(
    "typed",
    ["192.0.2.1", "198.51.100.7", "203.0.113.1", "203.0.113.0/24", "2001:db8::1", "3fff::1", "203.0.112.0-203.0.113.0"],
)
def test_example_addresses_are_doubted(typed: str) -> None:
    reading = read_ip_range(typed)
    assert (reading.valid, codes(reading)) == (True, ["ip.example"])
    assert reading.parts is not None
    assert not reading.parts.public


@pytest.mark.parametrize("typed", ["9.255.255.0-10.0.0.0", "9.0.0.0-11.0.0.0", "10.255.255.255-11.0.0.0"])
def test_a_range_that_touches_private_addresses_is_an_error(typed: str) -> None:
    assert errors(read_ip_range(typed)) == ["ip.private"]


def test_large_ranges_are_doubted() -> None:
    assert codes(read_ip_range("8.8.0.0/20")) == []
    assert codes(read_ip_range("8.8.0.0-8.8.16.0")) == ["ip.large"]
    reading = read_ip_range("8.8.0.0/19")
    assert (reading.valid, codes(reading), dict(reading.findings[0].params)) == (True, ["ip.large"], {"count": "8192"})
    assert reading.parts is not None
    assert reading.parts.public


@given(st.ip_addresses(v=4))
def test_public_agrees_with_the_standard_library(address: ipaddress.IPv4Address) -> None:
    reading = read_ip_range(str(address))
    assert reading.parts is not None
    if address not in ipaddress.ip_network("192.0.0.0/24"):
        assert reading.parts.public == (address.is_global and not address.is_multicast)


@given(st.ip_addresses(v=4), st.ip_addresses(v=4))
def test_reading_the_normal_form_gives_the_same(one: ipaddress.IPv4Address, two: ipaddress.IPv4Address) -> None:
    first, last = sorted((one, two))
    reading = read_ip_range(f"{first} ~ {last}")
    assert reading.parts is not None
    assert reading.parts.count == int(last) - int(first) + 1
    assert reading.normal is not None
    assert read_ip_range(reading.normal).parts == reading.parts


def test_only_a_hundred_and_twenty_characters_are_read() -> None:
    assert read_ip_range(f"8.8.8.8{' ' * 106}8.8.8.9").valid
    assert not read_ip_range(f"8.8.8.8{' ' * 107}8.8.8.9").valid
    assert read_ip_range(f"8.8.8.0{' ' * 110}/24").valid
    assert not read_ip_range(f"8.8.8.0{' ' * 111}/24").valid
