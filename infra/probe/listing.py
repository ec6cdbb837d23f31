"""Looking for messages across folders."""

import datetime

from .graph import query
from .verdict import expect, refused, row

INDEXED_WITHIN = 900
STEP = 15


# Nobody's; nothing is sent there.
REPLY_TO = "probe@example.com"


def found_by(context, address, received):
    """By the query that Mail Sync looks for the email of a new lead with, whatever time zone its days are of."""
    words = f'"(participants:\\"{address}\\") AND received>={day_before(received)}"'
    path = query("/me/messages", search=words, select="id", top=250)
    return {it["id"] for it in context.graph.need("GET", path)["value"]}


def day_before(message):
    received = datetime.date.fromisoformat(message["receivedDateTime"][:10])
    return received - datetime.timedelta(days=1)


def indexed_after(context, message):
    def look():
        return True if message["id"] in found_by(context, context.mailbox.address(), message) else None

    found, seconds = context.patience.until(look, INDEXED_WITHIN, STEP)
    expect(found, f"not found within {INDEXED_WITHIN // 60} minutes")
    return seconds


@row("search-delay")
def search(context):
    return f"{indexed_after(context, context.sent().received):.0f} seconds after it was in the Inbox"


@row("search-reply-to")
def reply_to(context):
    """Once the index has the email, by its sender."""
    sent = context.mailbox.send(replyTo=[{"emailAddress": {"address": REPLY_TO}}])
    indexed_after(context, sent.received)
    expect(sent.received["id"] not in found_by(context, REPLY_TO, sent.received), "it is found by its Reply-To")


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
