"""How do two colours stand against each other, and which colour lies between them?

Source: relative luminance and contrast ratio of WCAG 2.1. A colour is written as ``#14594f``.
"""

LEAST_CONTRAST = 4.5
"""Between words and their ground, by WCAG 2.1 AA."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return the colour that holds so much of ``other``: 0 is the colour itself, 1 the other."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(own + (their - own) * share):02x}" for own, their in pairs)


def readable(colour: str, ground: str, *, toward: str, least: float = LEAST_CONTRAST) -> str:
    """Return the colour itself where words in it can be read on a ground, else the nearest on the way to another."""
    steps = (mixed(colour, toward, step / 50) for step in range(51))
    return next((one for one in steps if contrast(one, ground) >= least), toward)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if (share := channel / 255) <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
