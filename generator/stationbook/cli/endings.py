"""How does a command end: with which code, and in which words where it was asked for what cannot be?"""

FINE, PROBLEMS, WRONG_USE = 0, 1, 2


class WrongUseError(Exception):
    """What was asked for cannot be done; the message says why and what to write instead. Nothing was touched."""
