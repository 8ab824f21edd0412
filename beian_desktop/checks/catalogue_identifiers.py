"""The words of what the readers of single values find."""

from __future__ import annotations

from beian_desktop.checks import catalogue_certificates
from beian_desktop.checks.messages import Message, message

_TEXT_AND_DATES = {
    "text.cleaned": message(
        "已清理看不见的、全角的或首尾多余的字符：{changes}",
        "Invisible, full-width or surrounding characters were cleaned: {changes}",
        fix_zh="看一眼清理后的内容是否正确。",
        fix_en="Look whether the cleaned value is right.",
    ),
    "date.unreadable": message(
        "读不出日期。",
        "This can't be read as a date.",
        fix_zh="写成 2026-11-23 或 2026年11月23日 的样子。",
        fix_en="Write it like 2026-11-23.",
    ),
    "date.not-real": message(
        "日历上没有这一天。",
        "There is no such day in the calendar.",
        fix_zh="核对月份和日子。",
        fix_en="Check month and day.",
    ),
    "date.range": message(
        "年份不在 {first}—{last} 之间。",
        "The year is not between {first} and {last}.",
        fix_zh="核对年份。",
        fix_en="Check the year.",
    ),
    "area.unreadable": message(
        "既不是六位区划代码，也不是认识的地名。",
        "This is neither a six-digit area code nor a known name.",
        fix_zh="从列表中选择，或输入六位代码、完整地名（如 浙江省杭州市余杭区）。",
        fix_en="Choose from the list, or type the six digits or the full name (like 浙江省杭州市余杭区).",
    ),
    "area.ambiguous": message(
        "同名的地方不止一个：{names}",
        "Several areas have this name: {names}",
        fix_zh="写上所在的省和市。",
        fix_en="Add the province and the city.",
    ),
    "area.unknown-code": message(
        "{date} 的区划表里没有代码 {area}。",
        "The table of areas of {date} has no code {area}.",
        fix_zh="核对六位数字；新设立的区县可能还没有收录，可以照填。",
        fix_en="Check the six digits; a newly founded area may be missing in the table and can be kept.",
    ),
    "area.abolished": message(
        "{name}（{area}）已经撤销或改了代码。",
        "{name} ({area}) was abolished or has another code now.",
        fix_zh="改选现在的区划。",
        fix_en="Choose the area of today.",
    ),
}

_CONTACT = {
    "phone.unreadable": message(
        "读不出电话号码。",
        "This can't be read as a telephone number.",
        fix_zh="座机写成 010-12345678，手机写 11 位数字。",
        fix_en="Write a landline like 010-12345678, a mobile with its 11 digits.",
    ),
    "phone.several": message(
        "这里似乎有不止一个号码。",
        "There seem to be several numbers.",
        fix_zh="只留一个号码。",
        fix_en="Keep one number.",
    ),
    "phone.foreign": message(
        "这不是中国内地的号码。",
        "This isn't a number of mainland China.",
        fix_zh="填写内地的电话号码。",
        fix_en="Enter a number of mainland China.",
    ),
    "phone.mobile": message(
        "手机号码应为 11 位、以 13—19 开头；现在是 {length} 位、以 {start} 开头。",
        "A mobile number has 11 digits and begins with 13-19; this has {length} and begins with {start}.",
        fix_zh="核对手机号码。",
        fix_en="Check the number.",
    ),
    "phone.mobile-range": message(
        "{range} 号段不在已知的手机号段里。",
        "Range {range} isn't known to be in use for mobiles.",
        fix_zh="核对号码；新放出的号段可以照填。",
        fix_en="Check the number; a new range can be kept.",
    ),
    "phone.no-area-code": message(
        "座机缺少区号。",
        "The landline lacks its area code.",
        fix_zh="在前面加上区号，如 0571-88881234。",
        fix_en="Put the area code in front, like 0571-88881234.",
    ),
    "phone.area-code": message(
        "没有以 {digits} 开头的区号。",
        "There is no area code that begins {digits}.",
        fix_zh="核对区号。",
        fix_en="Check the area code.",
    ),
    "phone.landline": message(
        "区号 {area_code} 后面的号码不对：现在是 {length} 位。",
        "The number after area code {area_code} can't be right: it has {length} digits.",
        fix_zh="核对号码的位数；分机写在“转”后面。",
        fix_en="Check its length; write an extension after 转 or a hyphen.",
    ),
    "phone.plan": message(
        "区号 {area_code} 的号码现在一般不是这样的 {length} 位，多半多写或少写了一位。",
        "Numbers of area code {area_code} with {length} digits don't look like this now; probably a digit is missing or too many.",
        fix_zh="核对号码的位数和开头；能打通的可以照填。",
        fix_en="Check its length and beginning; keep it if it can be reached.",
    ),
    "phone.one-digit": message(
        "号码全是同一个数字，不像真实的电话。",
        "The number repeats one digit, which no real number does.",
        fix_zh="填写能打通的电话。",
        fix_en="Enter a number that can be reached.",
    ),
    "phone.service": message(
        "{number} 是客服号码，不是座机或手机。",
        "{number} is a service number, neither landline nor mobile.",
        fix_zh="办公电话请填座机（区号-号码）；服务商的电话可以是客服号码。",
        fix_en="As an office phone enter a landline; a provider's phone may be a service number.",
    ),
    "email.at-sign": message(
        "电子邮件里没有“@”。",
        "The e-mail address has no “@”.",
        fix_zh="写成 name@example.com 的样子。",
        fix_en="Write it like name@example.com.",
    ),
    "email.length": message(
        "电子邮件超过 254 个字符。",
        "The e-mail address is longer than 254 characters.",
        fix_zh="只写一个邮件地址。",
        fix_en="Enter one address only.",
    ),
    "email.syntax": message(
        "电子邮件的写法不对。",
        "This is not how an e-mail address is written.",
        fix_zh="写成 name@example.com 的样子，不要空格、中文和姓名。",
        fix_en="Write it like name@example.com, without spaces, Chinese or a display name.",
    ),
}

_SITE = {
    "icp.unreadable": message(
        "读不出工信部备案号。",
        "This can't be read as an ICP number.",
        fix_zh="写成 京ICP备12345678号-1 的样子。",
        fix_en="Write it like 京ICP备12345678号-1.",
    ),
    "icp.digits": message(
        "工信部备案号的写法或位数不对（现在有 {length} 位数字）：备案 8 或 10 位，许可证 6 位。",
        "The ICP number is not written right ({length} digits): a filing has 8 or 10, a licence 6.",
        fix_zh="到 beian.miit.gov.cn 查到完整的备案号再填，如 京ICP备12345678号-1。",
        fix_en="Look it up at beian.miit.gov.cn and copy it, like 京ICP备12345678号-1.",
    ),
    "icp.no-province": message(
        "缺少开头的省份简称。",
        "The province sign in front is missing.",
        fix_zh="在前面加上省份简称，如 京ICP备12345678号-1。",
        fix_en="Put the sign in front, like 京ICP备12345678号-1.",
    ),
    "icp.is-police-number": message(
        "这是公安备案号，不是工信部备案号。",
        "This is a police filing number, not an ICP number.",
        fix_zh="这里填 京ICP备12345678号-1 那样的号码。",
        fix_en="Enter a number like 京ICP备12345678号-1 here.",
    ),
    "icp.police-sign": message(
        "工信部用“{proper}”而不用“{sign}”。",
        "The ministry writes {proper}, not {sign}.",
        fix_zh="核对省份简称。",
        fix_en="Check the province sign.",
    ),
    "icp.unknown-sign": message(
        "“{sign}”不是已知的省份简称。",
        "“{sign}” is no known province sign.",
        fix_zh="核对省份简称。",
        fix_en="Check the province sign.",
    ),
    "domain.unreadable": message(
        "读不出域名。",
        "This can't be read as a domain name.",
        fix_zh="写成 example.com 的样子。",
        fix_en="Write it like example.com.",
    ),
    "domain.is-address": message(
        "这是 IP 地址，不是域名。",
        "This is an IP address, not a domain name.",
        fix_zh="没有独立域名的，请在上一题选“否”，把地址填在首页一栏。",
        fix_en="Without a domain of your own say so above, and enter the address as home page.",
    ),
    "domain.is-email": message(
        "这是电子邮件，不是域名。",
        "This is an e-mail address, not a domain name.",
        fix_zh="只写“@”后面网站的域名。",
        fix_en="Write the site's domain name only.",
    ),
    "domain.labels": message(
        "域名里有不允许的字符、空的部分或多余的连字符。",
        "A part of the name is empty or has characters that are not allowed.",
        fix_zh="域名各部分只用字母、数字、汉字和中间的“-”。",
        fix_en="Parts of a name have letters, digits and inner hyphens only.",
    ),
    "domain.unknown-suffix": message(
        "没有“.{suffix}”这样的后缀。",
        "There is no suffix “.{suffix}”.",
        fix_zh="核对域名的最后一段。",
        fix_en="Check the last part of the name.",
    ),
    "domain.only-suffix": message(
        "“{suffix}”只是后缀，不是注册的域名。",
        "“{suffix}” is only a suffix, nobody's domain name.",
        fix_zh="写上完整的域名，如 example.{suffix}。",
        fix_en="Write the whole name, like example.{suffix}.",
    ),
    "domain.from-url": message(
        "从网址中取出了 {host}。",
        "{host} was taken out of a URL.",
        fix_zh="看一眼取出的域名是否正确。",
        fix_en="Look whether it is right.",
    ),
    "domain.lookalike": message(
        "域名里有看起来像别种字母的字符（实际是 {punycode}）。",
        "The name has letters that look like those of another script (it is {punycode}).",
        fix_zh="用键盘重新输入一遍域名。",
        fix_en="Type the name again by keyboard.",
    ),
    "home-url.scheme": message(
        "首页网址应以 http:// 或 https:// 开头，不是 {scheme}://。",
        "A home page begins with http:// or https://, not {scheme}://.",
        fix_zh="照浏览器地址栏填写。",
        fix_en="Copy it from the browser's address bar.",
    ),
    "home-url.unreadable": message(
        "读不出首页网址。",
        "This can't be read as the address of a page.",
        fix_zh="写成 https://www.example.com/ 或 IP 地址的样子。",
        fix_en="Write it like https://www.example.com/ or as an IP address.",
    ),
    "ip.unreadable": message(
        "读不出 IP 地址。",
        "This can't be read as an IP address.",
        fix_zh="写四段数字（各 0—255）或 IPv6 地址；地址段写成 起-止 或 地址/位数。",
        fix_en="Write four numbers (0-255) or an IPv6 address; a range as from-to or address/bits.",
    ),
    "ip.families": message(
        "起止地址一个是 IPv4、一个是 IPv6。",
        "One end of the range is IPv4, the other IPv6.",
        fix_zh="分成两行填写。",
        fix_en="Enter them as two entries.",
    ),
    "ip.order": message(
        "起始地址 {start} 大于终止地址 {end}。",
        "The range begins with {start}, after its end {end}.",
        fix_zh="把两个地址对调或改正。",
        fix_en="Swap or mend the two.",
    ),
    "ip.private": message(
        "这是内网地址，外面访问不到。",
        "This is a private address, not reachable from the internet.",
        fix_zh="填服务器的公网地址；政务云填公网出口地址。",
        fix_en="Enter the server's public address.",
    ),
    "ip.loopback": message(
        "这是本机回环地址。",
        "This is a loopback address.",
        fix_zh="填服务器的公网地址。",
        fix_en="Enter the server's public address.",
    ),
    "ip.link-local": message(
        "这是链路本地地址，外面访问不到。",
        "This is a link-local address, not reachable from the internet.",
        fix_zh="填服务器的公网地址。",
        fix_en="Enter the server's public address.",
    ),
    "ip.shared": message(
        "这是运营商内部共用的地址（100.64.0.0/10），外面访问不到。",
        "This is a carrier's shared address (100.64.0.0/10), not reachable from the internet.",
        fix_zh="填服务器的公网地址。",
        fix_en="Enter the server's public address.",
    ),
    "ip.multicast": message(
        "这是组播地址。",
        "This is a multicast address.",
        fix_zh="填服务器的公网地址。",
        fix_en="Enter the server's public address.",
    ),
    "ip.reserved": message(
        "这是保留地址，不能用作网站地址。",
        "This address is reserved and can't be a site's.",
        fix_zh="填服务器的公网地址。",
        fix_en="Enter the server's public address.",
    ),
    "ip.example": message(
        "这是示例地址，不是真实服务器的。",
        "This is an address for examples, no real server's.",
        fix_zh="换成服务器的公网地址。",
        fix_en="Replace it by the server's public address.",
    ),
    "ip.large": message(
        "地址段有 {count} 个地址，大于 /20。",
        "The range has {count} addresses, more than a /20.",
        fix_zh="核对起止地址，只填网站使用的。",
        fix_en="Check both ends; enter only those that the site uses.",
    ),
}

_NUMBERS = {
    "filing-number.unreadable": message(
        "读不出公安备案号。",
        "This can't be read as a police filing number.",
        fix_zh="写成 京公网安备11010802000001号 的样子，或只写 14 位数字。",
        fix_en="Write it like 京公网安备11010802000001号, or only its 14 digits.",
    ),
    "filing-number.length": message(
        "公安备案号应为 14 位数字，现在是 {length} 位。",
        "A police filing number has 14 digits, this has {length}.",
        fix_zh="到 beian.mps.gov.cn 查到完整的号码再填。",
        fix_en="Look it up at beian.mps.gov.cn and copy it.",
    ),
    "filing-number.legacy": message(
        "这是旧式的 {length} 位备案号。",
        "This is an old number of {length} digits.",
        fix_zh="请到平台认领，换成 14 位的号码。",
        fix_en="Claim it on the platform to get one of 14 digits.",
    ),
    "filing-number.kind": message(
        "第 7—8 位是 {digits}，一般是 02。",
        "Digits 7-8 are {digits}, usually they are 02.",
        fix_zh="对照备案通知核对。",
        fix_en="Compare it with the notice.",
    ),
    "filing-number.area": message(
        "前 6 位 {digits} 不是已知的区域。",
        "The first six digits {digits} are no known area.",
        fix_zh="对照备案通知核对。",
        fix_en="Compare it with the notice.",
    ),
    "filing-number.sign": message(
        "省份简称“{sign}”和号码开头的 {digits} 不一致。",
        "The province sign {sign} doesn't fit digits {digits} in front.",
        fix_zh="核对省份简称和号码。",
        fix_en="Check the sign and the number.",
    ),
}

MESSAGES: dict[str, Message] = {**_TEXT_AND_DATES, **catalogue_certificates.MESSAGES, **_CONTACT, **_SITE, **_NUMBERS}
"""Each finding's code and its words."""
