"""服务内容: what the site does for its visitors."""

from __future__ import annotations

from beian_desktop.form.conditions import ALWAYS, Condition, Includes, equals
from beian_desktop.form.field import Field, ListField, Section, Slot
from beian_desktop.form.kinds import Choice, YesNo
from beian_desktop.form.options import Option, listed
from beian_desktop.form.policy import Asks
from beian_desktop.system.language import Text

INTERACTIVE = Field(
    "service.interactive",
    YesNo(),
    label=Text("是否提供互联网交互服务", "Interactive service"),
    hint=Text(
        "访客能发布文字、图片、音视频给别人看的，选“是”",
        "“Yes” when visitors can publish text, pictures, sound or video to others",
    ),
    help=Text(
        "平台常见问题：为用户向社会公众发布文字、图片、音视频等提供的服务是交互式服务，如论坛、社区、贴吧、聊天室、微"
        "博客、博客、即时通信、分享存储、第三方支付、移动应用商店。网安常把登录注册和评论也算进去（代办机构经验）。该"
        "选“是”却选“否”会被退回；选“是”要面审并准备更多材料。先做下面的功能自查。",
        "The platform's FAQ: service that lets users publish text, pictures, sound or video to the public: forums, "
        "communities, chat rooms, microblogs, blogs, messaging, sharing, third-party payment, app stores. Officers "
        "often count log-in and comments too (agencies). A wrong “No” comes back; “Yes” means an interview and more "
        "papers. The self-check below helps.",
    ),
    required=ALWAYS,
    asks=Asks.WEBMASTER,
)
IS_INTERACTIVE = equals(INTERACTIVE, True)

LOGIN = Option(
    "login",
    Text("访客可注册或登录", "Visitors can register or log in"),
    hint=Text("自己用的管理后台不算", "The owner's own back office doesn't count"),
)
COMMENT = Option(
    "comment",
    Text("访客评论/公开留言", "Comments or public messages"),
    hint=Text("只有站长能看到的留言表单不算", "A form that only the owner reads doesn't count"),
)
FORUM = Option("forum", Text("论坛/社区", "Forum or community"))
BLOG = Option(
    "blog",
    Text("多人博客", "Blog of several people"),
    hint=Text("自己写文章、不开评论的不算", "One's own posts without comments are none"),
)
CHAT = Option("chat", Text("聊天/即时通信", "Chat or messaging"))
UPLOAD = Option("upload", Text("上传/分享存储", "Upload or sharing"))
LIVE = Option("live", Text("直播/音视频", "Live streams, sound or video"))
SHOP = Option("shop", Text("网上交易", "Online trade"))
PAYMENT = Option("payment", Text("支付", "Payment"))
APPSTORE = Option("appstore", Text("应用商店", "App store"))
NONE = Option("none", Text("仅展示", "Display only"), hint=Text("以上都没有", "None of the above"))

FEATURES = ListField(
    "service.features",
    Choice((LOGIN, COMMENT, FORUM, BLOG, CHAT, UPLOAD, LIVE, SHOP, PAYMENT, APPSTORE, NONE)),
    label=Text("网站功能自查", "Self-check of functions"),
    hint=Text("有的都勾上；都没有就勾“仅展示”", "Tick all that exist; else “Display only”"),
    help=Text(
        "这一项平台上没有，用来判断上面的“交互服务”选得对不对：评论、论坛、博客、聊天、上传、直播、应用商店都属于交"
        "互；登录、交易、支付网安常按交互认定。模板自带但关掉的功能不算，先把它真正关掉。",
        "Not on the platform: it tells whether the answer above is right. Comments, forum, blog, chat, upload, live "
        "and app store are interactive; log-in, trade and payment are often taken as such. A template's function "
        "that is switched off doesn't count, but do switch it off.",
    ),
    required=ALWAYS,
    asks=Asks.WEBMASTER,
)

TYPE_OPTIONS = (
    listed("www服务", "WWW service"),
    listed("wap网站", "WAP site"),
    listed("博客个人空间", "Blogs, personal spaces"),
    listed("微博", "Microblog"),
    listed("论坛bbs", "Forum, BBS"),
    listed("聊天室", "Chat room"),
    listed("社交网站", "Social network"),
    listed("电子邮件", "E-mail"),
    listed("即时通讯", "Instant messaging"),
    listed("搜索引擎", "Search engine"),
    listed("网络新闻", "Online news"),
    listed("网络音乐", "Online music"),
    listed("网络文学", "Online literature"),
    listed("网络视频", "Online video"),
    listed("网络游戏", "Online games"),
    listed("网络下载", "Downloads"),
    listed("app服务", "App service"),
    listed("云计算", "Cloud computing"),
    listed("供求信息发布", "Supply and demand notices"),
    listed("旅行预订", "Travel booking"),
    listed("移动应用商店", "Mobile app store"),
    listed("第三方支付", "Third-party payment"),
    listed("网上银行", "Online banking"),
    listed("财经服务", "Financial service"),
    listed("网络购物", "Online shopping"),
    listed("云存储", "Cloud storage"),
    listed("FTP下载", "FTP downloads"),
)

TYPES = ListField(
    "service.types",
    Choice(TYPE_OPTIONS),
    label=Text("服务类型", "Types of service"),
    hint=Text("只勾真正提供的，普通网站勾“www服务”", "Only what is really offered; an ordinary site: WWW service"),
    help=Text(
        "平台操作手册（2017）的二十七项，可多选。多勾用不到的项目会被要求补材料或退回；勾了新闻、视频、游戏等，还会问"
        "到相应的许可证。",
        "The 27 entries of the platform's manual (2017). Boxes ticked without need bring questions or send it back; "
        "news, video, games and the like ask for their licence.",
    ),
    required=IS_INTERACTIVE,
    shown=IS_INTERACTIVE,
    asks=Asks.WEBMASTER,
)

CONTROLLED = Field(
    "service.controlled",
    YesNo(),
    label=Text("是否提供涉及管制物品信息发布服务", "Information on controlled goods"),
    hint=Text("一般网站选“否”", "An ordinary site: “No”"),
    help=Text(
        "网站上发布、销售管制刀具、警用装备、枪支弹药、民爆和剧毒等物品信息的才选“是”，每一项都要附上许可证。不涉及的"
        "不要勾选，勾错会被退回。",
        "Only for sites that publish or sell controlled implements, police equipment, firearms, explosives, poisons "
        "and the like; each item needs its licence. Don't tick it without need.",
    ),
    required=ALWAYS,
)
_CONTROLLED = equals(CONTROLLED, True)

CONTROLLED_OPTIONS = (
    listed("管制器具", "Controlled implements"),
    listed("警用装备", "Police equipment"),
    listed("放射性物品", "Radioactive goods"),
    listed("枪支弹药", "Firearms and ammunition"),
    listed("民爆物品", "Civil explosives"),
    listed("剧毒化学物", "Highly toxic chemicals"),
    listed("易制爆危险化学品", "Chemicals for making explosives"),
)

CONTROLLED_ITEMS = ListField(
    "service.controlled_items",
    Choice(CONTROLLED_OPTIONS),
    label=Text("管制物品", "Controlled goods"),
    hint=Text("勾选涉及的物品，每项附一份许可证", "Tick what applies; one licence each"),
    help=Text(
        "按许可证上的经营范围勾选，每勾一项，附件里就多一个许可证的位置。",
        "As the licences say; each tick adds a place for a licence to the attachments.",
    ),
    required=_CONTROLLED,
    shown=_CONTROLLED,
)

PRELICENSED = Field(
    "service.prelicensed",
    YesNo(),
    label=Text("是否涉及前置许可", "Subject to a prior licence"),
    hint=Text("做新闻、出版、医疗等内容才选“是”", "“Yes” only for news, publishing, health care and the like"),
    help=Text(
        "新闻、出版、教育、医疗保健、宗教等互联网信息服务要先取得主管部门许可。只是公司新闻、招生简介一类的自我介绍一"
        "般不算，名称或用途里带这些字的，选“否”时先问一句网安。",
        "News, publishing, education, health, religion and the like need their authority's licence first. Company "
        "news or a school's own prospectus normally don't count; if name or purpose has such words, ask before "
        "choosing “No”.",
    ),
    required=ALWAYS,
)
_PRELICENSED = equals(PRELICENSED, True)

PRELICENSED_OPTIONS = (
    listed("新闻", "News"),
    listed("出版", "Publishing"),
    listed("教育", "Education"),
    listed("医疗保健", "Health care"),
    listed("运动保健", "Sports and fitness"),
    listed("宗教", "Religion"),
    listed("其他", "Other", free=True),
)

PRELICENSED_ITEMS = ListField(
    "service.prelicensed_items",
    Choice(PRELICENSED_OPTIONS),
    label=Text("前置许可类别", "Licensed fields"),
    hint=Text(
        "勾选已取得许可的类别，每类附一份许可证；不在其中的写“其他：文化经营”",
        "Tick what is licensed, one licence each; others as “其他：文化经营”",
    ),
    help=Text(
        "按主管部门发的许可证勾选，每勾一项，附件里就多一个许可证的位置；许可证要在有效期内，持证单位与开办主体一致。",
        "As the licences say; each tick adds a place for a licence. It must be valid and belong to the subject.",
    ),
    required=_PRELICENSED,
    shown=_PRELICENSED,
)


def _licence(family: str, item: Option, chosen: Condition, zh: str, en: str) -> Slot:
    return Slot(
        f"{family}.{item.code}",
        label=Text(f"{zh}：{item.label.zh}", f"{en}: {item.label.en}"),
        hint=Text(f"“{item.label.zh}”的许可证原件，在有效期内", f"The valid licence for “{item.label.en}”"),
        required=chosen,
        shown=chosen,
    )


CONTROLLED_LICENCES = tuple(
    _licence(
        "service.controlled",
        item,
        Includes(CONTROLLED_ITEMS, (item,)),
        "管制物品许可证",
        "Licence for controlled goods",
    )
    for item in CONTROLLED_OPTIONS
)
PRELICENSED_LICENCES = tuple(
    _licence("service.prelicensed", item, Includes(PRELICENSED_ITEMS, (item,)), "前置许可证", "Prior licence")
    for item in PRELICENSED_OPTIONS
)

SECTION = Section(
    "service",
    label=Text("服务内容", "Services"),
    hint=Text("网站给访客提供什么", "What the site does for its visitors"),
    questions=(
        INTERACTIVE,
        FEATURES,
        TYPES,
        CONTROLLED,
        CONTROLLED_ITEMS,
        PRELICENSED,
        PRELICENSED_ITEMS,
    ),
    slots=(*CONTROLLED_LICENCES, *PRELICENSED_LICENCES),
)
