"""Footers written as sites write them, each with what a reader of the page would say of its badge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

N = "11010802000001"
M = "33010602000002"
NOW = f"https://beian.mps.gov.cn/#/query/webSearch?code={N}"
OLD = f"http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={N}"
ICP = '<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备12345678号-1</a>'
TEXT = f"京公网安备{N}号"
FILLER = "<main>" + "".join(f"<p>第{n}段，说明这个网站做什么、怎么联系。</p>\n" for n in range(60)) + "</main>\n"


@dataclass(frozen=True)
class Footer:
    """A footer and what is right about it; ``rules`` are those of errors and warnings."""

    name: str
    html: str
    has_badge: bool = True
    number: str | None = N
    link: str = "present"
    link_ok: bool = True
    icon: bool = True
    rules: frozenset[str] = frozenset()
    encoding: str = "utf-8"
    head: str = '<meta charset="utf-8">'
    whole: bytes | None = None

    @property
    def page(self) -> bytes:
        """The bytes of the page that ends with the footer."""
        if self.whole is not None:
            return self.whole
        head = f"<head>\n{self.head}\n<title>示例</title>\n</head>"
        text = f"<!DOCTYPE html>\n<html>\n{head}\n<body>\n{FILLER}{self.html}\n</body>\n</html>\n"
        return text.encode(self.encoding)


def rules(*names: str) -> frozenset[str]:
    """Rule ids by their last digits."""
    return frozenset(f"BDG-0{name}" for name in names)


def link(href: str, inside: str, more: str = "") -> str:
    """A link as sites write it."""
    return f'<a target="_blank" href="{href}"{more}>{inside}</a>'


IMG = '<img src="/static/ga.png" alt="">'
HIDDEN: dict[str, Any] = {"has_badge": False, "rules": rules("5"), "icon": False}
SEEN_NOWHERE: dict[str, Any] = {
    "has_badge": False,
    "rules": rules("5"),
    "icon": False,
    "link": "none",
    "link_ok": False,
}

FOOTERS = (
    # as the platform gives it, now and before
    Footer("present", f'<footer><img src="./beian.png" alt="">{link(NOW, TEXT, " rel=noreferrer")} {ICP}</footer>'),
    Footer("present, icon in the link", f"<footer>{link(NOW, IMG + TEXT)} {ICP}</footer>"),
    Footer(
        "old, as it was given, icon left empty",
        f'<div style="width:300px;margin:0 auto; padding:20px 0;"><a target="_blank" href="{OLD}" style="display:inline-block;'
        'text-decoration:none;height:20px;line-height:20px;"><img src="" style="float:left;"/><p style="float:left;'
        f'height:20px;line-height:20px;margin: 0px 0px 0px 5px; color:#939393;">京公网安备 {N}号</p></a></div>',
        link="old",
        icon=False,
        rules=rules("3", "4"),
    ),
    Footer(
        "old over https",
        f"<footer>{link(OLD.replace('http:', 'https:'), IMG + TEXT)}</footer>",
        link="old",
        rules=rules("3"),
    ),
    Footer("old, protocol-relative", f"<footer>{link(OLD[5:], IMG + TEXT)}</footer>", link="old", rules=rules("3")),
    Footer(
        "old without www, mixed case",
        f"<p>{IMG}{link(f'HTTP://Beian.GOV.cn/portal/registerSystemInfo?recordCode={N}', TEXT)}</p>",
        link="old",
        rules=rules("3"),
    ),
    Footer(
        "token before the code",
        f"<p>{link(f'http://www.beian.gov.cn/portal/registerSystemInfo?token=ab&amp;recordcode={N}', IMG + TEXT)}</p>",
        link="old",
        rules=rules("3"),
    ),
    # the number as it is written
    Footer("nbsp in the number", f"<p>{link(NOW, IMG + '京公网安备&nbsp;11010802000001&nbsp;号')}</p>"),
    Footer("full-width digits", f"<p>{link(NOW, IMG + '京公网安备１１０１０８０２０００００１号')}</p>"),
    Footer("no 号", f"<p>{link(NOW, IMG + '京公网安备' + N)}</p>"),
    Footer("备案号 in front", f"<p>{IMG}公安备案号：{link(NOW, TEXT)}</p>"),
    Footer("号 before the digits", f"<p>{link(NOW, IMG + '京公网安备号：' + N)}</p>"),
    Footer("digits in groups", f"<p>{link(NOW, IMG + '京公网安备 110108 02000001 号')}</p>"),
    Footer("entities for everything", "<p>" + link(NOW, IMG + "".join(f"&#{ord(c)};" for c in TEXT)) + "</p>"),
    Footer(
        "hexadecimal digits",
        "<p>" + link(NOW, IMG + "京公网安备" + "".join(f"&#x{ord(c):x};" for c in N) + "号") + "</p>",
    ),
    Footer(
        "split over spans",
        f"<p>{IMG}<span>京公网</span><span>安备</span> {link(NOW, '<b>110108</b><i>02000001</i>')}号</p>",
    ),
    Footer("split over lines", f"<p>{IMG}\n   京公网安备\n      {link(NOW, chr(10) + '   ' + N + chr(10))}\n   号</p>"),
    Footer("traditional characters", f"<p>{link(NOW, IMG + '京公網安備' + N + '號')}</p>"),
    Footer("zero-width inside", "<p>" + link(NOW, IMG + "京公网安备\u200b1101080200\u200b0001号") + "</p>"),
    Footer("no sign", f"<p>{link(NOW, IMG + '公网安备 ' + N + '号')}</p>"),
    Footer("sign in brackets", f"<p>{link(NOW, IMG + '(京)公网安备' + N + '号')}</p>"),
    Footer("years follow", f"<p>{link(NOW, IMG + '京公网安备 ' + N)} 2015-2026 © 示例</p>"),
    Footer(
        "thirteen digits",
        f"<p>{link(NOW[:-1], IMG + '京公网安备' + N[:-1] + '号')}</p>",
        number=N[:-1],
        rules=frozenset({"NUM-01"}),
    ),
    Footer("another province", f"<p>{link(NOW.replace(N, M), IMG + f'浙公网安备 {M}号')}</p>", number=M),
    Footer("slash before the digits", f"<p>{link(NOW, IMG + '京公网安备/' + N)}</p>"),
    Footer("words without 公网安备", f"<p>{IMG}公安备案号：{link(NOW, N)}</p>", **HIDDEN),
    Footer("older words", f"<p>{IMG}公安网监备案号{link(NOW, N)}</p>", **HIDDEN),
    Footer(
        "a code that is no number",
        f"<p>{link('https://beian.mps.gov.cn/#/query/webSearch?code=1', '公网安备')}</p>",
        number=None,
        **SEEN_NOWHERE,
    ),
    Footer("no number", f"<p>{link('https://beian.mps.gov.cn/', IMG + '京公网安备')}</p>", number=None, **SEEN_NOWHERE),
    Footer("a placeholder", f"<p>{IMG}京公网安备XXXXXXXXXXXXXX号</p>", number=None, **SEEN_NOWHERE),
    Footer("a year is no number", "<p>京公网安备 2026 年通过</p>", number=None, **SEEN_NOWHERE),
    # the link
    Footer("no link", f"<p>{IMG}{TEXT}</p>", link="none", link_ok=False, rules=rules("6")),
    Footer(
        "link without a code, old",
        f"<p>{link('http://www.beian.gov.cn/', IMG + TEXT)}</p>",
        link="nocode",
        link_ok=False,
        rules=rules("3", "6"),
    ),
    Footer(
        "link without a code, present",
        f"<p>{link('https://beian.mps.gov.cn/#/query/webSearch', IMG + TEXT)}</p>",
        link="nocode",
        link_ok=False,
        rules=rules("6"),
    ),
    Footer(
        "empty code",
        f"<p>{link('https://beian.mps.gov.cn/#/query/webSearch?code=', IMG + TEXT)}</p>",
        link="nocode",
        link_ok=False,
        rules=rules("6"),
    ),
    Footer(
        "a code by another name, which the query page doesn't read",
        f"<p>{link(NOW.replace('?code=', '?ecode='), IMG + TEXT)}</p>",
        link="nocode",
        link_ok=False,
        rules=rules("6"),
    ),
    Footer("a script", f"<p>{link('javascript:;', IMG + TEXT)}</p>", link="none", link_ok=False, rules=rules("6")),
    Footer("another's code", f"<p>{link(NOW.replace(N, M), IMG + TEXT)}</p>", link_ok=False, rules=rules("1")),
    Footer("a digit lost in the code", f"<p>{link(NOW[:-1], IMG + TEXT)}</p>", link_ok=False, rules=rules("1")),
    Footer(
        "police number to the ministry",
        f"<p>{link('https://beian.miit.gov.cn/', IMG + TEXT)}</p>",
        link="other",
        link_ok=False,
        rules=rules("2"),
    ),
    Footer(
        "police number to the old ministry",
        f"<p>{link('http://www.miitbeian.gov.cn', IMG + TEXT)}</p>",
        link="other",
        link_ok=False,
        rules=rules("2"),
    ),
    Footer(
        "ICP number to the police",
        f"<p>{link(NOW, IMG + TEXT)} {link('http://www.beian.gov.cn', '京ICP备12345678号')}</p>",
        rules=rules("2"),
    ),
    Footer(
        "both swapped",
        f"<p>{link('https://beian.miit.gov.cn', IMG + TEXT)} {link(NOW, '京ICP备12345678号')}</p>",
        link="other",
        link_ok=False,
        rules=rules("2"),
    ),
    Footer("both in one link", f"<p>{link(NOW, '京ICP备12345678号-1 ' + IMG + TEXT)}</p>", rules=rules("2")),
    Footer(
        "link to the own site",
        f"<p>{link('/about.html', IMG + TEXT)}</p>",
        link="other",
        link_ok=False,
        rules=rules("6"),
    ),
    Footer(
        "address without a scheme", f"<p>{link(OLD[7:], IMG + TEXT)}</p>", link="other", link_ok=False, rules=rules("6")
    ),
    Footer("upper case and no quotes", f"<P><IMG SRC=ga.png><A HREF={NOW} TARGET=_blank>{TEXT}</A></P>"),
    Footer("line break in the address", f'<p><a href="\n  {NOW}\n">{IMG}{TEXT}</a></p>'),
    Footer("only the digits are linked", f"<p>{IMG}京公网安备 {link(NOW, N)} 号</p>"),
    Footer("only the icon is linked", f"<p>{link(NOW, IMG)} {TEXT}</p>"),
    # the icon
    Footer("no icon", f"<p>{link(NOW, TEXT)} {ICP}</p>", icon=False, rules=rules("4")),
    Footer(
        "icon from another host", f"<p>{link(NOW, '<img src=//img.example.net/ga.png>' + TEXT)}</p>", rules=rules("4")
    ),
    Footer(
        "icon from the own host",
        f"<p>{link(NOW, '<img src=https://static.example.com/ga.png>' + TEXT)}</p>",
        head='<meta charset="utf-8"><link rel="canonical" href="https://www.example.com/">',
    ),
    Footer("icon called a logo of the filing", f'<p><img src="/static/recordLogo.png">{link(NOW, TEXT)}</p>'),
    Footer(
        "icon as small as one", f'<p><img src="/a.png" class="logos" width="15" height="15px">{link(NOW, TEXT)}</p>'
    ),
    Footer(
        "large logo in the same line",
        f'<p><img src="/logo.png" style="width: 120px">{link(NOW, TEXT)}</p>',
        icon=False,
        rules=rules("4"),
    ),
    Footer("icon in the page", f"<p>{link(NOW, '<img src=data:image/png;base64,AAAA>' + TEXT)}</p>"),
    Footer("icon drawn", f"<p>{link(NOW, '<svg width=18><path d=M0,0/></svg>' + TEXT)}</p>"),
    Footer("icon as background", f"<p>{link(NOW, '<i style=background:url(/ga.png)></i>' + TEXT)}</p>"),
    Footer(
        "icon by the page's style sheet",
        f'<p><span class="ico police"></span>{link(NOW, TEXT)}</p>',
        head='<meta charset="utf-8"><style>.foot{color:#333}.ico.police{background-image:url("ga.png")}</style>',
    ),
    Footer("icon loaded later", f"<p>{link(NOW, '<img src= data-src=/ga.png class=lazy>' + TEXT)}</p>", icon=True),
    Footer(
        "icon in the cell beside", f"<table><tr><td>{ICP}</td><td>{IMG}</td><td>{link(NOW, TEXT)}</td></tr></table>"
    ),
    Footer(
        "an authority's sign is no icon",
        f'<p>{link(NOW, TEXT)}</p><p><a href="https://bszs.conac.cn/sitename?id=1"><img src="//dcs.conac.cn/red.png"></a></p>',
        icon=False,
        rules=rules("4"),
    ),
    Footer(
        "a logo is no icon",
        f'<div><img src="/logo.png"></div><div>{link(NOW, TEXT)}</div>',
        icon=False,
        rules=rules("4"),
    ),
    Footer(
        "the ICP number's picture is no icon",
        f"<p><img src=miit.png> {ICP} {link(NOW, TEXT)}</p>",
        icon=False,
        rules=rules("4"),
    ),
    # what doesn't show
    Footer("in a comment", f"<!-- {link(NOW, IMG + TEXT)} -->", **SEEN_NOWHERE),
    Footer("written by a script", f"<script>document.write('<a href=\"{NOW}\">{TEXT}</a>')</script>", **SEEN_NOWHERE),
    Footer(
        "escaped in a script",
        "<script>var f='" + "".join(f"\\u{ord(c):04x}" if c > "~" else c for c in TEXT) + "'</script>",
        **SEEN_NOWHERE,
    ),
    Footer(
        "put together by a script",
        f"<script>document.write('京公网安备');document.write('{N}');</script>",
        **SEEN_NOWHERE,
    ),
    Footer("code in a script", f"<div id=app></div><script>open('{OLD}')</script>", **SEEN_NOWHERE),
    Footer(
        "script only",
        '<div id="app">{{ footer.police }}</div><script src="/app.js"></script>',
        number=None,
        **SEEN_NOWHERE,
    ),
    Footer("in a script template", f'<script type="text/x-template"><p>{TEXT}</p></script>', **SEEN_NOWHERE),
    Footer("in a template", f"<template><p>{link(NOW, TEXT)}</p></template>", **HIDDEN),
    Footer("in noscript", f"<noscript><p>{link(NOW, TEXT)}</p></noscript>", **HIDDEN),
    Footer("hidden attribute", f"<div hidden><p>{link(NOW, TEXT)}</p></div>", **HIDDEN),
    Footer(
        "display none", f'<div style="color:red; DISPLAY : NONE !important"><p>{link(NOW, TEXT)}</p></div>', **HIDDEN
    ),
    Footer("visibility hidden", f"<div style='visibility:hidden'><p>{link(NOW, TEXT)}</p></div>", **HIDDEN),
    Footer(
        "made visible again",
        f"<div style='visibility:hidden'><p style='visibility:visible'>{link(NOW, IMG + TEXT)}</p></div>",
    ),
    Footer(
        "hidden paragraph ends where a block begins", f"<p style='display:none'>x<div>{link(NOW, IMG + TEXT)}</div>"
    ),
    Footer(
        "a hidden void element hides nothing",
        f"<input type=hidden hidden><br style='display:none'><p>{link(NOW, IMG + TEXT)}</p>",
    ),
    Footer(
        "in the head only",
        f"<p>{ICP}</p>",
        head=f'<meta charset="utf-8"><meta name="description" content="{TEXT}">',
        **SEEN_NOWHERE,
    ),
    Footer("in a picture's description", f'<img src="foot.png" alt="{TEXT}">', **SEEN_NOWHERE),
    Footer("in the link only", f"<p>{link(NOW, IMG + '公安备案')}</p>", has_badge=False, icon=False, rules=rules("5")),
    Footer("nothing", f"<p>{ICP}</p>", number=None, **SEEN_NOWHERE),
    Footer("a copy in a comment beside the shown", f"<!-- {link(OLD, TEXT)} -->\n<p>{link(NOW, IMG + TEXT)}</p>"),
    Footer(
        "another number in a comment", f"<!-- 浙公网安备{M}号 -->\n<p>{link(NOW, IMG + TEXT)}</p>", rules=rules("5")
    ),
    Footer("conditional comment", f"<!--[if IE]><p>{TEXT}</p><![endif]--><p>{link(NOW, IMG + TEXT)}</p>"),
    # several
    Footer("shown twice", f"<p>{link(NOW, IMG + TEXT)}</p><p>{link(NOW, IMG + TEXT)}</p>"),
    Footer("two numbers", f"<p>{link(NOW, IMG + TEXT)}</p><p>浙公网安备{M}号</p>", rules=rules("1")),
    Footer(
        "hidden first, shown second", f"<p hidden>浙公网安备{M}号</p><p>{link(NOW, IMG + TEXT)}</p>", rules=rules("5")
    ),
    # place
    Footer(
        "at the top",
        "",
        whole=f"<html><head><meta charset=utf-8></head><body><p>{link(NOW, IMG + TEXT)}</p>{FILLER}</body></html>".encode(),
        rules=rules("5"),
    ),
    # encodings
    Footer(
        "GBK declared as gb2312",
        f"<p>{link(OLD, IMG + TEXT)} {ICP}</p>",
        encoding="gb18030",
        head='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
        link="old",
        rules=rules("3"),
    ),
    Footer("GBK undeclared", f"<p>{link(NOW, IMG + TEXT)}</p>", encoding="gb18030", head=""),
    Footer("GBK declared as UTF-8", f"<p>{link(NOW, IMG + TEXT)}</p>", encoding="gb18030"),
    Footer(
        "UTF-16",
        "",
        encoding="utf-16-le",
        whole=b"\xff\xfe" + f"<html><body>{FILLER}<p>{link(NOW, IMG + TEXT)}</p></body></html>".encode("utf-16-le"),
    ),
    Footer(
        "byte order mark before a wrong declaration",
        "",
        whole=b"\xef\xbb\xbf" + f"<meta charset=gbk><body>{FILLER}<p>{link(NOW, IMG + TEXT)}</p>".encode(),
    ),
    # broken
    Footer("nothing closed", f"<div class=foot><p>{IMG}<a href={NOW}>{TEXT}<p>{ICP}<div><span>x"),
    Footer("no html, head or body", "", whole=f"{FILLER}<p>{link(NOW, IMG + TEXT)}".encode()),
    Footer("stray ends", f"</div></p></span></td>{IMG}{link(NOW, TEXT)}</font></center></tr></table>"),
    Footer("stray quotation mark", f'<p><a href="{NOW}"" target="_blank">{IMG}{TEXT}</a></p>'),
    Footer("open comment swallows", f"<!-- old footer <p>{link(NOW, IMG + TEXT)}</p>", **SEEN_NOWHERE),
    Footer(
        "script that holds a script",
        f"<script><!--\ndocument.write('<script src=x></script>');\n//--></script><p>{link(NOW, IMG + TEXT)}</p>",
    ),
    Footer("a comment ended by --!>", f"<!-- x --!><p>{link(NOW, IMG + TEXT)}</p>"),
    Footer("less-than in text", f"<p>1 < 2 <3 {link(NOW, IMG + TEXT)}</p>"),
    Footer("nested links", f"<a href=/><p>首页 {link(NOW, IMG + TEXT)}</a></p>"),
    Footer(
        "after the body",
        "",
        whole=f"<html><head><meta charset=utf-8></head><body>{FILLER}</body></html><p>{link(NOW, IMG + TEXT)}</p>".encode(),
    ),
    Footer("in a marquee in a table without rows", f"<table><marquee>{IMG}{link(NOW, TEXT)}</marquee></table>"),
)
