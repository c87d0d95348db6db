"""What may a page load and run? States it in the page itself, so that any host enforces it."""

import base64
import hashlib
import re
from functools import cache
from urllib.parse import urlsplit

from generator.model.settings import Settings
from generator.pages.templating import render

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)


def with_content_policy(html: str, settings: Settings) -> str:
    """Return the page with a Content-Security-Policy that allows its own files and inline scripts, nothing else.

    Inline scripts are allowed by their hash, tiles by the host of the configured basemap; WebAssembly is
    for the search. Source of the form: W3C Content Security Policy Level 3.
    """
    hashes = " ".join(sorted({_hash(script) for script in _INLINE_SCRIPT.findall(html)}))
    meta = render("content_policy.html", "", hashes=hashes, tiles=" ".join(_tile_hosts(settings)))
    return html.replace("<head>", f"<head>{meta}", 1)


@cache
def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _tile_hosts(settings: Settings) -> list[str]:
    if settings.basemap is None:
        return []
    hosts = {urlsplit(url).netloc for url in (settings.basemap.url, settings.basemap.labels_url) if url}
    # Tile servers are numbered by a placeholder such as t{s}; a policy writes that as a wildcard.
    return sorted(f"https://{re.sub(r'^[^.]*{[^}]*}[^.]*', '*', host)}" for host in hosts)
