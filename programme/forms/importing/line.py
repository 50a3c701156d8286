"""What an import makes of one row."""

import dataclasses


@dataclasses.dataclass
class Line:
    """What becomes of one row: added, changed, left, or out because of its problems."""

    number: int
    code: str
    title: str
    notes: list[str]
    mark: str
    fate: str = "out"
    differences: list[list[str]] = dataclasses.field(default_factory=list)
    problems: list[list[str]] = dataclasses.field(default_factory=list)
