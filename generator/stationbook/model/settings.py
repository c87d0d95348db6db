"""What does a region set for its own site?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from stationbook.model.colour import LEAST_CONTRAST, contrast, readable
from stationbook.model.record import DivisionCode, Flag, Record, Text, WebAddress
from stationbook.model.terms import PublisherKind

_WHITE, _BLACK = "#ffffff", "#000000"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_PICTURE = re.compile(
    r"(?:content(?:/[\w-][\w.-]*)+\.(?:png|jpe?g|webp|gif)|overrides(?:/[\w-][\w.-]*)+\.(?:png|jpe?g|webp|gif|svg))"
)
_ICP = re.compile(r"\w{1,3}ICP[备证]\d{6,12}号(?:-\d+)?")
_POLICE = re.compile(r"\w{1,3}公网安备\s?\d{10,16}号")


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise PydanticCustomError("colour", "not a colour")
    if (found := contrast(value, _WHITE)) < LEAST_CONTRAST:
        near = readable(value.lower(), _WHITE, toward=_BLACK)
        # Rounded down: 4.49 must not be told as 4.5.
        ratio = f"{int(found * 10) / 10:.1f}"
        raise PydanticCustomError("contrast", "too light", {"ratio": ratio, "near": near})
    return value.lower()


def _picture(value: str) -> str:
    if not _PICTURE.fullmatch(value):
        raise PydanticCustomError("picture_path", "no picture below content/ or overrides/")
    return value


def _filed(value: str) -> str:
    if value and not _ICP.fullmatch(value):
        raise PydanticCustomError("icp", "not a filing number")
    return value


def _policed(value: str) -> str:
    if value and not _POLICE.fullmatch(value):
        raise PydanticCustomError("police", "not a filing number of the police")
    return value


Colour = Annotated[str, AfterValidator(_colour)]
"""A colour as #14594f, on which white words, and which on white, can be read."""

PicturePath = Annotated[str, AfterValidator(_picture)]
"""The path of a picture below content/ or overrides/."""


class Basemap(Record):
    """A tile server with the attribution and the 审图号 that its maps carry."""

    url: WebAddress
    attribution: Text
    review_number: Text
    labels_url: WebAddress | None = None
    max_zoom: int = Field(default=18, strict=True, ge=1, le=24)


class Publisher(Record):
    """Who runs the site, and how to reach them: a telephone of the office or an address, in words."""

    name: Text
    kind: PublisherKind
    contact: Text | None = None


class PluginSettings(Record):
    """What mkdocs.yml sets below the plugin ``stationbook``.

    ``region`` is the division that the site is about; none means the whole country. ``layer`` says whether what the
    program brings for every region (``load.tree``) stands below the project's own files.
    """

    region: DivisionCode | None = None
    layer: Flag = True
    publisher: Publisher | None = None
    footer: Text | None = None
    logo: PicturePath | None = None
    colour: Colour | None = None
    searches: tuple[Text, ...] | None = None
    repository: str = ""
    icp: Annotated[str, AfterValidator(_filed)] = ""
    police: Annotated[str, AfterValidator(_policed)] = ""
    basemap: Basemap | None = None
    boundaries: Mapping[str, Text] = {}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the site; ``repository`` is the address that edit links start with, or empty.

    ``site_url`` is where the site stands, for what leaves it on paper, or empty where that is not known;
    ``region`` is the code of the division that the site is about, or empty for the whole country;
    ``boundaries`` names files of data/boundaries that carry an approved outline, with its 审图号;
    ``icp`` and ``police`` are the filing numbers shown at the foot, or empty; ``footer`` are more words there;
    ``logo`` is the path of a picture in the site, ``colour`` one to make the colours of, or empty;
    ``searches`` are the searches to try that were set, None where none were.
    """

    site_name: str = "社工站标准与名录"
    repository: str = ""
    icp: str = ""
    site_url: str = ""
    basemap: Basemap | None = None
    boundaries: tuple[tuple[str, str], ...] = ()
    region: str = ""
    publisher: Publisher | None = None
    footer: str = ""
    logo: str = ""
    police: str = ""
    colour: str = ""
    searches: tuple[str, ...] | None = None

    @property
    def is_own(self) -> bool:
        """Whether this is the site of a region or a publisher, and not the collection about the whole country."""
        return bool(self.region or self.publisher)


def published_at(picture: str) -> str:
    """Return where in the site a picture of content/ or overrides/ stands."""
    return picture.split("/", 1)[1]
