"""Which checks share a visit, and so a worker."""

from xdist.scheduler import LoadScopeScheduling


def visit_of(nodeid: str) -> str:
    """Return what names a visit: the module, and the page or figure in the brackets.

    A module opens what it visits in one way, and has no other parameter. One that
    visits no page of the book goes as a whole.
    """
    module, _, check = nodeid.partition("::")
    subject = check.partition("[")[2]
    return module + subject if ".html" in subject else module


class VisitByVisit(LoadScopeScheduling):
    """Hands a worker that is about to be idle the next visit, the longest first."""

    def _split_scope(self, nodeid: str) -> str:
        return visit_of(nodeid)
