"""How does a template become HTML, with nothing from the data able to inject markup?"""

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from stationbook.assess.field_names import field_name
from stationbook.model.succession import moment_in_words
from stationbook.pages.page import root_of


@cache
def environment() -> Environment:
    """Return the one environment: autoescape on, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("stationbook.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        # The templates are part of the program, which is started anew when it changes.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day_in_words
    made.filters["moment"] = moment_in_words
    made.filters["figure"] = figure
    made.filters["field_name"] = field_name
    return made


def render(template: str, address: str, **values: Any) -> str:
    """Render a template for the page at ``address``; ``root`` leads from there to the site's root."""
    return environment().get_template(template).render(root=root_of(address), **values)


def day_in_words(day: date | str | None) -> str:
    """Write a day as running text does (2026年5月20日); a source's own words stay as they are."""
    return f"{day.year}年{day.month}月{day.day}日" if isinstance(day, date) else day or ""


def figure(number: float) -> str:
    """Write a number with thin spaces between thousands and no needless decimals."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    return text.replace(",", "\N{THIN SPACE}") if abs(number) >= 10000 else text.replace(",", "")
