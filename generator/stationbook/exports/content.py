"""What does a file of the site hold?"""

from collections.abc import Iterable

Content = bytes | Iterable[bytes]
"""Its bytes, or one after the other the pieces of a large one."""
