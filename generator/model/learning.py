"""What must a new worker learn, in which order?"""

from generator.model.record import Id, Record, Text

PROCEDURE = "procedure"


class Item(Record):
    """A tickable item: ``<policy>.<point>``, or ``<policy>.procedure``. Progress is kept by this id."""

    id: Id

    @property
    def policy(self) -> str:
        """The id of the policy that the item comes from."""
        return self.id.split(".", 1)[0]

    @property
    def point(self) -> str:
        """The id of the point, or ``procedure``."""
        return self.id.split(".", 1)[1] if "." in self.id else ""

    @property
    def is_procedure(self) -> bool:
        """Whether the item is the policy's procedure."""
        return self.point == PROCEDURE


class Group(Record):
    """Items that are read together."""

    id: Id
    title: Text
    about: Text
    items: tuple[Item, ...]


class MustLearnList(Record):
    """The content of a must-learn.yml: the list's address under /learn/ and its groups."""

    list: Id
    groups: tuple[Group, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order."""
        return tuple(item for group in self.groups for item in group.items)
