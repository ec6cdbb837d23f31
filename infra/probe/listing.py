"""Looking for messages across folders."""

from .graph import query
from .patience import stamp
from .verdict import expect, refused, row

INDEXED_WITHIN = 900
STEP = 15


@row("search-delay")
def search(context):
    """By the query that Mail Sync looks for the email of a new lead with."""
    sent = context.sent()
    today = stamp(context.patience.now())[:10]
    words = f'"(participants:\\"{context.mailbox.address()}\\") AND received>={today}"'
    path = query("/me/messages", search=words, select="id", top=250)

    def look():
        found = {it["id"] for it in context.graph.need("GET", path)["value"]}
        return True if sent.received["id"] in found else None

    found, seconds = context.patience.until(look, INDEXED_WITHIN, STEP)
    expect(found, f"not found within {INDEXED_WITHIN // 60} minutes")
    return f"{seconds:.0f} seconds after it was in the Inbox"


@row("search-filter")
def beside_filter(context):
    path = query("/me/messages", search='"participants:nobody@example.com"', filter="isRead eq false")
    return refused(context.graph.ask("GET", path), 400)


@row("filter-order")
def order(context):
    """Exchange sorts only by what the filter begins with."""
    path = query("/me/messages", filter="isRead eq false", orderby="receivedDateTime desc", select="id", top=1)
    return refused(context.graph.ask("GET", path), 400, "InefficientFilter")


@row("filter-conversation")
def conversation(context):
    sent = context.sent()
    shown = context.mailbox.get(sent.copy["id"], select="conversationId")["conversationId"]
    path = query("/me/messages", filter=f"conversationId eq '{shown}'", select="id", top=50)
    found = {it["id"] for it in context.graph.need("GET", path)["value"]}
    expect({sent.copy["id"], sent.received["id"]} <= found, "a copy is not found by its conversation")
