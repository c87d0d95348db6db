"""What may a page load and run? States it in the page itself, so that any host enforces it."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from stationbook.model.settings import Settings
from stationbook.pages.templating import render

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)


# The one thing that differs between the theme's scripts from page to page: a way to the top, within quotes.
_WAY = re.compile(r"(?<=[\"']){{[^}]*}}(?=[\"'])")
_GAP = re.compile(r"\s*\n\s*")


def theme_scripts(folders: Iterable[Path]) -> re.Pattern[str]:
    """Return what matches the inline scripts of the theme, read from its templates in ``folders``.

    A script that a template puts together in any other way than by a quoted address is not among them.
    """
    known = set()
    for folder in folders:
        for template in (*folder.glob("*.html"), *folder.glob("partials/**/*.html")):
            for script in _INLINE_SCRIPT.findall(template.read_text(encoding="utf-8")):
                pieces = _WAY.split(script)
                if not any(mark in piece for piece in pieces for mark in ("{{", "{%", "{#")):
                    known.add(r"[\w./:%~-]*".join(map(_as_squeezed, pieces)))
    return re.compile("|".join(sorted(known)) or r"(?!)")


def _as_squeezed(piece: str) -> str:
    return r"\s*".join(map(re.escape, _GAP.split(piece)))


def with_content_policy(html: str, settings: Settings, scripts: re.Pattern[str]) -> str:
    """Return the page with a Content-Security-Policy that allows its own files and the theme's inline scripts.

    ``scripts`` matches those. No other is allowed, wherever in the page it stands; the ones that stand in this page
    are named by their hash. Tiles come from the host of the configured basemap; WebAssembly is for the search.
    Source of the form: W3C Content Security Policy Level 3.
    """
    own = {script for script in _INLINE_SCRIPT.findall(html) if scripts.fullmatch(script)}
    hashes = " ".join(sorted(map(_hash, own)))
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
