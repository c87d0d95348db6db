"""Does MkDocs take the settings that the model names?"""

from stationbook.model.settings import PluginSettings
from stationbook.plugin import StationbookPlugin


def test_mkdocs_knows_the_settings_of_the_model_and_no_others() -> None:
    made = StationbookPlugin()
    assert made.load_config({}) == ([], [])
    assert set(made.config.keys()) == set(PluginSettings.model_fields)
    assert dict(made.config) == PluginSettings().model_dump()
