"""Markup templates that many sources share."""

from dataclasses import replace

from benchmarks.synthetic.markup.templates import NO_REFERRER, ONLY_TEXT, MarkupTemplates

GENERAL: dict[str, MarkupTemplates] = {
    "generic": MarkupTemplates(),
    "bare": MarkupTemplates(
        paragraph="{text}<br>\n<br>\n",
        heading="<b>{text}</b><br>\n<br>\n",
        image=f'<img src="{{src}}" {NO_REFERRER}><br>\n{{caption}}<br>\n<br>\n',
        quote="“{text}”<br>\n",
    ),
    "indented": MarkupTemplates(
        paragraph='<p style="text-indent: 2em;">　　{text}</p>\n',
        heading='<p style="text-indent: 2em;"><strong>{text}</strong></p>\n',
        bottom='<p style="text-indent: 2em;">（{company}记者 {author}）</p>\n<p>责任编辑：{editor}</p>\n',
    ),
    "editor": MarkupTemplates(
        top='<div class="w-e-text">',
        paragraph='<p style="margin-left:0px"><span style="font-size: 16px;">{text}</span></p>',
        heading="<h3>{text}</h3>",
        image=f'<figure class="image"><img src="{{src}}" {NO_REFERRER}><figcaption>{{caption}}</figcaption></figure>',
        bottom="<p>&nbsp;</p></div>",
    ),
    "divs": MarkupTemplates(
        paragraph="<div>\n　　{text}</div>\n<div>\n&nbsp;</div>\n",
        heading="<div>\n<strong>{text}</strong></div>\n",
        image=f'<div style="text-align:center"><img src="{{src}}" data-original="{{src}}" {NO_REFERRER}></div>\n'
        '<div style="text-align:center">{caption}</div>\n',
        bottom="<div>来源：{company}</div>\n<div>作者：{author}</div>\n",
    ),
    "blog": MarkupTemplates(
        paragraph="{text}\n",
        heading="{text}\n",
        image=f'<img src="{{src}}" {NO_REFERRER}>\n',
        quote="{text}\n",
        src="https://blog.example.net/images/{key}{number}.png",
    ),
    "flash": replace(ONLY_TEXT, paragraph="{text}<br>"),
    "egsea": replace(ONLY_TEXT, top="e公司讯，", paragraph="{text}"),
    "wallstreet": ONLY_TEXT,
    "event": replace(
        ONLY_TEXT,
        top=f"{' ' * 19}进行中{' ' * 20}{{word}}区{' ' * 21}￥{{number}}{' ' * 20}报名将截止{' ' * 20}",
        paragraph="",
    ),
    "image": replace(
        ONLY_TEXT,
        paragraph="",
        image=f'<img src="{{src}}" {NO_REFERRER}>',
        src="https://gallery.1x.com/images/user/{key}-{number}-hd4.jpg",
    ),
}
