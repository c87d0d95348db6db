"""What was said of a draft, and what became of it?"""

from stationbook.model.record import Id, Record, Text
from stationbook.model.terms import BodyKind, Disposition


class Comment(Record):
    """One comment on a clause of a draft, from a kind of body and never from a person.

    ``reason`` is needed where the comment was not adopted in full; ``change`` says what was changed.
    """

    id: Id
    clause: Text
    from_kind: BodyKind
    text: Text
    disposition: Disposition
    reason: Text | None = None
    change: Text | None = None
