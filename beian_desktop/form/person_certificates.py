"""The certificates of persons (codes of the platform's import template), the usual ones first.

Two cards of today that the old list lacks stand under codes of our own.
"""

from __future__ import annotations

from beian_desktop.form.options import Option
from beian_desktop.system.language import Text


def _rare(code: str, zh: str, en: str) -> Option:
    return Option(code, Text(zh, en), first=False)


IDENTITY_CARD = Option(
    "111", Text("居民身份证", "Resident identity card"), aliases=("身份证", "二代身份证", "中国居民身份证")
)
PASSPORT = Option("414", Text("普通护照", "Ordinary passport"), aliases=("护照", "外国护照"))
HOME_RETURN_PERMIT = Option(
    "516",
    Text("港澳同胞回乡证（通行卡）", "Home-return permit (Hong Kong and Macao)"),
    hint=Text("现称“港澳居民来往内地通行证”", "Today: mainland travel permit for Hong Kong and Macao residents"),
    aliases=("港澳居民来往内地通行证", "港澳同胞回乡证", "回乡证", "港澳通行证（回乡证）"),
)
TAIWAN_PERMIT = Option(
    "511",
    Text("台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"),
    aliases=("台胞证",),
)
HMT_RESIDENCE = Option(
    "hmt_residence",
    Text("港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents"),
    hint=Text("号码以 81、82、83 开头，共 18 位", "18 digits that begin with 81, 82 or 83"),
    aliases=("港澳居民居住证", "台湾居民居住证"),
)
FOREIGNER_PERMANENT = Option(
    "foreigner_permanent",
    Text("外国人永久居留身份证", "Foreign permanent resident identity card"),
    aliases=("外国人永久居留证", "五星卡"),
)
OFFICER_CARD = Option("114", Text("军官证", "Military officer's certificate"))
OTHER_CERTIFICATE = Option("990", Text("其他证件", "Other certificate"), aliases=("其他",), free=True)

DIPLOMATIC_PASSPORT = _rare("411", "外交护照", "Diplomatic passport")
SERVICE_PASSPORT = _rare("412", "公务护照", "Service passport")
PUBLIC_AFFAIRS_PASSPORT = _rare("413", "因公普通护照", "Passport for public affairs")
TRAVEL_DOCUMENT = _rare("415", "旅行证", "Travel document")
ENTRY_EXIT_PERMIT = _rare("416", "入出境通行证", "Entry-exit permit")
FOREIGNER_EXIT_PERMIT = _rare("417", "外国人出入境证", "Foreigner's exit-entry permit")
FOREIGNER_TRAVEL_DOCUMENT = _rare("418", "外国人旅行证", "Foreigner's travel document")
HONG_KONG_PASSPORT = _rare("420", "香港特别行政区护照", "Hong Kong SAR passport")
MACAO_PASSPORT = _rare("421", "澳门特别行政区护照", "Macao SAR passport")

USUAL = (
    IDENTITY_CARD,
    PASSPORT,
    HOME_RETURN_PERMIT,
    TAIWAN_PERMIT,
    HMT_RESIDENCE,
    FOREIGNER_PERMANENT,
    OFFICER_CARD,
    OTHER_CERTIFICATE,
)

RARE = (
    _rare("112", "临时居民身份证", "Temporary resident identity card"),
    _rare("116", "暂住证", "Temporary residence certificate"),
    _rare("133", "学生证", "Student card"),
    _rare("335", "机动车驾驶证", "Driving licence"),
    DIPLOMATIC_PASSPORT,
    SERVICE_PASSPORT,
    PUBLIC_AFFAIRS_PASSPORT,
    TRAVEL_DOCUMENT,
    ENTRY_EXIT_PERMIT,
    FOREIGNER_EXIT_PERMIT,
    FOREIGNER_TRAVEL_DOCUMENT,
    HONG_KONG_PASSPORT,
    MACAO_PASSPORT,
    _rare("513", "往来港澳通行证", "Exit-entry permit for travelling to Hong Kong and Macao"),
    _rare("515", "前往港澳通行证", "One-way permit to Hong Kong and Macao"),
    _rare("517", "大陆居民往来台湾通行证", "Exit-entry permit for travelling to Taiwan"),
    _rare("518", "因公往来香港澳门特别行政区通行证", "Public-affairs permit for Hong Kong and Macao"),
    _rare("555", "外国人临时居留证", "Foreigner's temporary residence permit"),
    _rare("711", "边境管理区通行证", "Border area permit"),
)

PERSON_CERTIFICATES = (*USUAL, *RARE)

# Booklets: the page with the photograph is scanned and there is no back side.
WITHOUT_BACK = (
    PASSPORT,
    DIPLOMATIC_PASSPORT,
    SERVICE_PASSPORT,
    PUBLIC_AFFAIRS_PASSPORT,
    TRAVEL_DOCUMENT,
    ENTRY_EXIT_PERMIT,
    FOREIGNER_EXIT_PERMIT,
    FOREIGNER_TRAVEL_DOCUMENT,
    HONG_KONG_PASSPORT,
    MACAO_PASSPORT,
)
