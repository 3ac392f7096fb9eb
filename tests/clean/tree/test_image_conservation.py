"""The URL of each image of a body is on the page or in the ledger, however broken the markup around it is."""

from __future__ import annotations

import random

import pytest

from tests.builders import clean

IMAGES = (
    '<img src="{}">',
    '<img data-src="{}" src="data:image/gif;base64,AAAA">',
    '<img src="https://e.org/blank.gif" data-original="{}">',
    '<img srcset="{} 100w">',
    '<img src="{}" width="1" height="1">',
    '<a href="{0}"><img src="{0}"></a>',
    '<noscript><img src="{}"></noscript>',
    '<amp-img src="{}"></amp-img>',
    '<mip-img data-src="{}"></mip-img>',
    '<amp-video poster="{}" src="https://e.org/v.mp4"></amp-video>',
    '<picture><source srcset="{} 2x"></picture>',
    '<picture><source srcset="{}"><img></picture>',
    '<image src="{}">',
    '<svg><image href="{}"/></svg>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<input type="image" src="{}">',
    '<video poster="{}" src="https://e.org/v.mp4"></video>',
    '<audio src="https://e.org/s.mp3"><img src="{}"></audio>',
    '<span style="display:none"><img data-src="{}"></span>',
    '<div class="share"><img src="{}"></div>',
    '<figure><img src="{}"><figcaption>图</figcaption></figure>',
    '<button><img src="{}"></button>',
    '<pre><img src="{}"></pre>',
    '<code><img src="{}"></code>',
    '<ruby><img src="{}"></ruby>',
    '<math><mtext><img src="{}"></mtext></math>',
    '<template><img src="{}"></template>',
    '<x-card><img src="{}"></x-card>',
    '<x-card src="{}"></x-card>',
    '<amp-pixel src="{}"></amp-pixel>',
    '<div style="color:red;background:url({}) no-repeat">字</div>',
    "<p style=\"background-image: URL( '{}' )\">字</p>",
    '<div background="{}">字</div>',
    '<span data-bg="{}"></span>',
    '<i data-background-image="url({})"></i>',
)
OTHERS = (
    *"<p> </p> <div> </div> <ul> </ul> <li> <table> <tr> <td> </table> <blockquote> </blockquote> <figure>".split(),
    *"</figure> <figcaption> <b> </b> </a> 字 。 <noscript> </noscript> </picture> <h2> </h2> <center>".split(),
    *"</center> <br> <dl> <dd> <summary> <details> <picture>".split(),
    '<a href="https://e.org/x">',
)


def body_and_urls(seed: int) -> tuple[str, list[str]]:
    """A body of up to eight pieces that do not fit together, and the URLs of its images."""
    choose = random.Random(seed)  # noqa: S311 - a body for a test
    pieces: list[str] = []
    urls: list[str] = []
    for _ in range(choose.randrange(1, 9)):
        if choose.random() < 0.4:
            urls.append(f"https://e.org/{len(urls)}.jpg")
            pieces.append(choose.choice(IMAGES).format(urls[-1]))
        else:
            pieces.append(choose.choice(OTHERS))
    return "".join(pieces), urls


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_no_url_of_an_image_is_lost(first: int) -> None:
    for seed in range(first, first + 100):
        body, urls = body_and_urls(seed)
        article = clean(body)
        # An image within code is code: its tag is shown.
        found = "\n".join([*article.images, *(removal.text for removal in article.removed), article.text])
        assert [url for url in urls if url not in found] == [], body
