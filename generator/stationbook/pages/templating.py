"""How does a template become HTML, with nothing from the data able to inject markup?"""

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from stationbook.assess.field_names import field_name
from stationbook.model.partial_date import PartialDate
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
    made.filters["field_names"] = lambda fields: "、".join(field_name(one) for one in fields)
    made.filters["ages"] = ages_in_words
    return made


def render(template: str, address: str, **values: Any) -> str:
    """Render a template for the page at ``address``; ``root`` leads from there to the site's root."""
    return environment().get_template(template).render(root=root_of(address), **values)


def day_in_words(day: date | PartialDate | str | None) -> str:
    """Write a day as running text does (2026年5月20日), or as much of it as is known; words stay as they are."""
    if isinstance(day, PartialDate):
        return day.in_words
    return f"{day.year}年{day.month}月{day.day}日" if isinstance(day, date) else day or ""


def ages_in_words(ages: str) -> str:
    """Write years of age as running text does: 0–17 岁, 60 岁以上."""
    return f"{ages[:-1]} 岁以上" if ages.endswith("+") else f"{ages.replace('-', '–')} 岁"


def figure(number: float) -> str:
    """Write a number with thin spaces between thousands and no needless decimals."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    return text.replace(",", "\N{THIN SPACE}") if abs(number) >= 10000 else text.replace(",", "")
