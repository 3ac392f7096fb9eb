"""Names of people, as credits write them: Han names with a known surname, names in Latin letters, pen names."""

import re

from newsarchive.base.text import HAN, visible

# The surnames of about 99 in 100 Chinese, in simplified and traditional forms
# (National Bureau of Statistics, census of 2010: the first 200; those of journalists' bylines after them).
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜"
    "倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成"
    "游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚"
    "廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都耘仲宣邝练楼占骆虞佟应虎桑师寇巩巫"
    "晁竺沙麦从明凤危湛初濮麻展蓟禹狄令封储水岑荆尚干贝昝农暴衣豆缪贡粟赫闫肖付郄仝逄逯阚亓"
    "蔺鄂乌哈仉卞厉左帅幸庾弓惠扈揣敬晁智枚栗桓段沃沐洛狄狐班琴益盖睢石税竹籍罕羿胥舒荀萨蔚蒯蓬虢蹇逢邴郇郗隗雍雒靖鞠"
    "韶须骈鹿丰昌尉荣巢嵇冼匡咸商奉尧佘佴卻粱昝茹阴宗乜"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鐘譚鄒陸邱顧龍萬錢湯喬賀賴龔龐蘭顏嚴溫蘆畢聶齊莊塗關費紀歐項"
    "陽衛隨單寧閔車邊饒滕鄔宮來簡婁蓋黨談連欒計竇遲藍練樓應師鞏麥鳳荊農繆貢閆"
)
_DOUBLE_SURNAMES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 令狐 司徒 慕容 尉迟 尉遲 东方 東方 夏侯 端木 公孙 公孫 南宫 南宮 "
    "长孙 長孫 澹台 宇文 轩辕 軒轅 独孤 獨孤 司空 闻人 聞人 呼延 申屠 拓跋 完颜 完顏 张简 張簡 范姜".split()
)
_LONGEST_NAME = 4
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_NAME_WITH_DOTS = re.compile(f"[{HAN}]{{1,8}}(?:[·•・‧][{HAN}]{{1,10}}){{1,3}}")
_LATIN_NAME = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'’-]*(?: (?:[A-Z\u00c0-\u00de][\w.'’-]*|de|van|von|der|la|bin|al)){0,4}"
)
_SHORT_LATIN_NAME = re.compile(r"\w[\w.'’@_-]{1,29}", re.ASCII)
# Characters of sentences, which no pen name has: 他是谁, 这是第一次.
_PEN_NAME = re.compile(
    rf"@?(?![^·]*[我你他她它这那哪谁了着的得是不吗呢吧呀把被在有和与从对将会什怎为])[{HAN}\w·.\-‧・ー\u3040-\u30ff]{{2,12}}"
)
# A name with one of these is a word of a sentence (记者高度关注) or the credit of an image (张三摄).
_NO_NAME = re.compile(
    "[摄攝的了是在从從将將和与與]|记者|編輯|编辑|采访|報導|报道|综合|整理|部$|组$|社$|报$|网$|关注|了解|谢谢|謝謝|[获獲]悉|现场|直击|提问|手记|观察|调查|会议|节日|介绍|表示"
    "|(?:医生|醫生|先生|女士|小姐|老师|老師|教授|经理|經理|警官|师傅|師傅|同学|同學|院士|总统|總統)好?$"
    "|^[一二三四五六七八九十百半两几]+(?:分钟|分鐘|小时|小時|[天年个個次周週])"
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[、，,;；&＆+/／|｜丨\n]|\band\b)\s*|\s+(?=[^\sA-Za-z])|(?<=[^\sA-Za-z.])\s+")
_PADDED = re.compile(f"(?<![{HAN}])([{HAN}])[ \u3000]+([{HAN}])(?![{HAN}])")
_ROLES_AMONG_NAMES = frozenset("记者 記者 本报记者 通讯员 报道员 特约记者 见习记者 实习记者 实习生 编辑 文 图".split())


def is_person(name: str) -> bool:
    """True if a name is a person's beyond doubt: one with a known surname, with dots in it, or in Latin letters."""
    if _HAN_NAME.fullmatch(name):
        has_surname = name[:2] in _DOUBLE_SURNAMES or (name[0] in _SURNAMES and _fits_surname(name))
        return has_surname and not _NO_NAME.search(name)
    return bool(_NAME_WITH_DOTS.fullmatch(name) or _LATIN_NAME.fullmatch(name))


def _fits_surname(name: str) -> bool:
    """True if a name with a surname of one character is no longer than such names; a married woman's may have two."""
    return len(name) < _LONGEST_NAME or name[1] in _SURNAMES


def may_be_person(name: str) -> bool:
    """True for names of two to four Han characters with any surname too: where a label announces a name."""
    return is_person(name) or bool(
        _HAN_NAME.fullmatch(name) and _PEN_NAME.fullmatch(name) and not _NO_NAME.search(name)
    )


def may_be_pen_name(name: str) -> bool:
    """True for any short name without the characters of sentences: of a person, an account, a team."""
    return may_be_person(name) or bool(_PEN_NAME.fullmatch(name) or _SHORT_LATIN_NAME.fullmatch(name))


def split_names(names: str) -> list[str]:
    """The names in a list, whatever separates them, without the names of roles.

    A name of two characters that is set as wide as one of three (`林　晓`) is one name.
    """
    joined = _PADDED.sub(r"\1\2", names.strip()) if " " in names or "\u3000" in names else names.strip()
    return [name for name in _BETWEEN_NAMES.split(joined) if visible(name) and name not in _ROLES_AMONG_NAMES]


def join_names(names: str) -> str:
    """Join names with `、`, whatever separated them, without the names of roles."""
    return "、".join(split_names(names))
