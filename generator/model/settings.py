"""What does a region that forks the repository configure?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Basemap:
    """A tile server with the attribution and the 审图号 that its maps carry."""

    url: str
    attribution: str
    review_number: str
    labels_url: str = ""
    max_zoom: int = 18


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
