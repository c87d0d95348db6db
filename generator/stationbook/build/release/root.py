"""What stands beside the releases, so that an address without a version leads to the newest of them?

A printed code and a page's lasting address hold no version. A file server knows nothing of versions either, so every
page has a small file at that address, which leads on with or without scripts. 404.html does the same for the rest.
Standing addresses, and what leads on in the site itself, lead from here straight to the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from stationbook.build.release.ours import is_root_file, is_there
from stationbook.build.release.versions import Release, folder_of, leading, names_of
from stationbook.pages.release import ROOT_MARK, led_into, render_leading_page, render_not_found, render_robots
from stationbook.pages.standing import is_standing
from stationbook.site.sitemap import site_url_of


def root_files(site_dir: Path, pages: Mapping[str, bytes], releases: Iterable[Release]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file beside the releases, of which ``site_dir`` is the one that leads.

    ``pages`` are the addresses of its pages, each with the page itself where that only leads to another. What needs the
    site's own address is left out where it has none.
    """
    listed = list(releases)
    lead, names = folder_of(leading(listed)), names_of(listed)
    sitemap = _text(site_dir / "sitemap.xml")
    site_url = site_url_of(sitemap)
    yield "index.html", render_leading_page("", lead=lead).encode()
    yield "404.html", render_not_found(urlsplit(site_url).path or "/", lead=lead, names=names).encode()
    if site_url:
        yield "robots.txt", render_robots(site_url).encode()
        yield "sitemap.xml", sitemap.replace("?>", f"?>\n<!-- {ROOT_MARK} -->", 1).encode()
    for address, redirect in pages.items():
        if not address or address.split("/")[0] in names or not (site_url or (redirect and is_standing(address))):
            continue
        html = led_into(redirect, address, lead) if redirect else render_leading_page(address, lead=lead).encode()
        yield f"{address}index.html", html


def new_root_files(target: Path, files: Iterable[tuple[str, bytes]], left: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield those files that ``target`` lacks or has with other content; names that others use go to ``left``."""
    passable: dict[str, bool] = {"": True}
    for name, content in files:
        path = target / name
        if not _is_passable(target, name.rpartition("/")[0], passable):
            left.append(name)
        elif not is_there(path):
            yield name, content
        elif not is_root_file(path):
            left.append(name)
        elif path.read_bytes() != content:
            yield name, content


def _is_passable(target: Path, folder: str, known: dict[str, bool]) -> bool:
    """Whether a folder is one of ``target``'s own or still to be made: not a file, and no link out of it."""
    if folder not in known:
        path = target / folder
        is_free = not is_there(path) or (path.is_dir() and not path.is_symlink())
        known[folder] = is_free and _is_passable(target, folder.rpartition("/")[0], known)
    return known[folder]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
