"""The markup that each kind of source wraps its articles in, as templates of `str.format`.

Every template may ask for the article's facts (title, editor, author, company, ticker, word, day, month, key) and, in
a block, for text, src, alt, caption and number. Braces of styles and scripts are doubled.
"""

from dataclasses import dataclass

NO_REFERRER = 'referrerpolicy="no-referrer"'


@dataclass(frozen=True, slots=True)
class Shape:
    """Templates for what stands around an article, for its blocks, and for what is marked within a paragraph."""

    top: str = ""
    paragraph: str = "<p>{text}</p>\n"
    heading: str = "<h2>{text}</h2>\n"
    picture: str = f'<p><img src="{{src}}" alt="{{alt}}" {NO_REFERRER}></p>\n<p style="text-align: center;">{{caption}}</p>\n'
    quote: str = "<blockquote><p>{text}</p></blockquote>\n"
    item: str = "<li>{text}</li>"
    items: str = "<ul>{items}</ul>\n"
    code: str = '<pre><code class="language-{language}">{code}</code></pre>\n'
    table: str = '<table border="1"><tbody>{rows}</tbody></table>\n'
    bottom: str = ""
    marks: tuple[str, ...] = ("<strong>{text}</strong>", '<a href="https://www.example.com/topic/{key}" target="_blank">{text}</a>')
    src: str = "https://img.example.com/{month}/{day}/{key}{number}.jpg"
    headimg: str = ""
    """The picture in the front matter where it is not the first of the body."""


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
_SINA_PICTURE = (
    '<div class="img_wrapper"><img id="{number}" style="max-width: 640px;" src="{src}" alt="{caption}" '
    f'{NO_REFERRER}><span class="img_descr">{{caption}}</span></div>\n'
)
_SINA_SRC = "https://n.sinaimg.cn/finance/crawl/162/w550h367/{day}/{key}-000{number}.jpg"
_JUEJIN_STYLE = (
    ".markdown-body{{word-break:break-word;line-height:1.75;font-weight:400;font-size:15px;overflow-x:hidden;color:#333}}"
    ".markdown-body h1,.markdown-body h2,.markdown-body h3{{line-height:1.5;margin-top:35px;margin-bottom:10px}}"
    ".markdown-body img{{max-width:100%}}.markdown-body hr{{border:none;border-top:1px solid #ddd;margin:32px 0}}"
    ".markdown-body code{{word-break:break-word;border-radius:2px;background-color:#fff5f5;color:#ff502c;font-size:.87em}}"
    ".markdown-body pre{{overflow:auto;position:relative;line-height:1.75}}.markdown-body table{{border-collapse:collapse}}"
)

SHAPES: dict[str, Shape] = {
    "generic": Shape(),
    "bare": Shape(
        paragraph="{text}<br>\n<br>\n",
        heading="<b>{text}</b><br>\n<br>\n",
        picture=f'<img src="{{src}}" {NO_REFERRER}><br>\n{{caption}}<br>\n<br>\n',
        quote="“{text}”<br>\n",
    ),
    "indented": Shape(
        paragraph='<p style="text-indent: 2em;">　　{text}</p>\n',
        heading='<p style="text-indent: 2em;"><strong>{text}</strong></p>\n',
        bottom='<p style="text-indent: 2em;">（{company}记者 {author}）</p>\n<p>责任编辑：{editor}</p>\n',
    ),
    "editor": Shape(
        top='<div class="w-e-text">',
        paragraph='<p style="margin-left:0px"><span style="font-size: 16px;">{text}</span></p>',
        heading="<h3>{text}</h3>",
        picture=f'<figure class="image"><img src="{{src}}" {NO_REFERRER}><figcaption>{{caption}}</figcaption></figure>',
        bottom="<p>&nbsp;</p></div>",
    ),
    "divs": Shape(
        paragraph="<div>\n　　{text}</div>\n<div>\n&nbsp;</div>\n",
        heading="<div>\n<strong>{text}</strong></div>\n",
        picture=f'<div style="text-align:center"><img src="{{src}}" data-original="{{src}}" {NO_REFERRER}></div>\n'
        '<div style="text-align:center">{caption}</div>\n',
        bottom="<div>来源：{company}</div>\n<div>作者：{author}</div>\n",
    ),
    "sina": Shape(
        paragraph="<p>　　{text}</p>\n",
        heading="<p>　　<strong>{text}</strong></p>\n",
        picture=_SINA_PICTURE,
        quote="<p>　　{text}</p>\n",
        item="<p>　　{text}；</p>\n",
        items="{items}",
        bottom="<p>　　来源：{company}</p>\n" + _SINA_END,
        marks=(_SINA_STOCK,),
        src=_SINA_SRC,
        headimg=_SINA_QR,
    ),
    "sina-font": Shape(
        top='<p cms-style="font-L">　　<font cms-style="font-L strong-Bold">原标题：{title}</font></p>\n',
        paragraph='<p cms-style="font-L">　　{text}</p>\n',
        heading='<p cms-style="font-L align-Center"><font cms-style="font-L strong-Bold color330">{text}</font></p>\n',
        picture=_SINA_PICTURE + '<p cms-style="font-L">　　</p>\n',
        quote='<p cms-style="font-L">　　{text}</p>\n',
        item='<p cms-style="font-L">　　{text}；</p>\n',
        items="{items}",
        bottom='<!--article_adlist[<p cms-style="font-L">来源：{company}</p>\n<p cms-style="font-L">监制：{author}</p>]'
        "article_adlist-->" + _SINA_END,
        marks=(_SINA_STOCK, '<font cms-style="font-L strong-Bold">{text}</font>'),
        src=_SINA_SRC,
        headimg=_SINA_QR,
    ),
    "ithome": Shape(
        top='<div class="tougao-user">感谢IT之家网友 <a href="https://m.ithome.com/html/app/open.html?url='
        'ithome%3A%2F%2Fuserpage%3Fid%3D{key}" target="_blank">{author}</a> 的线索投递！</div>',
        paragraph='<p data-vmark="{key4}">{text}</p>',
        heading='<h2 data-vmark="{key4}">{text}</h2>',
        picture='<p data-vmark="{key4}"><img src="{src}@s_2,w_820,h_410" srcset="{src} 2x" w="1640" h="820" width="820" '
        f'height="312" title="{{title}}" alt="{{alt}}" {NO_REFERRER}></p>',
        item='<li><p data-vmark="{key4}">{text}</p></li>',
        items='<ul class=" list-paddingleft-2">{items}</ul>',
        bottom='<p data-vmark="{key4}">购买地址：<a href="https://c.duomai.com/track.php?site_id=242986&euid=&t='
        'https://shop.example.com/item/{key}.html" target="_blank">点此直达</a>。</p>',
        marks=(
            '<a class="s_tag" href="https://www.ithome.com/tag/{key}" target="_blank">{text}</a>',
            '<span class="accentTextColor">{text}</span>',
        ),
        src="https://img.ithome.com/newsuploadfiles/{month}/{key}-000{number}.jpg",
    ),
    "cnbeta": Shape(
        top="据国外媒体报道，<strong>{word}</strong>有了新的进展。<br>\n ",
        picture=f'<p><a href="{{src}}" target="_blank"><img src="{{src}}" alt="{{alt}}" {NO_REFERRER}></a></p>\n'
        '<p style="text-align: center;">{caption}</p>\n',
        bottom='<p>相关设备可在此购买：<a data-link="1" href="https://c.duomai.com/track.php?site_id=242986&euid=&t='
        'https%3A%2F%2Fshop.example.cn%2Fitem%2F{key}" target="_blank">{word}</a>。</p>\n',
        src="https://static.cnbetacdn.com/article/{month}/{key}-{number}.webp",
    ),
    "36kr": Shape(
        top="<p>编者按：本文来自微信公众号<a href=\"https://mp.weixin.qq.com/s/{key}\" target=\"_blank\">“{company}”</a>"
        "（ID：{key4}），作者：{author}，36氪经授权发布。</p> \n",
        paragraph="<p>{text}</p> \n",
        heading="<h2>{text}</h2> \n",
        picture=f'<p class="image-wrapper"><img data-img-size-val="1080,608" src="{{src}}" {NO_REFERRER}></p> \n'
        '<p label="图片描述" classname="img-desc" class="img-desc" style>△{caption}</p> \n',
        bottom="<p>参考资料：</p> \n<p>[1]https://www.example.com/{key}[2]https://data.example.org/report?id={key4}</p> \n",
        marks=(
            "<strong>{text}</strong>",
            '<a class="project-link" data-id="{key4}" data-name="{text}" data-logo="https://img.36krcdn.com/logo/{key}" '
            'data-refer-type="2" href="https://36kr.com/projectDetails/{key}" target="_blank">{text}</a>',
        ),
        src="https://img.36krcdn.com/{day}/v2_{key}{number}_img_000",
    ),
    "sspai": Shape(
        top='<div data-v-2f1a3b4c class="articleWidth-content"><!----><div data-v-2f1a3b4c class="content wangEditor-txt '
        'minHeight"><p><strong>Matrix 首页推荐</strong> </p><p><a href="https://sspai.com/matrix" target="_blank">Matrix</a> '
        "是少数派的写作社区，文章代表作者个人观点，少数派仅对标题和排版略作修改。</p><hr>",
        paragraph='<p style="margin-left:0px">{text}</p>',
        heading="<h2>{text}</h2>",
        picture='<figure class="image ss-img-wrapper"><img src="{src}?imageView2/2/w/1120/q/90" data-original="{src}" '
        f"{NO_REFERRER}><figcaption>{{caption}}</figcaption></figure>",
        code='<pre class="language-{language}"><code>{code}</code></pre>',
        bottom='<p>> 下载 <a href="https://sspai.com/page/client" target="_blank">少数派 2.0 客户端</a>，解锁全新阅读体验 📰</p>'
        '</div><div data-v-2f1a3b4c class="article-side" style="display:none;"><button class="btn-like"><span>128</span>'
        '</button> <a href="https://service.weibo.com/share/share.php?title=null&url=null" target="_blank">微博</a></div></div>',
        src="https://cdn.sspai.com/{month}/{key}{number}.png",
    ),
    "woshipm": Shape(
        top="<blockquote><p>编辑导语：{word}是产品经理绕不开的一课。</p></blockquote>\n",
        heading='<h2 id="toc-{number}">{text}</h2>\n',
        picture='<p style="text-align: center;"><img data-action="zoom" class="aligncenter" src="https://cors.zfour.workers.dev/'
        f'?{{src}}" alt="{{caption}}" width="1024" height="580" {NO_REFERRER}></p>\n',
        bottom="<p> </p>\n<p>本文由 @{author} 原创发布于人人都是产品经理。未经许可，禁止转载</p>\n<p>题图来自Unsplash，基于CC0协议</p>\n"
        '<div class="support-author"><button class="js-support"><svg width="16" height="16"><path d="M0 0h16v16H0z"></path>'
        "</svg><span>赞赏</span></button></div>",
        src="http://image.yunyingpai.example.com/wp/{month}/{key}{number}.png",
    ),
    "flash": Shape(paragraph="{text}<br>", heading="", picture="", quote="{text}", code="", table="", items="", marks=()),
    "egsea": Shape(top="e公司讯，", paragraph="{text}", heading="", picture="", quote="", code="", table="", items="", marks=()),
    "juejin": Shape(
        top=f'<div class="markdown-body"><style>{_JUEJIN_STYLE}</style>',
        picture=f'<p><img src="{{src}}" alt="image.png" loading="lazy" {NO_REFERRER}></p>\n',
        code='<pre><code class="hljs {language} copyable" lang="{language}">{code}<span class="copy-code-btn">复制代码</span>'
        "</code></pre>\n",
        bottom="</div>",
        marks=(
            "<code>{text}</code>",
            '<a href="https://link.juejin.cn?target=https%3A%2F%2Fdocs.example.org%2F{key}" target="_blank" '
            'rel="nofollow noopener noreferrer" title="https://docs.example.org/{key}">{text}</a>',
        ),
        src="https://p3-juejin.byteimg.com/tos-cn-i-k3u1fbpfcp/{key}{number}~tplv-k3u1fbpfcp-watermark.image",
    ),
    "jianshu": Shape(
        top='<p>本文首发：<a href="https://links.jianshu.com/go?to=https%3A%2F%2Fblog.example.com%2F{key}" target="_blank">我的博客</a></p>\n',
        picture='<div class="image-package">\n<div class="image-container" style="max-width: 700px; max-height: 420px;">\n'
        '<div class="image-container-fill" style="padding-bottom: 46.51%;"></div>\n<div class="image-view" data-width="860" '
        'data-height="400"><img data-original-src="{src}" data-original-width="860" data-original-height="400" '
        f'src="https://www.jianshu.com/p/undefined" {NO_REFERRER}></div>\n</div>\n'
        '<div class="image-caption">{caption}</div>\n</div>\n',
        src="//upload-images.jianshu.io/upload_images/{key}-{number}.png",
        headimg="https://www.jianshu.com/p/undefined",
    ),
    "zhihu": Shape(
        top="{author}的回答<br><br>",
        paragraph='<p data-pid="{key4}">{text}</p>',
        heading="<h2>{text}</h2>",
        picture='<figure data-size="normal"><img src="{src}_720w.jpg?source=1940ef5c" data-rawwidth="1200" data-rawheight="630" '
        f'class="origin_image zh-lightbox-thumb" width="1200" data-original="{{src}}_r.jpg?source=1940ef5c" {NO_REFERRER}>'
        "<figcaption>{caption}</figcaption></figure>",
        code='<div class="highlight"><pre><code class="language-{language}"><span>{code}</span></code></pre></div>',
        marks=(
            "<b>{text}</b>",
            '<a class="member_mention" href="https://www.zhihu.com/people/{key}" data-hovercard="p$b${key}" target="_blank">@{text}</a>',
            f'<img src="https://www.zhihu.com/equation?tex=x%5E{{number}}" alt="x^{{number}}" eeimg="1" {NO_REFERRER}>{{text}}',
        ),
        src="https://pic1.zhimg.com/v2-{key}{number}",
    ),
    "gameres": Shape(
        top='<table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_{number}">\n',
        paragraph="{text}<br>\n<br>\n",
        heading='<strong><font color="#de5650">{text}</font></strong><br>\n<br>\n',
        picture=f'<div style="text-align:center"><img src="{{src}}" data-original="{{src}}" zoomfile="{{src}}" {NO_REFERRER}></div>\n'
        '<div style="text-align:center"><font size="2"><font color="#808080">{caption}</font></font></div>\n<br>\n',
        quote="“{text}”<br>\n<br>\n",
        items='<ul type="1" class="litype_1">{items}</ul><br>\n',
        item="<li>{text}",
        bottom="<strong><font><br></font></strong>来源：{company}&{word}<br>\n地址：https://mp.weixin.example.com/s/{key}<br>\n"
        "</td></tr></table>\n",
        src="https://di.gameres.com/attachment/forum/{month}/{key}{number}.png",
    ),
    "3dm": Shape(
        paragraph='<p style="text-indent:2em;">\n\t{text}\n</p>\n',
        heading='<p style="text-indent:2em;">\n\t<strong>{text}：</strong>\n</p>\n',
        picture='<p align="center">\n\t<a href="{src}" target="_blank"><img src="{src}" alt="{alt}" '
        f'{NO_REFERRER}></a>\n</p>\n<p align="center">\n\t{{caption}}\n</p>\n',
        bottom='<p style="text-align:center;">\n\t<iframe height="498" width="510" src="https://player.youku.com/embed/{key}=='
        '?client_id=b598bfd8ec862716&amp;autoplay=false" frameborder="0" allowfullscreen=""></iframe>\n</p>\n',
        src="https://img.3dmgame.com/uploads/images/news/{day}/{key}{number}.jpg",
    ),
    "bahamut": Shape(
        top='<ul class="platform-tag"><li class="platform-tag_item">PS5</li> <li class="platform-tag_item">PC</li></ul>\n',
        paragraph="<div>\n　　{text}</div>\n<div>\n \xa0</div>\n",
        heading="<div>\n<b>{text}</b></div>\n",
        picture='<div>\n<ul>\n<li><img class="lazyload" alt="image" src="https://i2.bahamut.com.tw/spacer.gif" data-src="{src}" '
        f'data-srcset="{{src}} 300w, {{src}} 1280w" {NO_REFERRER}><figcaption>{{caption}}</figcaption></li>\n</ul></div>\n',
        bottom="<p>\n \xa0</p>\n",
        src="https://p2.bahamut.com.tw/S/2KU/41/{key}{number}.JPG?v=1632895361",
    ),
    "bbc": Shape(
        paragraph='<div data-component="text-block" class="ssrcss-uf6wea-RichTextComponentWrapper e1xue1i83">'
        '<div class="ssrcss-7uxr49-RichTextContainer e5tfeyi1"><p class="ssrcss-1q0x1qg-Paragraph eq5iqo00">{text}</p></div></div>',
        heading='<div data-component="crosshead-block"><h2>{text}</h2></div>',
        picture='<div data-component="image-block"><figure class="ssrcss-wpgbih-StyledFigure"><img alt="{alt}" srcset="{src} 240w, '
        f'{{src}} 976w" src="{{src}}" width="976" height="549" loading="lazy" {NO_REFERRER}><figcaption><span class="ssrcss-'
        '1f39n02-VisuallyHidden">image caption</span>{caption}</figcaption></figure></div>',
        item="<li>{text}</li>",
        items='<div data-component="unordered-list-block"><ul>{items}</ul></div>',
        marks=("<b>{text}</b>", '<a href="https://www.bbc.co.uk/news/{key}" class="ssrcss-k17ofw-InlineLink">{text}</a>'),
        src="https://ichef.bbci.co.uk/news/976/cpsprodpb/{key4}/production/_{key}{number}.jpg",
    ),
    "cbc": Shape(
        picture=f'<figure><img src="{{src}}" alt srcset sizes {NO_REFERRER}><figcaption class="image-caption">{{caption}}'
        "<!-- --> <!-- -->({company})</figcaption></figure>\n",
        bottom='<section id="inread1"></section><ul class="similarLinks"><li><a href="https://www.cbc.ca/news/{key}">{word}</a></li></ul>',
        src="https://i.cbc.ca/1.{key}.1647000000!/fileImage/httpImage/{number}.jpg",
    ),
    "cctv": Shape(
        top="<!--repaste.body.begin-->",
        paragraph='<p style="text-indent: 2em;">　　{text}</p>',
        heading='<p style="text-indent: 2em;"><strong>{text}</strong></p>',
        picture=f'<p class="photo_img_20190808"><img src="{{src}}" alt="" width="1000" {NO_REFERRER}></p><p style="text-indent: 2em; '
        'text-align: center;"><span style="color: rgb(127, 127, 127);">{caption}</span></p>',
        bottom='<p style="text-indent: 2em;">（总台记者 {author}）</p><!--repaste.body.end-->',
        src="https://p1.img.cctvpic.com/photoworkspace/contentimg/{month}/{key}{number}.jpg",
    ),
    "stcn": Shape(
        top='<p class="dl">证券时报记者 {author}</p>',
        paragraph='<p style="text-indent:2em;">{text}</p>',
        heading='<p class="txt_tit">{text}</p>',
        table='<table class="tabstyle_{number}"><tbody>{rows}</tbody></table>',
        bottom='<div class="fenlei1">主题：{word} 、 {company}</div><div class="txt_zhu">声明：本文不构成投资建议。</div>',
        src="https://img.stcn.com/{month}/{key}{number}.jpg",
    ),
    "oschina": Shape(
        top='<div class="content">\n' + " " * 60 + "\n",
        paragraph='<p style="color:#24292f; text-align:start">{text}</p>\n',
        heading="<h1>{text}</h1>\n",
        item="<li> <p>{text}</p> </li>\n",
        bottom=" " * 40 + "</div>\n",
        marks=(
            "<strong>{text}</strong>",
            '<a href="https://www.oschina.net/action/GoToLink?url=https%3A%2F%2Fblog.example.org%2F{key}">{text}</a>',
        ),
        src="https://oscimg.oschina.net/oscnet/up-{key}{number}.png",
    ),
    "dockone": Shape(
        paragraph="{text}<br>\n<br>\n",
        heading="<h3>{text}</h3>",
        picture=f'<a href="{{src}}" target="_blank"><img src="{{src}}" {NO_REFERRER}></a><br>\n<br>\n',
        code='<pre class="prettyprint">{code}</pre><br>\n',
        bottom='原文链接：https://blog.example.org/{key}（翻译：{author}）\n<div class="aw-upload-img-list active">\n</div>\n',
        src="http://dockone.example.io/uploads/article/{day}/{key}{number}.png",
    ),
    "solidot": Shape(
        paragraph="{text} ",
        heading="",
        picture=f'<p><img src="https://img.solidot.org//0/446/liiLIZF8Uh6yM.jpg" height="120" style="display:block" {NO_REFERRER}></p>',
        headimg="https://img.solidot.org//0/446/liiLIZF8Uh6yM.jpg",
    ),
    "phoronix": Shape(
        top='<div style="float: left; padding: 0 10px 5px 0;"><a href="https://www.phoronix.com/scan.php?page=category&item={word}">'
        f'<img alt="{{word}}" src="https://www.phoronix.com/assets/categories/linuxkernel.jpg" width="100" height="100" {NO_REFERRER}>'
        "</a></div> ",
        paragraph="{text} <br><br>",
        heading="<b>{text}</b><br>",
        picture=f'<img src="{{src}}" {NO_REFERRER}><br>',
        src="https://www.phoronix.net/image.php?id={key}&image={number}",
        headimg="https://www.phoronix.com/assets/categories/linuxkernel.jpg",
    ),
    "hk01": Shape(
        heading="<h3>{text}</h3>",
        picture=f'<figure><img src="{{src}}" style="width: 100%" {NO_REFERRER}><figcaption><span>{{caption}}</span></figcaption></figure>',
        bottom="<p>Source: {company}</p>",
        src="https://cdn.hk01.com/di/media/images/dw/{day}/{key}{number}.jpeg/AbCd?v=w1920",
    ),
    "nintendo": Shape(
        paragraph="<li>{text}</li>\n",
        heading='<span class="c-heading-lv4__text">{text}</span>\n',
        picture="",
        bottom='<p class="c-note">※更新の手順は<a href="https://support.nintendo.co.jp/app/answers/detail/a_id/{key}">こちら</a>をご覧ください。</p>',
    ),
    "picture": Shape(
        paragraph="", heading="", quote="", code="", table="", items="",
        picture=f'<img src="{{src}}" {NO_REFERRER}>',
        src="https://gallery.1x.com/images/user/{key}-{number}-hd4.jpg",
    ),  # fmt: skip
    "event": Shape(
        top="                   进行中                    {word}区                     ￥{number}           "
        "         报名将截止                    ",
        paragraph="", heading="", picture="", quote="", code="", table="", items="",
    ),  # fmt: skip
    "blog": Shape(
        paragraph="{text}\n",
        heading="{text}\n",
        picture=f'<img src="{{src}}" {NO_REFERRER}>\n',
        quote="{text}\n",
        src="https://blog.example.net/images/{key}{number}.png",
    ),
    "economist": Shape(
        top='<header class="article__header"><h1 class="article__headline-wrapper"><span class="article__subheadline">{word}</span>'
        '<br><span class="article__headline" itemprop="headline">{title}</span></h1><p class="article__description">By {author}</p></header>',
        paragraph='<p class="article__body-text">{text}</p>',
        picture=f'<figure><meta itemprop="url" content="{{src}}"><img loading="eager" src="{{src}}" alt="" {NO_REFERRER}></figure>',
        bottom='<div class="advert">advert</div><a href="https://s100.copyright.com/{key}">Reuse this content</a>'
        '<a href="https://www.economist.com/trust">The Trust Project</a>',
        src="https://www.economist.com/img/b/1280/720/90/media-assets/image/{day}_{key}{number}.jpg",
    ),
    "github": Shape(
        top="<!-- Thanks for the report! Please describe ```what you did``` and what came of it, in a few sentences. -->\n",
        heading="<h3>{text}</h3>\n",
        item="<li>[x] {text}</li>\n",
        picture=f'<p><a target="_blank" rel="noopener noreferrer" href="{{src}}"><img src="{{src}}" alt="screenshot" {NO_REFERRER}></a></p>\n',
        marks=("<code>{text}</code>",),
        src="https://user-images.githubusercontent.com/1024/{key}{number}.png",
    ),
    "wallstreet": Shape(paragraph="<p>{text}</p>", heading="", picture="", quote="", code="", table="", items="", marks=()),
}
