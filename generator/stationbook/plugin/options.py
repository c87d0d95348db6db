"""Which settings does the plugin take, and what do they make of the site?"""

from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from stationbook.load.project_file import settings_problems
from stationbook.model.settings import PluginSettings, Settings, published_at


class Options(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin; which there are and of which type is said in ``model.settings``."""

    region = option.Optional(option.Type(str))
    layer = option.Type(bool, default=True)
    publisher = option.Optional(option.Type(dict))
    footer = option.Optional(option.Type(str))
    logo = option.Optional(option.Type(str))
    colour = option.Optional(option.Type(str))
    searches = option.Optional(option.Type(list))
    repository = option.Type(str, default="")
    icp = option.Type(str, default="")
    police = option.Type(str, default="")
    basemap = option.Optional(option.Type(dict))
    boundaries = option.Type(dict, default={})

    def validate(self) -> Any:
        """Refuse a setting that is unknown or of the wrong kind, instead of building a site without it."""
        failed, warnings = super().validate()
        wrong = [(str(one.field[0]), ValidationError(str(one))) for one in settings_problems(self.data)]
        return [*failed, *wrong], [] if wrong else warnings


def settings_of(config: MkDocsConfig, options: Options, *, serving: bool) -> Settings:
    """Return the settings of the site: those of the plugin, and what MkDocs itself knows of name and address."""
    given = PluginSettings.model_validate(dict(options.data))
    return Settings(
        site_name=config.site_name,
        repository=given.repository,
        icp=given.icp,
        # While it serves, MkDocs puts the address of this machine here, which belongs on no paper.
        site_url="" if serving else config.site_url or "",
        basemap=given.basemap,
        boundaries=tuple(sorted(given.boundaries.items())),
        region=given.region or "",
        publisher=given.publisher,
        footer=given.footer or "",
        logo=published_at(given.logo) if given.logo else "",
        police=given.police,
        colour=given.colour or "",
        searches=given.searches,
    )
