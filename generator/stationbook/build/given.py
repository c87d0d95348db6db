"""What does a command give to a run of MkDocs, and what does it get back?"""

from dataclasses import dataclass
from datetime import date

from stationbook.build.built import BuiltSite
from stationbook.store.project import Project


class MkDocsFailedError(Exception):
    """MkDocs ended without a site; the message holds its own words."""


@dataclass(slots=True)
class Given:
    """What a command gives to the plugin, so that nothing is read or decided twice; and what it gets back.

    ``serving`` says that the site is only for the one who edits it, ``scheduler`` whose machines help. ``built`` is
    set by the plugin once everything is written.
    """

    project: Project
    on: date
    serving: bool = False
    scheduler: str = ""
    built: BuiltSite | None = None
