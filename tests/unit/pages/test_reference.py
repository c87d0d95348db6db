"""Does the reference tell of every field, term and measure, and does each of its links lead to one?"""

import re
from html import unescape

import pytest

from stationbook.model.fields import every_field, fields_of
from stationbook.model.kinds import KINDS
from stationbook.model.station import Station
from stationbook.model.terms import Tier
from stationbook.pages.page import Page
from stationbook.pages.reference import (
    ADDRESS,
    render_reference,
    render_reference_kind,
    render_reference_measures,
    render_reference_terms,
)
from tests.builders import context

WORLD = context()
PAGES = {
    page.address: page
    for page in (
        render_reference(WORLD),
        render_reference_terms(WORLD),
        render_reference_measures(WORLD),
        *(render_reference_kind(WORLD, name) for name in KINDS),
    )
}


def ids(page: Page) -> list[str]:
    return re.findall(r' id="([^"]+)"', page.body)


@pytest.mark.parametrize("address", PAGES)
def test_links_within_the_reference_lead_somewhere(address: str) -> None:
    page = PAGES[address]
    assert len(set(ids(page))) == len(ids(page))
    assert {heading.id for heading in page.headings} <= set(ids(page))
    for link in re.findall(r'href="([^"]+)"', page.body):
        path, _, anchor = link.partition("#")
        if path.startswith("../../") and ADDRESS not in path:
            continue
        target = f"{ADDRESS}{path.removeprefix('../').rpartition(ADDRESS)[2]}" if path else address
        assert target in PAGES, link
        assert not anchor or anchor in ids(PAGES[target]), link


@pytest.mark.parametrize("name", KINDS)
def test_every_field_of_a_kind_is_told_once_with_name_meaning_and_example(name: str) -> None:
    body = unescape(PAGES[f"{ADDRESS}{name}/"].body)
    for field in fields_of(KINDS[name].record):
        assert f'<dt id="{field.name}"><code>{field.name}</code> <b>{field.words.name}</b>' in body
        assert field.words.meaning in body
        assert f"<code>{field.name}: {field.words.example}</code>" in body or field.record is not None


def test_fields_of_records_within_a_station_have_an_address() -> None:
    told = set(ids(PAGES[f"{ADDRESS}station/"]))
    assert {path for path, _ in every_field(Station) if path.startswith(("premises", "phones", "services"))} <= told


def test_terms_are_told_with_their_labels_and_where_they_are_written() -> None:
    body = PAGES[f"{ADDRESS}terms/"].body
    for tier in Tier:
        assert f"<dt><code>{tier.value}</code></dt><dd>{tier.label}</dd>" in body
    assert '<a href="../station/#tier"><code>tier</code></a>' in body


def test_measures_are_told_with_what_they_count_and_the_field_that_they_read() -> None:
    body = PAGES[f"{ADDRESS}measures/"].body
    labels = {name: one.label for name, one in WORLD.station_measures.items()}
    labels |= {name: one.label for name, one in WORLD.division_measures.items()}
    for name, label in labels.items():
        assert f'<dt id="{name}"><code>{name}</code> <b>{label}</b>' in body
    assert '读自<a href="../station/#premises.area_m2">使用面积</a>' in body
    assert "<dd></dd>" not in body
