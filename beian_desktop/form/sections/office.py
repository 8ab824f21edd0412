"""受理公安机关: the police office in charge, suggested from the deciding area and editable."""

from __future__ import annotations

from beian_desktop.form.field import Field, Section
from beian_desktop.form.kinds import PlainText
from beian_desktop.form.number_kinds import ProviderPhone
from beian_desktop.form.policy import After, Asks
from beian_desktop.system.language import Text

NAME = Field(
    "office.name",
    PlainText(70),
    label=Text("受理机关名称", "Name of the office"),
    hint=Text(
        "程序按属地推荐，如 杭州市公安局余杭区分局网络安全保卫大队",
        "Suggested from the area, e.g. 杭州市公安局余杭区分局网络安全保卫大队",
    ),
    help=Text(
        "由单位办公地址或个人常住地址决定，印在材料和证件水印上。推荐的是通常的名称，以当地实际为准；改过以后，同一区"
        "县会记住。",
        "Decided by the unit's office or the individual's home; printed on papers and on the watermark of card "
        "copies. The suggestion is the usual name; a correction is remembered for the district.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("杭州市公安局余杭区分局网络安全保卫大队",),
)

ADDRESS = Field(
    "office.address",
    PlainText(100),
    label=Text("受理机关地址", "Address of the office"),
    hint=Text("去窗口前先打电话确认，如 示例路100号", "Ring before you go, e.g. 示例路100号"),
    help=Text(
        "当地公安局官网、政务服务网或 110 转接可以问到。",
        "From the bureau's site, the government service portal, or by asking at 110.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("示例路100号",),
)

PHONE = Field(
    "office.phone",
    ProviderPhone(),
    label=Text("受理机关电话", "Phone of the office"),
    hint=Text("只用公安机关公布的号码，如 010-66001234", "Only a published number, e.g. 010-66001234"),
    help=Text(
        "接到催备案的来电，不要按来电号码回拨，要按官方公布的号码打回去核实。",
        "After a call that urges you to file don't ring back the number shown but the one that the bureau publishes.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("010-66001234",),
    bad=("查号台",),
)

HOURS = Field(
    "office.hours",
    PlainText(100),
    label=Text("受理时间", "Hours"),
    hint=Text("如 周一至周五 9:00-11:30，13:30-17:00", "E.g. 周一至周五 9:00-11:30，13:30-17:00"),
    help=Text(
        "各地不同，有的只在每周固定的半天受理，去之前问清。",
        "They differ; some take filings only on one half-day a week. Ask first.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("周一至周五 9:00-11:30，13:30-17:00",),
)

SECTION = Section(
    "office",
    label=Text("受理公安机关", "Police office"),
    hint=Text("材料交到哪里", "Where the papers go"),
    questions=(NAME, ADDRESS, PHONE, HOURS),
)
