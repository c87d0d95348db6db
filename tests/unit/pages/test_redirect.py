"""Does an old address lead to the station that has it now?"""

from stationbook.model.brief import brief_of
from stationbook.pages.redirect import former_addresses
from tests.builders import station


def test_former_id_gets_a_page_that_leads_on_without_script() -> None:
    ((address, html),) = former_addresses([brief_of(station(former_ids=["990101-old-name"]))], "")
    assert address == "stations/990101/old-name/"
    assert 'content="0; url=../../../stations/990101/qingxi/"' in html
    assert "<script" not in html
