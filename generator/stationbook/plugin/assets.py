"""What of the styles and scripts does a browser load: joined, shortened, in the site's colours?"""

import minify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from stationbook.pages.colours import ADDRESS as COLOURS
from stationbook.theme.defaults import STYLES

_SCRIPT, _STYLE = "application/javascript", "text/css"
_STYLESHEET = "assets/stylesheets/stationbook.css"


def add_colours(files: Files, config: MkDocsConfig, colours: str) -> None:
    """Add the style sheet of the site's own colours right after the one whose colours they replace."""
    files.append(File.generated(config, COLOURS, content=colours))
    at = config.extra_css.index(STYLES[0]) + 1
    config.extra_css = [*config.extra_css[:at], COLOURS, *config.extra_css[at:]]


def shorten_scripts(files: Files, config: MkDocsConfig) -> None:
    """Write our scripts as short as a machine needs them; comments are a third of what a phone would load."""
    for file in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
        if file.src_uri.endswith(".mjs"):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=minify.string(_SCRIPT, file.content_string)))


def join_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """Put the style sheets that the project names into one: a phone asks once, and forty thousand pages name one."""
    named = [files.src_uris[name] for name in map(str, config.extra_css) if name in files.src_uris]
    for file in named:
        files.remove(file)
    text = "\n".join(file.content_string for file in named)
    files.append(File.generated(config, _STYLESHEET, content=minify.string(_STYLE, text)))
    others = [name for name in config.extra_css if str(name) not in {file.src_uri for file in named}]
    config.extra_css = [_STYLESHEET, *others]
