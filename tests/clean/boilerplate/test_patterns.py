from __future__ import annotations

import pytest

from tests.clean.canonical import html_of


@pytest.mark.parametrize("name", ["wsj-ad", "big_ad", "ads", "advert__inner advert", "ad-inread", "advertisement"])
def test_an_element_for_adverts_is_removed(name: str) -> None:
    assert html_of(f'<p>一</p><div class="{name}"><span>Advertisement</span></div><p>二</p>') == "<p>一</p>\n<p>二</p>"


@pytest.mark.parametrize("name", ["address", "ad1ct", "head", "loads", "adaptive-image"])
def test_a_name_that_only_holds_the_letters_is_no_advert(name: str) -> None:
    assert html_of(f'<p>一</p><div class="{name}">二</div>') == "<p>一</p>\n<p>二</p>"


@pytest.mark.parametrize(
    "line",
    [
        "下载APP领红包的骗局又来了",
        "打开客户端就能看到",
        "关注公众号的人很多",
        "很多人点在看了",
        "他请大家登录网站查看全文",
    ],
)
def test_a_line_about_apps_and_accounts_is_no_call_to_use_them(line: str) -> None:
    assert html_of(f"<p>一</p><p>{line}</p>") == f"<p>一</p>\n<p>{line}</p>"


@pytest.mark.parametrize(
    "line",
    [
        "打开APP阅读最新报道",
        "欢迎关注某某网微信公众号",
        "点击阅读原文",
        "长按识别二维码，关注我们",
        "喜欢就点个“在看”吧",
    ],
)
def test_a_call_to_use_an_app_or_an_account_is_removed(line: str) -> None:
    assert html_of(f"<p>一</p><p>二</p><p>{line}</p>") == "<p>一</p>\n<p>二</p>"
