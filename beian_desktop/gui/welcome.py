"""What a person sees who has no filing yet: what this is, what to have at hand, one button that leads on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.widgets import ScrollPage, bullet, button, frame, label, row
from beian_desktop.system.language import Text

NEW = Text("新建备案(&N)", "&New filing")
IMPORT = Text("导入…", "Import…")
FIRST_TIME = Text(
    "接到了公安的电话，或者第一次办？先回答两个问题，就知道今天该做什么。办熟了的直接新建。",
    "The police called, or is it your first time? Two questions tell what to do today. If you know the way, begin a new one.",
)
START = Text("从这里开始(&S)", "&Start here")
PRINT_LIST = Text("打印清单…", "Print the list…")
WELCOME = Text("准备一份公安联网备案", "Prepare a police filing of a website")
WHAT = Text(
    "网站开通后 30 天内，要向公安机关办理联网备案（公安部令第33号第十二条）。本程序帮您把要填的内容一步步填好，指出会被退回的地方，"
    "生成可以打印盖章的材料和上传用的图片，拿到备案号后再做好网站底部的图标。全程不联网，资料只存在这台电脑上。",
    "Within 30 days of going online a website is filed with the police (Order 33, art. 12). This program takes you through the "
    "questions, shows what would send the filing back, makes the papers to sign and the pictures to upload, and with the number "
    "the badge for your site. It never goes online; everything stays on this computer.",
)
AT_HAND = Text("手边准备好", "Have at hand")
THINGS = (
    Text(
        "营业执照（个人备案则不用）和负责人身份证的照片或扫描件",
        "Photos or scans of the business licence (not for an individual) and the principal's identity card",
    ),
    Text(
        "网站名称、域名、工信部ICP备案号（网站底部有）",
        "The site's name, domain and ICP number (at the foot of the site)",
    ),
    Text("域名证书（在域名注册商后台下载）", "The domain certificate (from the registrar's console)"),
    Text(
        "服务器公网 IP、接入服务商和域名注册商的名称（可问建站公司）",
        "The server's public IP, the names of host and registrar (ask whoever built the site)",
    ),
    Text("不用一次填完，填到哪里就存到哪里", "No need to finish in one go: every answer is kept as you give it"),
)


class Welcome(ScrollPage):
    """What a person sees who has no filing yet: what this is, what to have at hand, one button that leads on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(720, centred=True)
        self.desk = desk
        self.guide = button(desk.say(START), lambda: None, "primary")
        self.new = button(desk.say(NEW), lambda: None)
        for large in (self.guide, self.new):
            large.setMinimumHeight(max(44, large.sizeHint().height()))
        self.importer = button(desk.say(IMPORT), lambda: None, "link")
        self.print = button(desk.say(PRINT_LIST), self._print, "link")
        card = frame("card", QVBoxLayout, 36, 14)
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(label(desk.say(WELCOME), "title", wraps=True))
        layout.addWidget(label(desk.say(WHAT), wraps=True))
        layout.addWidget(label(desk.say(FIRST_TIME), "label", wraps=True))
        layout.addLayout(Flow(self.guide, self.new, self.importer))
        layout.addSpacing(4)
        layout.addLayout(row(label(desk.say(AT_HAND), "heading"), None, self.print))
        for thing in THINGS:
            layout.addLayout(bullet(desk.say(thing)))
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)

    def _print(self) -> None:
        from beian_desktop.gui.sheet import print_sheet

        print_sheet(self.desk, self.desk.say(AT_HAND), [("", [self.desk.say(thing) for thing in THINGS])])
