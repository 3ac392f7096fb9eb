from __future__ import annotations

import pytest

from tests.clean.canonical import html_of


@pytest.mark.parametrize("name", ["wsj-ad", "big_ad", "ads", "advert__inner advert", "ad-inread", "advertisement"])
def test_an_element_for_adverts_is_removed(name: str) -> None:
    assert html_of(f'<p>一</p><div class="{name}"><span>Advertisement</span></div><p>二</p>') == "<p>一</p>\n<p>二</p>"


@pytest.mark.parametrize("name", ["address", "ad1ct", "head", "loads", "adaptive-image"])
def test_a_name_that_only_holds_the_letters_is_no_advert(name: str) -> None:
    assert html_of(f'<p>一</p><div class="{name}">二</div>') == "<p>一</p>\n<p>二</p>"
