"""Markup templates of forums and developer sites."""

from benchmarks.synthetic.markup.templates import NO_REFERRER, MarkupTemplates

_JUEJIN_STYLE = (
    ".markdown-body{{word-break:break-word;line-height:1.75;font-weight:400;font-size:15px;overflow-x:hidden;color:#333}}"
    ".markdown-body h1,.markdown-body h2,.markdown-body h3{{line-height:1.5;margin-top:35px;margin-bottom:10px}}"
    ".markdown-body img{{max-width:100%}}.markdown-body hr{{border:none;border-top:1px solid #ddd;margin:32px 0}}"
    ".markdown-body code{{word-break:break-word;border-radius:2px;background-color:#fff5f5;color:#ff502c;font-size:.87em}}"
    ".markdown-body pre{{overflow:auto;position:relative;line-height:1.75}}.markdown-body table{{border-collapse:collapse}}"
)

BOARDS: dict[str, MarkupTemplates] = {
    "juejin": MarkupTemplates(
        top=f'<div class="markdown-body"><style>{_JUEJIN_STYLE}</style>',
        image=f'<p><img src="{{src}}" alt="image.png" loading="lazy" {NO_REFERRER}></p>\n',
        code='<pre><code class="hljs {language} copyable" lang="{language}">{code}'
        '<span class="copy-code-btn">复制代码</span></code></pre>\n',
        bottom="</div>",
        marks=(
            "<code>{text}</code>",
            (
                '<a href="https://link.juejin.cn?target=https%3A%2F%2Fdocs.example.org%2F{key}" target="_blank" '
                'rel="nofollow noopener noreferrer" title="https://docs.example.org/{key}">{text}</a>'
            ),
        ),
        src="https://p3-juejin.byteimg.com/tos-cn-i-k3u1fbpfcp/{key}{number}~tplv-k3u1fbpfcp-watermark.image",
    ),
    "jianshu": MarkupTemplates(
        top='<p>本文首发：<a href="https://links.jianshu.com/go?to=https%3A%2F%2Fblog.example.com%2F{key}" target="_blank">我的博客</a></p>\n',
        image='<div class="image-package">\n<div class="image-container" style="max-width: 700px; max-height: 420px;">\n'
        '<div class="image-container-fill" style="padding-bottom: 46.51%;"></div>\n<div class="image-view" data-width="860" '
        'data-height="400"><img data-original-src="{src}" data-original-width="860" data-original-height="400" '
        f'src="https://www.jianshu.com/p/undefined" {NO_REFERRER}></div>\n</div>\n'
        '<div class="image-caption">{caption}</div>\n</div>\n',
        src="//upload-images.jianshu.io/upload_images/{key}-{number}.png",
        headimg="https://www.jianshu.com/p/undefined",
    ),
    "zhihu": MarkupTemplates(
        top="{author}的回答<br><br>",
        paragraph='<p data-pid="{key4}">{text}</p>',
        heading="<h2>{text}</h2>",
        image='<figure data-size="normal"><img src="{src}_720w.jpg?source=1940ef5c" data-rawwidth="1200" data-rawheight="630" '
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
    "oschina": MarkupTemplates(
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
    "dockone": MarkupTemplates(
        paragraph="{text}<br>\n<br>\n",
        heading="<h3>{text}</h3>",
        image=f'<a href="{{src}}" target="_blank"><img src="{{src}}" {NO_REFERRER}></a><br>\n<br>\n',
        code='<pre class="prettyprint">{code}</pre><br>\n',
        bottom='原文链接：https://blog.example.org/{key}（翻译：{author}）\n<div class="aw-upload-img-list active">\n</div>\n',
        src="http://dockone.example.io/uploads/article/{day}/{key}{number}.png",
    ),
    "github": MarkupTemplates(
        top="<!-- Thanks for the report! Please describe ```what you did``` and what came of it, in a few sentences. -->\n",
        heading="<h3>{text}</h3>\n",
        item="<li>[x] {text}</li>\n",
        image=f'<p><a target="_blank" rel="noopener noreferrer" href="{{src}}"><img src="{{src}}" alt="screenshot" {NO_REFERRER}></a></p>\n',
        marks=("<code>{text}</code>",),
        src="https://user-images.githubusercontent.com/1024/{key}{number}.png",
    ),
}
