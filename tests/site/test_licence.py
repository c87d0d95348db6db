"""Does everybody who takes the data learn on what terms?"""

from pathlib import Path


def test_page_of_open_data_names_the_licence_and_whose_the_facts_are(built_site: Path) -> None:
    page = (built_site / "data/index.html").read_text(encoding="utf-8")
    assert 'rel="license"' in page
    assert "CC BY 4.0" in page
    assert "属于各自的来源" in page
