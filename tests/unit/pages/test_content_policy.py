"""What may a page load and run?"""

import base64
import hashlib

from generator.model.settings import Basemap, Settings
from generator.pages.content_policy import with_content_policy

PAGE = '<html><head><title>页</title></head><body><script>run()</script><script src="a.js"></script></body></html>'


def test_inline_script_is_allowed_by_its_hash_only() -> None:
    page = with_content_policy(PAGE, Settings())
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    assert f"'sha256-{digest}'" in page
    assert "unsafe-inline" not in page
    assert page.count("sha256-") == 1


def test_policy_is_the_first_thing_in_the_head() -> None:
    assert with_content_policy(PAGE, Settings()).startswith(
        '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'self\';'
    )


def test_only_a_configured_basemap_opens_the_policy_for_its_tiles() -> None:
    basemap = Basemap(url="https://t{s}.tiles.example/x?tk=1", attribution="某图", review_number="GS（20XX）1号")
    assert "https:" not in with_content_policy(PAGE, Settings())
    assert "img-src 'self' data: https://*.tiles.example;" in with_content_policy(PAGE, Settings(basemap=basemap))
