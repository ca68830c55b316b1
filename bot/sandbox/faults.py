"""A Discord that fails: a request answered with an error, late, or not at all, before or after it was carried out."""

import re
from dataclasses import dataclass


@dataclass(slots=True)
class Fault:
    """What befalls the next `times` requests of a method whose path `path` is found in.

    `status` is answered instead of the truth; None leaves the truth, and 0 cuts the connection. With `carried_out` the
    request has its effect all the same. `stall` is how many seconds the answer waits.
    """

    method: str
    path: str
    status: int | None = 500
    carried_out: bool = True
    stall: float = 0.0
    times: int = 1

    def befalls(self, method: str, path: str) -> bool:
        return self.times > 0 and method == self.method and re.search(self.path, path) is not None


class Faults:
    """The faults that are yet to come. `history_lag` is how many seconds a message is missing from its history."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []
        self.history_lag = 0.0

    def next(self, method: str, path: str) -> Fault | None:
        """The fault that befalls this request, if one does; it is then spent."""
        for fault in self.coming:
            if fault.befalls(method, path):
                fault.times -= 1
                self.coming = [one for one in self.coming if one.times > 0]
                return fault
        return None
