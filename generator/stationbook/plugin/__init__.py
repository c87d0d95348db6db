"""How does MkDocs publish the site?"""

from stationbook.plugin.hooks import StationbookPlugin

__all__ = ["StationbookPlugin"]
