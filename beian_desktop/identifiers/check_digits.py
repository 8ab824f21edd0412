"""The check characters of the standards, each as plain arithmetic on strings."""

from __future__ import annotations

from operator import mul

IDENTITY_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(18))
"""GB 11643 (ISO 7064 MOD 11-2): the weight of each of the 18 characters."""

_IDENTITY_ZEROS = ord("0") * sum(IDENTITY_WEIGHTS[:17])
"""What seventeen zeros weigh by their character codes, which are quicker to add than numbers."""

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: the 31 characters, without I O S V Z."""

CREDIT_VALUES = {character: value for value, character in enumerate(CREDIT_ALPHABET)}

CREDIT_WEIGHTS = tuple(3**place % 31 for place in range(17))
"""GB 32100-2015: the weights of the first 17 characters."""

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def identity_check(number: str) -> str:
    """The 18th character that belongs to the first 17 digits of ``number`` (GB 11643)."""
    total = sum(map(mul, IDENTITY_WEIGHTS, number[:17].encode()))
    return "10X98765432"[(total - _IDENTITY_ZEROS) % 11]


def credit_check(code: str) -> str:
    """The 18th character that belongs to the first 17 of ``code`` (GB 32100-2015)."""
    total = sum(map(mul, CREDIT_WEIGHTS, map(CREDIT_VALUES.__getitem__, code)))
    return CREDIT_ALPHABET[-total % 31]


def organisation_check(code: str) -> str:
    """The ninth character that belongs to the first eight of ``code`` (GB 11714): a digit or X."""
    total = sum(map(mul, _ORGANISATION_WEIGHTS, (int(each, 36) for each in code)))
    return "0123456789X0"[11 - total % 11]


def licence_check(number: str) -> str:
    """The 15th digit that belongs to the first 14 of ``number`` (GS 15-2006, ISO 7064 MOD 11,10)."""
    product = 10
    for digit in number[:14]:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)
