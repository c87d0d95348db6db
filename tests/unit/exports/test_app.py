"""Can a phone read the manifest and the icon?"""

import json
import struct
import zlib

from generator.exports.app import SIZE, export_icon, export_manifest
from generator.model.settings import Settings


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
    assert not any(icon["src"].startswith(("/", "http")) for icon in manifest["icons"])
    assert f"icon-{SIZE}.png" in manifest["icons"][0]["src"]
