"""Which checks share a visit, and so a worker."""

from xdist.scheduler import LoadScopeScheduling


def visit_of(nodeid: str) -> str:
    """Return what names a visit: the way, and the page that stands in the brackets.

    The way is the second word of the module's name; a module that visits no page of
    the book goes as a whole.
    """
    module, _, check = nodeid.partition("::")
    way = module.rpartition("/")[2].removesuffix(".py").split("_")[1]
    page, found, _ = check.partition("[")[2].partition(".html")
    return f"{way} {page}" if found else way


class VisitByVisit(LoadScopeScheduling):
    """Hands a worker that is about to be idle the next visit, the longest first."""

    def _split_scope(self, nodeid: str) -> str:
        return visit_of(nodeid)
