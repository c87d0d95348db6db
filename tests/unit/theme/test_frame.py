"""Is a stamped page the frame with the page's own words, and nothing else?"""

from collections.abc import Iterator

import pytest

from stationbook.pages.page import Page
from stationbook.theme.frame import Frame, prototype_of
from stationbook.theme.press import Press, frame_key


def rendered(page: Page) -> str:
    """Stand in for the theme: it prints title, description and address where a page has them."""
    return (
        f"<title>{page.title} - 站</title><meta content='{page.description}'>"
        f"<link rel=canonical href='https://example.org/{page.address}'><main>{page.body}</main>"
    )


PROTOTYPE = prototype_of("station", "stations/990101/qingxi/")
PAGE = Page("stations/990101/qingxi/", "例县 <清溪>", "station", "<p>正文 sbframe-title-sentinel</p>", "描述")


def test_prototype_lies_as_deep_and_in_the_same_folder_as_its_pages() -> None:
    assert PROTOTYPE.address.count("/") == 3
    assert PROTOTYPE.address.startswith("stations/")
    assert prototype_of("division", "divisions/99/").address.count("/") == 2


def test_words_stand_where_the_theme_put_them_and_are_escaped_once() -> None:
    html = Frame.of(rendered(PROTOTYPE), PROTOTYPE).stamp(PAGE)
    assert "<title>例县 &lt;清溪&gt; - 站</title>" in html
    assert "https://example.org/stations/990101/qingxi/" in html
    # What a body says is never taken for a place of the frame.
    assert "<main><p>正文 sbframe-title-sentinel</p></main>" in html


def test_theme_that_loses_the_body_is_refused() -> None:
    with pytest.raises(ValueError, match="station"):
        Frame.of("<title>x</title>", PROTOTYPE)


def test_one_process_and_two_write_the_same_pages_and_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    frame = Frame.of(rendered(PROTOTYPE), PROTOTYPE)

    def page(number: int) -> Page:
        return Page(f"stations/990101/s{number}/", f"站 {number}", "station", f"<p>{number}</p>", "")

    def files(number: int) -> Iterator[tuple[str, bytes]]:
        yield f"data/{number}.json", b"[]"
        yield f"{number}.csv", str(number).encode()

    frames = {frame_key("station", "stations/990101/x/"): frame}
    sites = [tmp_path_factory.mktemp("site") for _ in range(2)]
    for workers, site in enumerate(sites, start=1):
        press = Press(page, range(2100), frames, site, files, 25)
        assert press.run(workers) == [(f"data/{number}.json", f"{number}.csv") for number in range(25)]
    one, two = ({p.relative_to(s): p.read_bytes() for p in s.rglob("*.*")} for s in sites)
    assert one == two
    assert len(one) == 2100 + 2 * 25
