"""What has to be known of a new site, and how is it asked where it was not said?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from stationbook.model.division import Division, Divisions
from stationbook.model.settings import Publisher
from stationbook.model.terms import PublisherKind
from stationbook.scaffold.place import NoPlaceError, find_division


class MissingError(ValueError):
    """Something has to be known that was neither said nor can be asked; the message names what."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a project is made of: its division, its name, who runs it, where it will stand."""

    division: Division
    name: str
    publisher: Publisher
    site_url: str = ""
    with_samples: bool = False


class _Question(NamedTuple):
    option: str
    words: str


_QUESTIONS = {
    "division": _Question("--division", "这是哪个地区的网站？写名称或区划代码，例如 黔西南 或 5223"),
    "name": _Question("--name", "网站叫什么名称？例如 黔西南州社工站"),
    "publisher": _Question("--publisher", "谁主办？写全称"),
    "kind": _Question("--kind", f"主办者是哪一种？{'、'.join(f'{one.value}（{one.label}）' for one in PublisherKind)}"),
}


def new_site(
    given: Mapping[str, str], divisions: Divisions, ask: Callable[[str], str] | None, *, with_samples: bool = False
) -> NewSite:
    """Return what was given, and what was asked where it was not; ``ask`` is None where nobody can be asked.

    An answer that cannot be used is asked for again. Raises MissingError or NoPlaceError where nobody can be asked.
    """
    missing = [_QUESTIONS[name].option for name in _QUESTIONS if not given.get(name, "").strip()]
    if ask is None and missing:
        raise MissingError(f"还要写明 {'、'.join(missing)}；在终端里运行时会一项一项地问。")
    values: dict[str, str] = {}
    found: dict[str, Division] = {}

    def wrong(name: str, value: str) -> str:
        """Return what is wrong with a value, or nothing."""
        if not value:
            return "请写上内容。"
        if name == "division":
            try:
                found["division"] = find_division(divisions, value)
            except NoPlaceError as error:
                return str(error)
        if name == "kind" and value not in set(PublisherKind):
            return f"没有“{value}”这一种，写 {'、'.join(PublisherKind)} 中的一个。"
        return ""

    for name, question in _QUESTIONS.items():
        value = given.get(name, "").strip()
        if value and (said := wrong(name, value)):
            raise MissingError(said)
        words = question.words
        while not value:
            assert ask is not None
            value = ask(f"{words}：").strip()
            if said := wrong(name, value):
                words, value = f"{said}\n{question.words}", ""
        values[name] = value
    try:
        publisher = Publisher(
            name=values["publisher"],
            kind=next(one for one in PublisherKind if one == values["kind"]),
            contact=given.get("contact", "").strip() or None,
        )
    except ValidationError as error:
        raise MissingError("主办者的名称或联系方式里有看不见的字符，或太长了。") from error
    return NewSite(
        found["division"], values["name"], publisher, _address(given.get("site_url", "").strip()), with_samples
    )


def _address(site_url: str) -> str:
    if site_url and not site_url.startswith(("https://", "http://")):
        raise MissingError(f"“{site_url}”不是网址，网址以 https:// 或 http:// 开头。")
    return f"{site_url.rstrip('/')}/" if site_url else ""
