"""The site's own words in every language it speaks, from one table."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from newsarchive.model.article import DateKind

LANGUAGES = ("zh", "en")

# Each entry: the key, then the words in the order of LANGUAGES.
_TABLE: dict[str, tuple[str, str]] = {
    "home": ("首页", "Home"),
    "menu": ("打开目录", "Open the menu"),
    "search_lead": ("在全部稿件里查找", "Look through all articles"),
    "search_none": (
        "这个网站没有搜索索引。稿件可以从下面的入口查找。",
        "This site has no search index. These ways lead to its articles.",
    ),
    "search_words": ("要找的词", "Words to look for"),
    "search_locale": ("zh-CN", "en-GB"),
    "search_no_script": (
        "在这里搜索要用 JavaScript。没有它，稿件可以从下面的入口查找。",
        "Search needs JavaScript. Without it, these ways lead to the articles.",
    ),
    "search_how": ("搜索方法", "How to search"),
    "search_how_words": ("教育部 就业", "bank 2022"),
    "search_how_words_lead": (
        "空格隔开的词都要有；不分简繁、全半角、大小写，拉丁字母和数字只写开头也能找到",
        "all of the words, in any order; the beginning of a word is enough",
    ),
    "search_how_exact": ('"C919 首飞"', '"central bank"'),
    "search_how_exact_lead": ("引号里的词连在一起，一字不差", "exactly these words, side by side"),
    "search_how_without": ("就业 -考试", "bank -river"),
    "search_how_without_lead": ("减号后面的词不能有", "not the word behind the minus sign"),
    "search_working": ("正在查找…", "Searching…"),
    "search_total": ("找到 {count} 篇", "Articles found: {count}"),
    "search_part": (
        "找到 {count} 篇，这里是第 {first} 至 {last} 篇",
        "Articles found: {count}; shown: {first} to {last}",
    ),
    "search_nothing": ("没有找到稿件。", "No articles were found."),
    "search_unknown": (
        "没有稿件含有：{words}。换一个说法，或写短一些再试。",
        "No article has: {words}. Try another or a shorter word.",
    ),
    "search_apart": (
        "这些词分别都能找到，但没有稿件同时都有。去掉一个词再试。",
        "Each word is found, but no article has all of them. Try fewer words.",
    ),
    "search_unfiltered": ("去掉筛选条件，能找到 {count} 篇", "Without the filters: {count}"),
    "search_failed": (
        "读不到搜索索引。请稍后再试，或从下面的入口查找稿件。（{reason}）",
        "The search index cannot be read. Try again later, or look for articles in one of these ways. ({reason})",
    ),
    "search_partial": (
        "搜索索引有一部分读不到，下面的结果可能不准。（{reason}）",
        "A part of the search index cannot be read: these results may be wrong. ({reason})",
    ),
    "search_failed_part": (
        "后面的结果读不到。（{reason}）",
        "The other results cannot be read. ({reason})",
    ),
    "search_again": ("再试一次", "Try again"),
    "search_order": ("排序", "Order"),
    "search_relevance": ("按相关程度", "By relevance"),
    "search_date": ("由新到旧", "Newest first"),
    "search_filters": ("筛选", "Filters"),
    "search_chosen": ("已选条件", "Filters chosen"),
    "search_remove": ("去掉条件 {name}", "Remove the filter {name}"),
    "search_years": ("年份", "Year"),
    "search_from": ("起始日", "From"),
    "search_to": ("截止日", "Until"),
    "search_span": ("起止日期", "Span of days"),
    "search_apply": ("应用", "Apply"),
    "search_within": ("在其中搜索", "Search in these"),
    "search_mark": ("在文中标出", "Mark in the article"),
    "search_passage": ("查看命中处", "Show where"),
    "search_unread": ("读不到这篇稿件的文字", "The article cannot be read"),
    "search_previous": ("上一页", "Previous page"),
    "search_next": ("下一页", "Next page"),
    "search_all": ("全部结果（{count} 篇）", "All results ({count})"),
    "other_ways": ("其他查找途径", "Other ways to find articles"),
    "skip": ("跳到正文", "Skip to content"),
    "search": ("搜索", "Search"),
    "scheme": ("切换深色与浅色", "Switch between light and dark"),
    "main_menu": ("主导航", "Main menu"),
    "categories": ("分类", "Categories"),
    "tags": ("标签", "Tags"),
    "timeline": ("时间线", "Timeline"),
    "sources": ("来源", "Sources"),
    "editors": ("编辑", "Editors"),
    "topics": ("专题", "Topics"),
    "categories_lead": ("按栏目浏览", "Browse by section"),
    "tags_lead": ("人物、机构、地点与主题词", "People, organisations, places and subjects"),
    "timeline_lead": ("按日期浏览", "Browse by date"),
    "sources_lead": ("稿件采自何处", "Where the articles were gathered"),
    "editors_lead": ("稿件的责任编辑", "Who was responsible for each article"),
    "topics_lead": ("由编辑汇集的系列报道", "Dossiers put together by our editors"),
    "articles_count": ("{count} 篇", "{count} articles"),
    "article_count_one": ("1 篇", "1 article"),
    "lead_story": ("头条", "Lead story"),
    "latest": ("最新", "Latest"),
    "sections": ("栏目", "Sections"),
    "more_sections": ("更多栏目", "More sections"),
    "on_this_day": ("历史上的今天", "On this day"),
    "tags_of_the_month": ("近三十天的标签", "Tags of the last 30 days"),
    "all_of": ("全部 {count} 篇", "All {count}"),
    "more": ("更多", "More"),
    "archive_size": (
        "本馆收藏 {articles}稿件，{span}，来自 {sources} 个来源。",
        "The archive holds {articles}, {span}. Sources: {sources}.",
    ),
    "span": ("{first} 至 {last}", "{first} to {last}"),
    "span_none": ("日期不详", "of unknown date"),
    "source": ("来源", "Source"),
    "origin": ("首发", "First published by"),
    "byline": ("记者", "By"),
    "editor": ("责任编辑", "Editor"),
    "published": ("发布时间", "Published"),
    "dateline": ("发稿", "Filed"),
    "dateline_text": ("{place}，{day}", "{place}, {day}"),
    "length": ("篇幅", "Length"),
    "reading_time": ("{count} 字，约 {minutes} 分钟读完", "{count} words or characters, {minutes} min read"),
    "original": ("原文", "Original"),
    "no_date": ("日期不详", "Date unknown"),
    "day_only": ("仅知日期", "day only"),
    "crawled_note": ("采集时间，发布时间不详", "time of collection; publication time unknown"),
    "older": ("较早", "Earlier"),
    "newer": ("较新", "Later"),
    "older_page": ("更早", "Older"),
    "newer_page": ("更新", "Newer"),
    "numbered_title": ("{title}（第 {number} 页）", "{title} (page {number})"),
    "page_number": ("第 {number} 页", "Page {number}"),
    "in_time": ("前后稿件", "Before and after"),
    "in_category": ("同栏目：{name}", "In {name}"),
    "earlier_and_later": ("前后时段", "Earlier and later"),
    "articles_by_month": ("逐月篇数", "Articles by month"),
    "articles_by_day": ("逐日篇数", "Articles by day"),
    "articles_a_day": ("每日篇数", "Articles a day"),
    "few": ("少", "few"),
    "many": ("多", "many"),
    "calendar_keys": (
        "方向键在各日之间移动，Home、End 到月首、月末，Page Up、Page Down 换月",
        "Arrow keys move from day to day, Home and End within the month, Page Up and Page Down from month to month",
    ),
    "with_count": ("{name}，{count}", "{name}, {count}"),
    "weekdays": (
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    "weekdays_short": ("一 二 三 四 五 六 日", "Mo Tu We Th Fr Sa Su"),
    "related": ("相关稿件", "Related articles"),
    "duplicates": ("同一稿件", "The same piece"),
    "duplicates_lead": (
        "这篇稿件经 {count} 个渠道收到，文字大体相同：",
        "This piece came {count} times, in much the same words:",
    ),
    "earliest": ("最早", "the earliest"),
    "cite": ("引用", "Cite"),
    "copy": ("复制", "Copy"),
    "copied": ("已复制", "Copied"),
    "in_topics": ("收入专题", "Part of"),
    "provenance": ("稿件档案", "Provenance"),
    "raw_file": ("原始文件", "Raw file"),
    "sha256": ("SHA-256", "SHA-256"),
    "raw_title": ("原始标题", "Raw title"),
    "date_kind": ("日期性质", "Kind of date"),
    "date_kind_published": ("发布时间，由订阅源给出", "time of publication, as the feed gave it"),
    "date_kind_day": ("只知日期，不知时刻", "the day only, without a time"),
    "date_kind_crawled": ("采集程序的时钟，稿件不晚于此时", "the crawler's clock; the article is not younger"),
    "date_kind_none": ("原始文件没有可读的日期", "the raw file states no date that can be read"),
    "table": ("表格", "Table"),
    "markdown_version": ("Markdown 版本", "Markdown version"),
    "removed": ("整理时移除的内容（{count} 项）", "What was removed ({count})"),
    "removed_nothing": ("整理时没有移除任何内容", "Nothing was removed"),
    "what_element": ("页面部件", "Part of the page"),
    "what_comment": ("隐藏注释", "Hidden comment"),
    "what_style": ("样式", "Style sheet"),
    "what_script": ("脚本", "Script"),
    "what_attribute": ("标记属性", "Attribute"),
    "what_link": ("链接", "Link"),
    "what_image": ("图片", "Picture"),
    "what_whitespace": ("空白", "Whitespace"),
    "what_title": ("标题之外的字", "Beside the headline"),
    "what_fact": ("移至稿件信息", "Shown as a fact"),
    "times": ("{count} 处", "{count} times"),
    "empty_archive": ("还没有稿件。", "There are no articles yet."),
    "empty_list": ("这里还没有内容。", "There is nothing here yet."),
    "undated": ("日期不详的稿件", "Articles without a date"),
    "initials": ("首字母", "Initials"),
    "initial_title": ("{title}：{initial}", "{title}: {initial}"),
    "syllables": ("首音节", "First syllables"),
    "most_used": ("最常用", "Most used"),
    "most_used_of": ("最常用的 {shown} 个，共 {count} 个", "the {shown} most used of {count}"),
    "terms_count": ("{count} 个", "{count} in all"),
    "related_tags": ("相关标签", "Related tags"),
    "breadcrumbs": ("所在位置", "You are here"),
    "pages": ("分页", "Pages"),
    "not_found_title": ("找不到这个页面", "This page does not exist"),
    "not_found_text": (
        "地址可能有误。稿件的地址从不改变，请从下面的入口继续查找。",
        "The address may be mistyped. Addresses of articles never change; try one of these instead.",
    ),
    "asked_for": ("您访问的地址", "You asked for"),
    "nearest_page": ("最接近的页面", "The nearest page"),
    "subcategories": ("下级分类", "Subcategories"),
    "subcategories_of": ("{name}的下级分类", "Subcategories of {name}"),
    "subcategories_count": ("{count} 个下级分类", "subcategories: {count}"),
    "newest_first": ("由新到旧", "newest first"),
    "editors_note": ("编者按", "Editor’s note"),
    "in_time_order": ("按时间先后", "in the order of time"),
    "footer": (
        "稿件版权归原作者与原发布者所有；每页都注明出处。",
        "Articles belong to their authors and publishers; every page names its origin.",
    ),
    "stats": ("统计", "Statistics"),
    "stats_lead": (
        "收藏多少、来自何处、信息是否齐全",
        "How much there is, where it comes from, and how complete it is",
    ),
    "stats_totals": ("总数", "Totals"),
    "stats_articles": ("稿件", "Articles"),
    "stats_median": ("篇幅中位数（字）", "Median length (words)"),
    "stats_per_day": ("有稿之日平均每天", "Per day that has any"),
    "stats_data": ("数据表", "Data"),
    "stats_share": ("占比", "Share"),
    "stats_total": ("合计", "Total"),
    "stats_others": ("其他", "Others"),
    "stats_other_sources": ("其他 {count} 个", "{count} others"),
    "stats_period": ("时间", "Time"),
    "stats_by_month": ("各月稿件与栏目", "By month and section"),
    "stats_by_month_finding": ("最多的是{period}：{count}。", "Most in {period}: {count}."),
    "stats_undated": ("另有{count}日期不详，未计入。", " Not counted, as their date is unknown: {count}."),
    "stats_by_source": ("来源", "Sources"),
    "stats_by_source_finding": (
        "最多的来源是{name}：{count}，占 {share}。",
        "Most from {name}: {count}, {share} of all.",
    ),
    "stats_head_source": ("来源", "Source"),
    "stats_by_length": ("篇幅", "Length"),
    "stats_by_length_finding": (
        "中位数 {median:,} 字；最多的是 {name} 字，占 {share}。",
        "Half have {median:,} words or fewer; most have {name}: {share} of all.",
    ),
    "stats_head_length": ("字数", "Words"),
    "stats_by_hour": ("发布时刻", "Hours of the day"),
    "stats_by_hour_finding": (
        "发布时刻已知的有{count}；最多的在 {hour} 起的一小时内，占 {share}。",
        "The hour of publication is known of {count}; most in the hour from {hour}: {share} of these.",
    ),
    "stats_head_hour": ("时刻", "Hour from"),
    "stats_by_date": ("日期是否确切", "How sure the dates are"),
    "stats_by_date_finding": ("最多的是“{name}”：{share}。", "Most: {name}, {share} of all."),
    "stats_head_date": ("日期", "Date"),
    "stats_date_published": ("发布时刻", "Time published"),
    "stats_date_day": ("仅知日期", "Day only"),
    "stats_date_crawled": ("仅知采集时间", "Time collected"),
    "stats_date_none": ("不详", "Unknown"),
    "stats_by_fact": ("信息是否齐全", "How complete the facts are"),
    "stats_by_fact_finding": (
        "最齐全的一项是{name}：{share}的稿件都有。",
        "Known most often: {name}, of {share} of all.",
    ),
    "stats_head_fact": ("信息", "Fact"),
    "stats_fact_editor": ("责任编辑", "Editor"),
    "stats_fact_byline": ("记者", "Author"),
    "stats_fact_origin": ("首发者", "First publisher"),
    "stats_fact_picture": ("图片", "Picture"),
    "stats_fact_original": ("原文地址", "Original address"),
    "stats_fact_tags": ("标签", "Tags"),
    "stats_by_language": ("语言", "Languages"),
    "stats_by_language_finding": ("{share}的稿件是{name}。", "{share} of all are in {name}."),
    "stats_head_language": ("语言", "Language"),
    "language_zh-Hans": ("简体中文", "Simplified Chinese"),
    "language_zh-Hant": ("繁体中文", "Traditional Chinese"),
    "language_ja": ("日文", "Japanese"),
    "language_en": ("英文", "English"),
    "language_und": ("其他或不详", "other or unknown"),
    "about": ("关于本馆", "About"),
}
_WEEKDAYS = {
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_MONTHS = "January February March April May June July August September October November December".split()


class Strings(Mapping[str, str]):
    """The words of one language by their key, and dates as that language writes them."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._index = LANGUAGES.index(language)
        # Templates ask for attributes first; as such the words are found at once.
        vars(self).update(self)

    def __getitem__(self, key: str) -> str:
        return _TABLE[key][self._index]

    def __iter__(self) -> Iterator[str]:
        return iter(_TABLE)

    def __len__(self) -> int:
        return len(_TABLE)

    def count(self, number: int) -> str:
        """A number of articles in words."""
        return self["article_count_one"] if number == 1 else self["articles_count"].format(count=f"{number:,}")

    def list_title(self, title: str, number: int | None) -> str:
        """The title of one page of a list; the list's own address, which has no number, has the list's."""
        return title if number is None else self["numbered_title"].format(title=title, number=number)

    def day(self, day: date) -> str:
        """A calendar day."""
        if self.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def days(self, first: date, last: date) -> str:
        """The days from the first to the last, which may be one."""
        return self.day(first) if first == last else self["span"].format(first=self.day(first), last=self.day(last))

    def weekday(self, day: date) -> str:
        """The day of the week that a calendar day is."""
        return _WEEKDAYS[self.language][day.weekday()]

    def moment(self, moment: datetime, kind: DateKind | None) -> str:
        """A date as exactly as it is known: a day that stands for itself has no time of day."""
        return self.day(moment) if kind is DateKind.DAY else f"{self.day(moment)} {moment:%H:%M}"

    def period(self, path: str) -> str:
        """A year, month or day by its path, such as `2022/04`."""
        parts = [int(part) for part in path.split("/")]
        if len(parts) == 3:
            return self.day(date(*parts))
        if self.language == "zh":
            return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月", strict=False))
        return f"{_MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else str(parts[0])

    def month(self, path: str) -> str:
        """A month by its path, where its year is told already."""
        number = int(path.split("/")[1])
        return f"{number}月" if self.language == "zh" else _MONTHS[number - 1]

    def short_month(self, number: int) -> str:
        """A month by its number, for the head of a narrow column."""
        return f"{number}月" if self.language == "zh" else _MONTHS[number - 1][:3]

    def day_of_year(self, path: str, count: int) -> str:
        """A day by its path and how many articles it holds, where its year is told already."""
        _, month, number = map(int, path.split("/"))
        name = f"{month}月{number}日" if self.language == "zh" else f"{number} {_MONTHS[month - 1]}"
        return self["with_count"].format(name=name, count=self.count(count))

    @property
    def week(self) -> list[tuple[str, str]]:
        """The days of a week from Monday on: the short name and the whole."""
        return list(zip(self["weekdays_short"].split(), self["weekdays"].split(), strict=True))
