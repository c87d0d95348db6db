"""What does the plugin add to a mkdocs.yml that says little?"""

from types import SimpleNamespace
from typing import Any

from stationbook.plugin.completing import add_sections


def sections(nav: Any, *written: str) -> Any:
    config: Any = SimpleNamespace(nav=nav)
    add_sections(config, set(written))
    return config.nav


def test_guide_is_a_section_with_the_pages_that_there_are() -> None:
    found = sections(None, "content/guide/index.md", "content/guide/privacy-checklist.md")
    assert found[-1] == {"维护指南": ["guide/index.md", {"保护隐私": "guide/privacy-checklist.md"}]}


def test_project_without_a_guide_has_no_section_for_one() -> None:
    assert {name for section in sections(None) for name in section} == {
        "首页",
        "找站点",
        "标准",
        "必学清单",
        "地区",
        "覆盖",
        "热线",
    }


def test_sections_that_a_project_names_stay_as_they_are() -> None:
    assert sections([{"首页": "index.md"}], "content/guide/index.md") == [{"首页": "index.md"}]
