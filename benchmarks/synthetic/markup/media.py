"""Markup templates of online magazines on technology and games."""

from benchmarks.synthetic.markup.templates import NO_REFERRER, MarkupTemplates

MEDIA: dict[str, MarkupTemplates] = {
    "ithome": MarkupTemplates(
        top='<div class="tougao-user">感谢IT之家网友 <a href="https://m.ithome.com/html/app/open.html?url='
        'ithome%3A%2F%2Fuserpage%3Fid%3D{key}" target="_blank">{author}</a> 的线索投递！</div>',
        paragraph='<p data-vmark="{key4}">{text}</p>',
        heading='<h2 data-vmark="{key4}">{text}</h2>',
        image='<p data-vmark="{key4}"><img src="{src}@s_2,w_820,h_410" srcset="{src} 2x" w="1640" h="820" width="820" '
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
    "cnbeta": MarkupTemplates(
        top="据国外媒体报道，<strong>{word}</strong>有了新的进展。<br>\n ",
        image=f'<p><a href="{{src}}" target="_blank"><img src="{{src}}" alt="{{alt}}" {NO_REFERRER}></a></p>\n'
        '<p style="text-align: center;">{caption}</p>\n',
        bottom='<p>相关设备可在此购买：<a data-link="1" href="https://c.duomai.com/track.php?site_id=242986&euid=&t='
        'https%3A%2F%2Fshop.example.cn%2Fitem%2F{key}" target="_blank">{word}</a>。</p>\n',
        src="https://static.cnbetacdn.com/article/{month}/{key}-{number}.webp",
    ),
    "36kr": MarkupTemplates(
        top='<p>编者按：本文来自微信公众号<a href="https://mp.weixin.qq.com/s/{key}" target="_blank">“{company}”</a>'
        "（ID：{key4}），作者：{author}，36氪经授权发布。</p> \n",
        paragraph="<p>{text}</p> \n",
        heading="<h2>{text}</h2> \n",
        image=f'<p class="image-wrapper"><img data-img-size-val="1080,608" src="{{src}}" {NO_REFERRER}></p> \n'
        '<p label="图片描述" classname="img-desc" class="img-desc" style>△{caption}</p> \n',
        bottom="<p>参考资料：</p> \n<p>[1]https://www.example.com/{key}[2]https://data.example.org/report?id={key4}</p> \n",
        marks=(
            "<strong>{text}</strong>",
            (
                '<a class="project-link" data-id="{key4}" data-name="{text}" data-logo="https://img.36krcdn.com/logo/{key}" '
                'data-refer-type="2" href="https://36kr.com/projectDetails/{key}" target="_blank">{text}</a>'
            ),
        ),
        src="https://img.36krcdn.com/{day}/v2_{key}{number}_img_000",
    ),
    "sspai": MarkupTemplates(
        top='<div data-v-2f1a3b4c class="articleWidth-content"><!----><div data-v-2f1a3b4c class="content wangEditor-txt '
        'minHeight"><p><strong>Matrix 首页推荐</strong> </p><p><a href="https://sspai.com/matrix" target="_blank">Matrix</a> '
        "是少数派的写作社区，文章代表作者个人观点，少数派仅对标题和排版略作修改。</p><hr>",
        paragraph='<p style="margin-left:0px">{text}</p>',
        heading="<h2>{text}</h2>",
        image='<figure class="image ss-img-wrapper"><img src="{src}?imageView2/2/w/1120/q/90" data-original="{src}" '
        f"{NO_REFERRER}><figcaption>{{caption}}</figcaption></figure>",
        code='<pre class="language-{language}"><code>{code}</code></pre>',
        bottom='<p>> 下载 <a href="https://sspai.com/page/client" target="_blank">少数派 2.0 客户端</a>，解锁全新阅读体验 📰</p>'
        '</div><div data-v-2f1a3b4c class="article-side" style="display:none;"><button class="btn-like"><span>128</span>'
        '</button> <a href="https://service.weibo.com/share/share.php?title=null&url=null" target="_blank">微博</a></div></div>',
        src="https://cdn.sspai.com/{month}/{key}{number}.png",
    ),
    "woshipm": MarkupTemplates(
        top="<blockquote><p>编辑导语：{word}是产品经理绕不开的一课。</p></blockquote>\n",
        heading='<h2 id="toc-{number}">{text}</h2>\n',
        image='<p style="text-align: center;"><img data-action="zoom" class="aligncenter" src="https://cors.zfour.workers.dev/'
        f'?{{src}}" alt="{{caption}}" width="1024" height="580" {NO_REFERRER}></p>\n',
        bottom="<p> </p>\n<p>本文由 @{author} 原创发布于人人都是产品经理。未经许可，禁止转载</p>\n<p>题图来自Unsplash，基于CC0协议</p>\n"
        '<div class="support-author"><button class="js-support"><svg width="16" height="16"><path d="M0 0h16v16H0z"></path>'
        "</svg><span>赞赏</span></button></div>",
        src="http://image.yunyingpai.example.com/wp/{month}/{key}{number}.png",
    ),
    "gameres": MarkupTemplates(
        top='<table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_{number}">\n',
        paragraph="{text}<br>\n<br>\n",
        heading='<strong><font color="#de5650">{text}</font></strong><br>\n<br>\n',
        image=f'<div style="text-align:center"><img src="{{src}}" data-original="{{src}}" zoomfile="{{src}}" {NO_REFERRER}></div>\n'
        '<div style="text-align:center"><font size="2"><font color="#808080">{caption}</font></font></div>\n<br>\n',
        quote="“{text}”<br>\n<br>\n",
        items='<ul type="1" class="litype_1">{items}</ul><br>\n',
        item="<li>{text}",
        bottom="<strong><font><br></font></strong>来源：{company}&{word}<br>\n地址：https://mp.weixin.example.com/s/{key}<br>\n"
        "</td></tr></table>\n",
        src="https://di.gameres.com/attachment/forum/{month}/{key}{number}.png",
    ),
    "3dm": MarkupTemplates(
        paragraph='<p style="text-indent:2em;">\n\t{text}\n</p>\n',
        heading='<p style="text-indent:2em;">\n\t<strong>{text}：</strong>\n</p>\n',
        image='<p align="center">\n\t<a href="{src}" target="_blank"><img src="{src}" alt="{alt}" '
        f'{NO_REFERRER}></a>\n</p>\n<p align="center">\n\t{{caption}}\n</p>\n',
        bottom='<p style="text-align:center;">\n\t<iframe height="498" width="510" src="https://player.youku.com/embed/{key}=='
        '?client_id=b598bfd8ec862716&amp;autoplay=false" frameborder="0" allowfullscreen=""></iframe>\n</p>\n',
        src="https://img.3dmgame.com/uploads/images/news/{day}/{key}{number}.jpg",
    ),
    "bahamut": MarkupTemplates(
        top='<ul class="platform-tag"><li class="platform-tag_item">PS5</li> <li class="platform-tag_item">PC</li></ul>\n',
        paragraph="<div>\n　　{text}</div>\n<div>\n \xa0</div>\n",
        heading="<div>\n<b>{text}</b></div>\n",
        image='<div>\n<ul>\n<li><img class="lazyload" alt="image" src="https://i2.bahamut.com.tw/spacer.gif" data-src="{src}" '
        f'data-srcset="{{src}} 300w, {{src}} 1280w" {NO_REFERRER}><figcaption>{{caption}}</figcaption></li>\n</ul></div>\n',
        bottom="<p>\n \xa0</p>\n",
        src="https://p2.bahamut.com.tw/S/2KU/41/{key}{number}.JPG?v=1632895361",
    ),
    "nintendo": MarkupTemplates(
        paragraph="<li>{text}</li>\n",
        heading='<span class="c-heading-lv4__text">{text}</span>\n',
        image="",
        bottom='<p class="c-note">※更新の手順は<a href="https://support.nintendo.co.jp/app/answers/detail/a_id/{key}">こちら</a>をご覧ください。</p>',
    ),
}
