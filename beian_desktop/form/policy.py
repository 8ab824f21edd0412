"""What may happen to an answer once the filing was approved, and who usually knows an answer."""

from __future__ import annotations

from enum import StrEnum

from beian_desktop.system.language import Text


class After(StrEnum):
    """The change policy of a field (the platform's FAQ and the manual of 2017-02)."""

    FREE = "free"
    RENEW = "renew"
    KEY = "key"
    REFILE = "refile"
    NEVER = "never"
    CANCEL = "cancel"
    OWN = "own"


class Asks(StrEnum):
    """Who usually knows the answer."""

    OWNER = "owner"
    HOST = "host"
    REGISTRAR = "registrar"
    WEBMASTER = "webmaster"
    ACCOUNTANT = "accountant"
    POLICE = "police"


AFTER_LABELS = {
    After.FREE: Text("备案后可在平台直接变更", "May be changed in place after approval"),
    After.RENEW: Text(
        "同一证件更新有效期或扫描件，随时可填，不需变更备案",
        "A later validity date or a new scan of the same paper: any time, no change filing",
    ),
    After.KEY: Text(
        "关键信息，备案后默认不能改；确需变更先问网安",
        "Key information: closed after approval; ask the police before changing it",
    ),
    After.REFILE: Text(
        "换了区县要到新属地重新备案，备案号随之更换",
        "Another district means filing again there, with a new number",
    ),
    After.NEVER: Text("不能变更，需新开账号重新备案", "Can't be changed: new account, new filing"),
    After.CANCEL: Text("不能变更，需先注销再重新备案", "Can't be changed: cancel, then file again"),
    After.OWN: Text("自己留存的信息，随时可改", "Kept for yourself; always editable"),
}

ASKS_LABELS = {
    Asks.OWNER: Text("负责人", "the owner"),
    Asks.HOST: Text("接入服务商（云厂商、机房）", "the access provider (cloud, data centre)"),
    Asks.REGISTRAR: Text("域名注册商", "the domain registrar"),
    Asks.WEBMASTER: Text("建站公司或网站管理员", "whoever built or runs the site"),
    Asks.ACCOUNTANT: Text("会计或行政", "the accountant or office"),
    Asks.POLICE: Text("公安机关", "the police"),
}
