"""What too many requests are answered with, if they are."""

from .graph import query
from .verdict import NotAsked, expect, row

AT_ONCE = 12
DOCUMENTED = 4


def throttled(context):
    """Answers with 429 that have come so far, after an attempt to get some."""
    if not context.graph.throttled:
        context.graph.at_once(query("/me/messages", select="id,body", top=50), AT_ONCE)
    if not context.graph.throttled:
        raise NotAsked(f"nothing was refused, though {AT_ONCE} requests were sent at once")
    return context.graph.throttled


@row("throttled-at-once")
def at_once(context):
    answer = throttled(context)[0]
    return f"{answer.said()}, of {AT_ONCE} at once where {DOCUMENTED} are documented"


@row("throttled-retry-after")
def seconds(context):
    values = {it.headers.get("Retry-After") for it in throttled(context)}
    expect(None not in values, "a 429 came without Retry-After")
    for value in values:
        expect(value.replace(".", "", 1).isdigit(), f"Retry-After is {value}")
    return f"Retry-After {', '.join(sorted(values))}"
