"""Does an old address lead to the station that has it now?"""

from stationbook.pages.redirect import redirect_pages
from tests.builders import catalogue, station


def test_former_id_gets_a_page_that_leads_on_without_script() -> None:
    ((address, html),) = redirect_pages(catalogue(station(former_ids=["990101-old-name"])))
    assert address == "stations/990101/old-name/"
    assert 'content="0; url=../../../stations/990101/qingxi/"' in html
    assert "<script" not in html
