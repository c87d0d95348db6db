"""What must a new worker learn, in which order?"""

from pydantic import Field

from stationbook.model.record import Id, Record, Text
from stationbook.model.terms import Difficulty, LearnerRole, LearningStage

PROCEDURE = "procedure"


class Item(Record):
    """A tickable item: ``<policy>.<point>``, or ``<policy>.procedure``. Progress is kept by this id.

    ``since`` is the edition in which the item was new; nothing stands there for items of the first edition.
    """

    id: Id
    roles: tuple[LearnerRole, ...] = Field(default=(LearnerRole.STATION_WORKER, LearnerRole.STATION_HEAD), min_length=1)
    stage: LearningStage = LearningStage.STANDING
    difficulty: Difficulty = Difficulty.BASIC
    since: Text | None = None

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


class Withdrawn(Record):
    """An item that an edition took off the list, and why."""

    id: Id
    reason: Text
    edition: Text


class Carried(Record):
    """An item that an edition moved or split: whoever had learnt it keeps the progress in the present items."""

    from_: Id = Field(alias="from")
    to: tuple[Id, ...] = Field(min_length=1)
    edition: Text


class MustLearnList(Record):
    """The content of a must-learn.yml: the list's address under /learn/, its groups, and what became of old items."""

    list: Id
    groups: tuple[Group, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order."""
        return tuple(item for group in self.groups for item in group.items)
