"""The roles that credits name, and the fact that the people or publishers after each of them are."""

from newsarchive.settings.sources import FactName

_BY_FACT: tuple[tuple[FactName | None, str], ...] = (
    (
        FactName.BYLINE,
        """
        记者 記者 文字记者 摄影记者 特约记者 见习记者 实习记者 采访记者 采写记者
        通讯员 通訊員 特约通讯员 报道员 实习生 實習生 作者 本文作者 原作者 原文作者 特约作者 专栏作者
        撰文 撰稿 撰稿人 特约撰稿 特约撰稿人 編撰 撰寫 主笔 执笔 執筆 采写 采访 採訪
        文 文字 文字整理 文本 整理 口述 图文 文图 文/图 图/文 文、图 图、文 取材・文 取材·文 ライター
        """,
    ),
    (FactName.TRANSLATOR, "编译 編譯 译者 譯者 翻译 翻譯 译 本文译者"),
    (
        FactName.EDITOR,
        """
        责任编辑 责编 責任編輯 責編 本文编辑 编辑 編輯 值班编辑 执行编辑 執行編輯 文字编辑 内容编辑 当值编辑 主责编辑
        """,
    ),
    (FactName.WEB_EDITOR, "网编 網編 网络编辑 网站编辑 新媒体编辑 微信编辑 值班网编"),
    (
        FactName.ORIGIN,
        """
        来源 來源 稿源 文章来源 文章來源 本文来源 原文来源 稿件来源 新闻来源 内容来源 转载自 转自 转载来源 来自
        """,
    ),
    (FactName.CREDIT, "头图 题图 首图 封面 封面图 图源 图 图片 图片来源 圖片來源 摄影 攝影 供图 配图 摄 照片"),
    # Credits that no page shows.
    (
        None,
        """
        校对 校對 核校 校审 审校 审核 審核 审读 审稿 编审 初审 复审 终审 一审 二审 三审 签发 监制 監製 总监制 监审
        统筹 策划 策劃 总策划 出品 出品人 制片人 制作 内容总监 主编 执行主编 執行主編 副主编 总编辑
        值班主任 值班主编 值班总编 值班编委 设计 設計 美编 美術 视觉 视觉设计 版式 版式设计 封面设计 海报 海报设计
        插画 插图 制图 製圖 排版 运营 视频 视频剪辑 视频制作 剪辑 后期 音频 录音 播音 主播 出镜
        """,
    ),
)
ROLES: dict[str, FactName | None] = {
    **{role: fact for fact, roles in _BY_FACT for role in roles.split()},
    **dict.fromkeys(("author", "authors", "reporter", "by", "written by", "text by", "words by"), FactName.BYLINE),
    **dict.fromkeys(("reporting by", "additional reporting by", "writing by"), FactName.BYLINE),
    **dict.fromkeys(("translator", "translated by"), FactName.TRANSLATOR),
    **dict.fromkeys(("editor", "edited by", "editing by"), FactName.EDITOR),
    **dict.fromkeys(("source", "originally published by"), FactName.ORIGIN),
    "proofread by": None,
}
"""The fact of each role, English ones in lower case; None for a credit that no page shows."""
OF_WORKS = frozenset(
    """
    作者 译者 譯者 翻译 翻譯 文字 图片 摄影 攝影 摄 照片 封面 来自 剪辑 后期 制作 制片人 出品 出品人
    监制 監製 总监制 策划 策劃 总策划 统筹 主编 执行主编 副主编 总编辑 编审 美术 美術 设计 视觉 视觉设计
    封面设计 插画 插图 音频 录音 播音 主播 视频 视频制作 口述 采访
    """.split()
)
"""Roles that the crews of films, the credits of books and lists of winners have too."""
PEOPLE = frozenset({FactName.BYLINE, FactName.TRANSLATOR, FactName.EDITOR, FactName.WEB_EDITOR, None})
"""The facts that are names of people."""
NEED_A_MARK = frozenset("文 图 译 摄 来自 图片 封面 视频 音频 制作 整理 文字 口述 照片 采访".split())
"""Roles that are everyday words without a mark after them."""
WRITERS = ("作者", "撰文", "撰稿", "译者", "譯者")
"""The ends of roles whose people may write under a pen name."""
REPORTERS = ("记者", "記者", "采访", "採訪")
"""The ends of roles that also begin the lines of interviews (`记者：…`)."""
