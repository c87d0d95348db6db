"""What the map may show: the places of all stations, read once and then compared without waiting.

A function that a page is asked to wait for may not be asynchronous: its promise would count as a yes.
"""

from typing import TypedDict

from playwright.sync_api import Page


class Place(TypedDict):
    """A station's place as the scripts read it."""

    id: str
    lat: float
    lon: float


_READ = """async () => {
  const { placesOfProvince } = await import(new URL("../assets/javascripts/lib/places.mjs", location.href));
  const { provinces } = await fetch(new URL("../map/overview.json", location.href)).then((answer) => answer.json());
  return (await Promise.all(provinces.map(({ code }) => placesOfProvince("../", code)))).flat();
}"""


def read_places(page: Page) -> list[Place]:
    """Return the places of all stations; the page is the finder."""
    places: list[Place] = page.evaluate(_READ)
    return places
