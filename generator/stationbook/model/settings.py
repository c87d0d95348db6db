"""What does a region that forks the repository configure?"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from stationbook.model.record import DivisionCode, Flag, Record, Text, WebAddress


class Basemap(Record):
    """A tile server with the attribution and the 审图号 that its maps carry."""

    url: WebAddress
    attribution: Text
    review_number: Text
    labels_url: WebAddress | None = None
    max_zoom: int = Field(default=18, strict=True, ge=1, le=24)


class PluginSettings(Record):
    """What mkdocs.yml sets below the plugin ``stationbook``.

    ``region`` is the division that the site is about; none means the whole country. ``layer`` says whether what the
    program brings for every region (``load.tree``) stands below the project's own files.
    """

    region: DivisionCode | None = None
    layer: Flag = True
    repository: str = ""
    icp: str = ""
    basemap: Basemap | None = None
    boundaries: Mapping[str, Text] = {}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the site; ``repository`` is the address that edit links start with, or empty.

    ``site_url`` is where the site stands, for what leaves it on paper, or empty where that is not known;
    ``boundaries`` names files of data/boundaries that carry an approved outline, with its 审图号;
    ``icp`` is the filing number shown at the foot, or empty.
    """

    site_name: str = "社工站标准与名录"
    repository: str = ""
    icp: str = ""
    site_url: str = ""
    basemap: Basemap | None = None
    boundaries: tuple[tuple[str, str], ...] = ()
