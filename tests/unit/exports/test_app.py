"""Can a phone read the manifest and the icon?"""

import json
import struct
import zlib

from stationbook.exports.app import SIZE, export_icon, export_manifest
from stationbook.model.settings import Settings


def test_icon_is_a_png_of_its_size_with_the_mark_in_it() -> None:
    icon = export_icon(48)
    assert icon.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", icon[16:24]) == (48, 48)
    start = icon.index(b"IDAT") + 4
    pixels = zlib.decompress(icon[start : icon.index(b"IEND") - 8])
    assert len(pixels) == 48 * (1 + 3 * 48)
    assert b"\x14\x59\x4f" in pixels
    assert b"\xfb\xfa\xf7" in pixels


def test_addresses_of_the_manifest_are_relative() -> None:
    manifest = json.loads(export_manifest(Settings()))
    addresses = [one["src"] for one in manifest["icons"]] + [one["url"] for one in manifest["shortcuts"]]
    assert not any(address.startswith(("/", "http")) for address in addresses)
    assert f"icon-{SIZE}.png" in manifest["icons"][0]["src"]


def test_application_opens_at_home_and_offers_the_ways_that_people_take() -> None:
    manifest = json.loads(export_manifest(Settings()))
    assert manifest["start_url"] == "."
    assert [one["name"] for one in manifest["shortcuts"]] == ["找站点", "必学清单", "热线"]
