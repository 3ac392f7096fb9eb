"""Markup templates of newspapers, broadcasters and finance pages."""

from benchmarks.synthetic.markup.templates import NO_REFERRER, MarkupTemplates

_SINA_QR = "https://n.sinaimg.cn/finance/cece9e13/20200514/343233024.png"
_SINA_END = """<!-- news_keyword_pub,stock,{ticker} -->







<!-- 正文下iframe -->


<!-- 正文下iframe -->

<!-- 总声明-->











<!-- 总声明-->

<!-- 文末二维码 start -->


            <!-- 文末二维码 start -->
            <style>
            .appendQr_wrap{{border:1px solid #E6E6E6;padding:8px;}}
            .appendQr_normal{{float:left;}}
            .appendQr_normal img{{width:74px;}}
            .appendQr_normal_txt{{float:left;font-size:20px;line-height:74px;padding-left:20px;color:#333;}}
            </style>
            <div class="clearfix appendQr_wrap">
                <div class="appendQr_normal"><img src="https://n.sinaimg.cn/finance/cece9e13/20200514/343233024.png" \
referrerpolicy="no-referrer"></div>
                <div class="appendQr_normal_txt">海量资讯、精准解读，尽在新浪财经APP</div>
            </div>
            <!-- 文末二维码 start -->

            <!-- 文末二维码 start -->

<!-- 编辑姓名及工作代码 -->

<p class="article-editor">责任编辑：{editor} </p>
<!-- 编辑姓名及工作代码-->

"""
_SINA_STOCK = (
    '<span id="stock_{ticker}"><a href="https://finance.sina.com.cn/realstock/company/{ticker}/nc.shtml" class="keyword" '
    'target="_blank" data-sudaclick="content_marketkeywords_p">{text}</a></span><span id="quote_{ticker}"></span>'
)
_SINA_IMAGE = (
    '<div class="img_wrapper"><img id="{number}" style="max-width: 640px;" src="{src}" alt="{caption}" '
    f'{NO_REFERRER}><span class="img_descr">{{caption}}</span></div>\n'
)
_SINA_SRC = "https://n.sinaimg.cn/finance/crawl/162/w550h367/{day}/{key}-000{number}.jpg"
PRESS: dict[str, MarkupTemplates] = {
    "sina": MarkupTemplates(
        paragraph="<p>　　{text}</p>\n",
        heading="<p>　　<strong>{text}</strong></p>\n",
        image=_SINA_IMAGE,
        quote="<p>　　{text}</p>\n",
        item="<p>　　{text}；</p>\n",
        items="{items}",
        bottom="<p>　　来源：{company}</p>\n" + _SINA_END,
        marks=(_SINA_STOCK,),
        src=_SINA_SRC,
        headimg=_SINA_QR,
    ),
    "sina-font": MarkupTemplates(
        top='<p cms-style="font-L">　　<font cms-style="font-L strong-Bold">原标题：{title}</font></p>\n',
        paragraph='<p cms-style="font-L">　　{text}</p>\n',
        heading='<p cms-style="font-L align-Center"><font cms-style="font-L strong-Bold color330">{text}</font></p>\n',
        image=_SINA_IMAGE + '<p cms-style="font-L">　　</p>\n',
        quote='<p cms-style="font-L">　　{text}</p>\n',
        item='<p cms-style="font-L">　　{text}；</p>\n',
        items="{items}",
        bottom='<!--article_adlist[<p cms-style="font-L">来源：{company}</p>\n<p cms-style="font-L">监制：{author}</p>]'
        "article_adlist-->" + _SINA_END,
        marks=(_SINA_STOCK, '<font cms-style="font-L strong-Bold">{text}</font>'),
        src=_SINA_SRC,
        headimg=_SINA_QR,
    ),
    "stcn": MarkupTemplates(
        top='<p class="dl">证券时报记者 {author}</p>',
        paragraph='<p style="text-indent:2em;">{text}</p>',
        heading='<p class="txt_tit">{text}</p>',
        table='<table class="tabstyle_{number}"><tbody>{rows}</tbody></table>',
        bottom='<div class="fenlei1">主题：{word} 、 {company}</div><div class="txt_zhu">声明：本文不构成投资建议。</div>',
        src="https://img.stcn.com/{month}/{key}{number}.jpg",
    ),
    "cctv": MarkupTemplates(
        top="<!--repaste.body.begin-->",
        paragraph='<p style="text-indent: 2em;">　　{text}</p>',
        heading='<p style="text-indent: 2em;"><strong>{text}</strong></p>',
        image=f'<p class="photo_img_20190808"><img src="{{src}}" alt="" width="1000" {NO_REFERRER}></p><p style="text-indent: 2em; '
        'text-align: center;"><span style="color: rgb(127, 127, 127);">{caption}</span></p>',
        bottom='<p style="text-indent: 2em;">（总台记者 {author}）</p><!--repaste.body.end-->',
        src="https://p1.img.cctvpic.com/photoworkspace/contentimg/{month}/{key}{number}.jpg",
    ),
    "hk01": MarkupTemplates(
        heading="<h3>{text}</h3>",
        image=f'<figure><img src="{{src}}" style="width: 100%" {NO_REFERRER}><figcaption><span>{{caption}}</span></figcaption></figure>',
        bottom="<p>Source: {company}</p>",
        src="https://cdn.hk01.com/di/media/images/dw/{day}/{key}{number}.jpeg/AbCd?v=w1920",
    ),
    "bbc": MarkupTemplates(
        paragraph='<div data-component="text-block" class="ssrcss-uf6wea-RichTextComponentWrapper e1xue1i83">'
        '<div class="ssrcss-7uxr49-RichTextContainer e5tfeyi1"><p class="ssrcss-1q0x1qg-Paragraph eq5iqo00">{text}</p></div></div>',
        heading='<div data-component="crosshead-block"><h2>{text}</h2></div>',
        image='<div data-component="image-block"><figure class="ssrcss-wpgbih-StyledFigure"><img alt="{alt}" srcset="{src} 240w, '
        f'{{src}} 976w" src="{{src}}" width="976" height="549" loading="lazy" {NO_REFERRER}><figcaption><span class="ssrcss-'
        '1f39n02-VisuallyHidden">image caption</span>{caption}</figcaption></figure></div>',
        item="<li>{text}</li>",
        items='<div data-component="unordered-list-block"><ul>{items}</ul></div>',
        marks=(
            "<b>{text}</b>",
            '<a href="https://www.bbc.co.uk/news/{key}" class="ssrcss-k17ofw-InlineLink">{text}</a>',
        ),
        src="https://ichef.bbci.co.uk/news/976/cpsprodpb/{key4}/production/_{key}{number}.jpg",
    ),
    "cbc": MarkupTemplates(
        image=f'<figure><img src="{{src}}" alt srcset sizes {NO_REFERRER}><figcaption class="image-caption">{{caption}}'
        "<!-- --> <!-- -->({company})</figcaption></figure>\n",
        bottom='<section id="inread1"></section><ul class="similarLinks"><li><a href="https://www.cbc.ca/news/{key}">{word}</a></li></ul>',
        src="https://i.cbc.ca/1.{key}.1647000000!/fileImage/httpImage/{number}.jpg",
    ),
    "economist": MarkupTemplates(
        top='<header class="article__header"><h1 class="article__headline-wrapper"><span class="article__subheadline">{word}</span>'
        '<br><span class="article__headline" itemprop="headline">{title}</span></h1><p class="article__description">By {author}</p></header>',
        paragraph='<p class="article__body-text">{text}</p>',
        image=f'<figure><meta itemprop="url" content="{{src}}"><img loading="eager" src="{{src}}" alt="" {NO_REFERRER}></figure>',
        bottom='<div class="advert">advert</div><a href="https://s100.copyright.com/{key}">Reuse this content</a>'
        '<a href="https://www.economist.com/trust">The Trust Project</a>',
        src="https://www.economist.com/img/b/1280/720/90/media-assets/image/{day}_{key}{number}.jpg",
    ),
    "phoronix": MarkupTemplates(
        top='<div style="float: left; padding: 0 10px 5px 0;"><a href="https://www.phoronix.com/scan.php?page=category&item={word}">'
        f'<img alt="{{word}}" src="https://www.phoronix.com/assets/categories/linuxkernel.jpg" width="100" height="100" {NO_REFERRER}>'
        "</a></div> ",
        paragraph="{text} <br><br>",
        heading="<b>{text}</b><br>",
        image=f'<img src="{{src}}" {NO_REFERRER}><br>',
        src="https://www.phoronix.net/image.php?id={key}&image={number}",
        headimg="https://www.phoronix.com/assets/categories/linuxkernel.jpg",
    ),
    "solidot": MarkupTemplates(
        paragraph="{text} ",
        heading="",
        image=f'<p><img src="https://img.solidot.org//0/446/liiLIZF8Uh6yM.jpg" height="120" style="display:block" {NO_REFERRER}></p>',
        headimg="https://img.solidot.org//0/446/liiLIZF8Uh6yM.jpg",
    ),
}
