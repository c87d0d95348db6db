"""Do the pages speak to the public in its own words?"""

import re
from pathlib import Path

from tests.site.reading import main


def test_no_public_page_calls_a_field_by_its_name_in_the_files(built_site: Path) -> None:
    named = re.compile(r"\b(?:premises|location|staff|lists|supervision|assured)\.[a-z_]+\b|\b[a-z]+_[a-z0-9_]+\b")
    found: dict[str, set[str]] = {}
    pages = 0
    for path in built_site.rglob("index.html"):
        page = path.relative_to(built_site).parent
        if page.parts[:1] in (("guide",), ("data",)) or not page.parts:
            continue
        html = path.read_text(encoding="utf-8")
        if "<main" not in html:
            continue
        pages += 1
        body = main(built_site, str(page))
        code = {one for one in re.findall(r"<code>([^<]*)</code>", body) if re.fullmatch(r"[a-z_.]+", one)}
        # The permanent ids of clauses, which paper needs, look alike.
        body = re.sub(r'<p class="sb-clause__standing">[^<]*</p>', " ", body)
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", body, flags=re.DOTALL)
        if words := code | set(named.findall(re.sub("<[^>]+>", " ", text))):
            found[str(page)] = words
    assert pages > 300
    assert found == {}
