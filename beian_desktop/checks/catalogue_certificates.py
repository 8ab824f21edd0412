"""The words of what the readers of certificates' numbers and names find."""

from __future__ import annotations

from beian_desktop.checks.messages import Message, message

_AGAINST_ORIGINAL_ZH = "请对照证件原件逐位核对；原件确实如此的，可以确认并写明理由。"
_AGAINST_ORIGINAL_EN = "Compare it with the original digit by digit; if the original says so, confirm it with a reason."

_CODES = {
    "credit-code.length": message(
        "统一社会信用代码应为 18 位，现在是 {length} 位。",
        "A unified social credit code has 18 characters, this has {length}.",
        fix_zh="对照营业执照或登记证书补全或删去多余的字符。",
        fix_en="Compare it with the licence and add or remove characters.",
    ),
    "credit-code.alphabet": message(
        "统一社会信用代码里不会出现“{characters}”。",
        "A unified social credit code never contains “{characters}”.",
        fix_zh="字母 I、O、S、V、Z 不用于此代码，多半是数字 1、0、5、2 看错了。",
        fix_en="The letters I, O, S, V and Z are not used; it is probably a digit 1, 0, 5 or 2.",
    ),
    "credit-code.region-digits": message(
        "第 3—8 位“{digits}”应当全是数字。",
        "Characters 3-8 “{digits}” must all be digits.",
        fix_zh="对照证书核对第 3—8 位（登记机关的区划代码）。",
        fix_en="Compare characters 3-8 (the region of the registering authority) with the certificate.",
    ),
    "credit-code.zeros": message(
        "全是 0，不是真实的统一社会信用代码。",
        "All zeros is no unified social credit code.",
        fix_zh="照证书填写。",
        fix_en="Copy it from the certificate.",
    ),
    "credit-code.check-character": message(
        "统一社会信用代码的最后一位（校验码）对不上，多半有一位抄错了。",
        "The last character (check character) of the credit code doesn't fit; probably one character is wrong.",
        fix_zh=_AGAINST_ORIGINAL_ZH,
        fix_en=_AGAINST_ORIGINAL_EN,
    ),
    "credit-code.authority": message(
        "第 1 位“{character}”不是已知的登记管理部门。",
        "The first character “{character}” is no known registering authority.",
        fix_zh="对照证书核对第 1 位；企业和个体工商户以 9 开头。",
        fix_en="Compare the first character with the certificate; those of enterprises begin with 9.",
    ),
    "credit-code.kind": message(
        "前 2 位“{characters}”不是已知的机构类别。",
        "The first two characters “{characters}” are no known kind of organisation.",
        fix_zh="对照证书核对前 2 位；企业是 91，个体工商户是 92。",
        fix_en="Compare them with the certificate; an enterprise has 91, a sole trader 92.",
    ),
    "credit-code.region": message(
        "第 3—8 位“{digits}”不在区划表里。",
        "Characters 3-8 “{digits}” are not in the table of areas.",
        fix_zh="核对第 3—8 位；已撤销或新设的区划可以照填。",
        fix_en="Check characters 3-8; an old or new area can be kept.",
    ),
    "credit-code.organisation-check": message(
        "其中的组织机构代码 {code_part} 自身的校验码对不上。",
        "The organisation code {code_part} inside has a check character that doesn't fit.",
        fix_zh="核对第 9—17 位；早年发出的代码有的确实如此。",
        fix_en="Check characters 9-17; some codes of the early years are like this.",
    ),
    "organisation-code.length": message(
        "组织机构代码应为 9 位，现在是 {length} 位。",
        "An organisation code has 9 characters, this has {length}.",
        fix_zh="对照代码证核对；18 位的是统一社会信用代码，请改选证件类型。",
        fix_en="Compare it with the certificate; 18 characters are a credit code, a different type.",
    ),
    "organisation-code.characters": message(
        "组织机构代码只有数字和字母，最后一位是数字或 X。",
        "An organisation code has digits and letters only and ends with a digit or X.",
        fix_zh="对照代码证核对。",
        fix_en="Compare it with the certificate.",
    ),
    "organisation-code.zeros": message(
        "全是 0，不是真实的组织机构代码。",
        "All zeros is no organisation code.",
        fix_zh="照代码证填写。",
        fix_en="Copy it from the certificate.",
    ),
    "organisation-code.check-character": message(
        "组织机构代码的校验码对不上，多半有一位抄错了。",
        "The check character of the organisation code doesn't fit; probably one character is wrong.",
        fix_zh=_AGAINST_ORIGINAL_ZH,
        fix_en=_AGAINST_ORIGINAL_EN,
    ),
    "business-licence.length": message(
        "营业执照号码应为 15 位注册号或 18 位统一社会信用代码，现在是 {length} 位。",
        "A licence number has 15 digits, or is a credit code of 18 characters; this has {length}.",
        fix_zh="对照营业执照核对；13 位的旧注册号已经作废。",
        fix_en="Compare it with the licence; old numbers of 13 digits are no longer valid.",
    ),
    "business-licence.characters": message(
        "15 位注册号应当全是数字。",
        "A licence number of 15 characters must be all digits.",
        fix_zh="对照营业执照核对。",
        fix_en="Compare it with the licence.",
    ),
    "business-licence.zeros": message(
        "全是 0，不是真实的注册号。",
        "All zeros is no licence number.",
        fix_zh="照营业执照填写。",
        fix_en="Copy it from the licence.",
    ),
    "business-licence.check-digit": message(
        "营业执照注册号的最后一位（校验码）对不上，多半有一位抄错了。",
        "The last digit (check digit) of the licence number doesn't fit; probably one digit is wrong.",
        fix_zh=_AGAINST_ORIGINAL_ZH,
        fix_en=_AGAINST_ORIGINAL_EN,
    ),
    "business-licence.region": message(
        "前 6 位“{digits}”不在区划表里。",
        "The first six digits “{digits}” are not in the table of areas.",
        fix_zh="核对前 6 位。",
        fix_en="Check the first six digits.",
    ),
}

_PERSONS = {
    "id-number.fifteen-digits": message(
        "这是 15 位的第一代身份证号码，2013 年起已经停用。",
        "This is a first-generation number of 15 digits, out of use since 2013.",
        fix_zh="请填现在身份证上的 18 位号码。",
        fix_en="Enter the 18 characters of the present card.",
    ),
    "id-number.length": message(
        "身份证号码应为 18 位，现在是 {length} 位。",
        "An identity number has 18 characters, this has {length}.",
        fix_zh="对照身份证补全或删去多余的字符；护照等请改选证件类型。",
        fix_en="Compare it with the card; for a passport choose another type of certificate.",
    ),
    "id-number.characters": message(
        "身份证号码的前 17 位是数字，最后一位是数字或 X。",
        "An identity number has 17 digits and ends with a digit or X.",
        fix_zh="对照身份证核对。",
        fix_en="Compare it with the card.",
    ),
    "id-number.birth": message(
        "第 7—14 位“{digits}”不是真实的出生日期。",
        "Digits 7-14 “{digits}” are no real date of birth.",
        fix_zh="对照身份证核对第 7—14 位。",
        fix_en="Compare digits 7-14 with the card.",
    ),
    "id-number.birth-to-come": message(
        "出生日期 {birth} 还没有到。",
        "The date of birth {birth} is yet to come.",
        fix_zh="对照身份证核对第 7—14 位。",
        fix_en="Compare digits 7-14 with the card.",
    ),
    "id-number.minor": message(
        "此人未满 18 周岁（{birth} 出生）。",
        "This person is under 18 years (born {birth}).",
        fix_zh="未成年人一般不能作负责人，请先问受理的公安机关。",
        fix_en="Minors usually can't be responsible persons; ask the police first.",
    ),
    "id-number.province": message(
        "前 2 位“{digits}”不是任何省份的代码。",
        "The first two digits “{digits}” belong to no province.",
        fix_zh="对照身份证核对开头几位。",
        fix_en="Compare the first digits with the card.",
    ),
    "id-number.county": message(
        "前 6 位“{digits}”不在区划表里（包括已撤销的）。",
        "The first six digits “{digits}” are not in the table of areas, old ones included.",
        fix_zh="核对前 6 位；原件确实如此的可以照填。",
        fix_en="Check the first six digits; keep them if the card says so.",
    ),
    "id-number.check-character": message(
        "身份证号码的最后一位（校验码）对不上，多半有一位抄错了。",
        "The last character (check character) of the identity number doesn't fit; probably one digit is wrong.",
        fix_zh=_AGAINST_ORIGINAL_ZH,
        fix_en=_AGAINST_ORIGINAL_EN,
    ),
    "certificate.passport": message(
        "护照号码一般是 5—12 位字母和数字，这个不像。",
        "A passport number has 5-12 letters and digits; this doesn't look like one.",
        fix_zh="对照护照资料页核对，或改选证件类型。",
        fix_en="Compare it with the data page, or choose another type.",
    ),
    "certificate.home-return": message(
        "港澳居民来往内地通行证号码是 H 或 M 加 8 位或 10 位数字。",
        "A mainland travel permit for Hong Kong and Macao residents has H or M and 8 or 10 digits.",
        fix_zh="对照通行证核对。",
        fix_en="Compare it with the permit.",
    ),
    "certificate.taiwan-permit": message(
        "台湾居民来往大陆通行证号码是 8 位数字，旧证是 10 位数字加一个字母。",
        "A mainland travel permit for Taiwan residents has 8 digits, an old one 10 digits and a letter.",
        fix_zh="对照通行证核对。",
        fix_en="Compare it with the permit.",
    ),
    "certificate.exit-permit": message(
        "往来港澳通行证号码以 C 或 W 开头，共 9 位。",
        "An exit permit to Hong Kong and Macao begins with C or W and has 9 characters.",
        fix_zh="对照通行证核对。",
        fix_en="Compare it with the permit.",
    ),
    "certificate.strait-permit": message(
        "大陆居民往来台湾通行证号码是 L 或 T 加 8 位数字。",
        "An exit permit to Taiwan has L or T and 8 digits.",
        fix_zh="对照通行证核对。",
        fix_en="Compare it with the permit.",
    ),
    "certificate.permanent-residence": message(
        "外国人永久居留身份证：旧证是 3 个字母加 12 位数字，新证是以 9 开头的 18 位。",
        "A foreigner's permanent residence card has 3 letters and 12 digits (old) or 18 characters beginning with 9 (new).",
        fix_zh="对照证件核对。",
        fix_en="Compare it with the card.",
    ),
    "certificate.permanent-residence-check": message(
        "永久居留身份证号码的最后一位（校验码）对不上。",
        "The last character (check character) of the residence card number doesn't fit.",
        fix_zh="对照证件逐位核对。",
        fix_en="Compare it with the card digit by digit.",
    ),
    "certificate.not-residence": message(
        "这不是港澳台居民居住证的号码（以 810000、820000 或 830000 开头）。",
        "This is no residence permit number for Hong Kong, Macao or Taiwan residents (it begins with 810000, 820000 or 830000).",
        fix_zh="核对号码，或改选证件类型。",
        fix_en="Check the number, or choose another type.",
    ),
    "certificate.is-residence": message(
        "这是港澳台居民居住证的号码，不是居民身份证。",
        "This is a residence permit number for Hong Kong, Macao or Taiwan residents, not an identity card.",
        fix_zh="证件类型请选“港澳台居民居住证”。",
        fix_en="Choose the type 港澳台居民居住证.",
    ),
    "certificate.length": message(
        "证件号码应为 {shortest}—{longest} 个字符。",
        "The number must have {shortest}-{longest} characters.",
        fix_zh="对照证件核对。",
        fix_en="Compare it with the certificate.",
    ),
    "person-name.empty": message(
        "姓名是空的。",
        "The name is empty.",
        fix_zh="照证件填写姓名。",
        fix_en="Copy the name from the certificate.",
    ),
    "person-name.length": message(
        "姓名有 {length} 个字，应为 2—{longest} 个。",
        "The name has {length} characters, it must have 2-{longest}.",
        fix_zh=_AGAINST_ORIGINAL_ZH,
        fix_en=_AGAINST_ORIGINAL_EN,
    ),
    "person-name.long": message(
        "姓名有 {length} 个字，平台只收 {limit} 个。",
        "The name has {length} characters, the platform takes {limit}.",
        fix_zh="先问受理的公安机关怎么写。",
        fix_en="Ask the police how to write it.",
    ),
    "person-name.title": message(
        "姓名里带了称呼“{title}”。",
        "The name contains a title “{title}”.",
        fix_zh="删去称呼，只写证件上的姓名。",
        fix_en="Remove it; write the name as on the certificate.",
    ),
    "person-name.digits": message(
        "姓名里有数字。",
        "The name contains digits.",
        fix_zh="只写证件上的姓名。",
        fix_en="Write the name as on the certificate.",
    ),
    "person-name.characters": message(
        "姓名里有不该出现的字符“{characters}”。",
        "The name contains characters that don't belong there: “{characters}”.",
        fix_zh="只写证件上的姓名；少数民族和外国人姓名中间用“·”。",
        fix_en="Write the name as on the certificate; parts of a name are joined by “·”.",
    ),
    "person-name.dots": message(
        "间隔号“·”应当在两个字之间，并且只有一个。",
        "The middle dot stands once, between two parts of a name.",
        fix_zh="删去多余的“·”。",
        fix_en="Remove the extra dots.",
    ),
    "person-name.latin": message(
        "姓名用了外文字母：只有护照等外文证件才这样写。",
        "The name is in Latin letters, as only on passports and the like.",
        fix_zh="身份证上的姓名请写汉字。",
        fix_en="With an identity card write the Chinese characters.",
    ),
    "person-name.script": message(
        "姓名用了汉字和拉丁字母以外的文字。",
        "The name is in neither Chinese nor Latin writing.",
        fix_zh="身份证上同时印有汉字的，请写汉字。",
        fix_en="Write the Chinese characters that the card shows.",
    ),
    "person-name.glyphs": message(
        "打印字体里没有这些字：{characters}，材料里印不出来。",
        "The print font lacks {characters}, so they can't be printed.",
        fix_zh="先核对证件上的字。确实是这个字的，这里用“□”占位并确认，印好后手写补上；平台上请公安机关代录。",
        fix_en="Check the card. If the character is right, write □ in its place, confirm that, and write it by hand on "
        "the print; ask the police to enter it on the platform.",
    ),
}

MESSAGES: dict[str, Message] = {**_CODES, **_PERSONS}
"""Each finding's code and its words."""
