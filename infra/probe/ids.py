"""Ids of messages, and what becomes of them."""

from .graph import query, segment
from .verdict import expect, refused, row


@row("immutable-id-move")
def move(context):
    draft = context.mailbox.draft()
    moved = context.mailbox.move(draft["id"], context.mailbox.new_folder())
    expect(moved["id"] == draft["id"], "a moved message has another immutable id")
    expect(context.mailbox.get(draft["id"], select="id")["id"] == draft["id"], "it is found under another id")


@row("ordinary-id-move")
def ordinary(context):
    """Drafted and moved without asking for immutable ids."""
    draft = context.mailbox.draft(prefer=())
    moved = context.mailbox.move(draft["id"], context.mailbox.new_folder(), prefer=())
    expect(moved["id"] != draft["id"], "a moved message keeps its ordinary id")
    answer = context.graph.ask("GET", f"/me/messages/{segment(draft['id'])}", prefer=())
    return refused(answer, 404, "ErrorItemNotFound")


@row("immutable-id-copy")
def copy(context):
    draft = context.mailbox.draft()
    path = f"/me/messages/{segment(draft['id'])}/copy"
    copied = context.graph.need("POST", path, {"destinationId": context.mailbox.new_folder()})
    expect(copied["id"] != draft["id"], "a copy has the immutable id of the original")
    expect(copied["internetMessageId"] == draft["internetMessageId"], "a copy has another Message-ID")


@row("immutable-id-batch")
def batch(context):
    """The wish stands in the member and not on the batch."""
    draft = context.mailbox.draft()
    url = query(f"/me/messages/{segment(draft['id'])}", select="id")
    wish = {"Prefer": 'IdType="ImmutableId"'}
    members = [{"id": "1", "method": "GET", "url": url, "headers": wish}, {"id": "2", "method": "GET", "url": url}]
    answer = context.graph.need("POST", "/$batch", {"requests": members}, prefer=())
    shown = {it["id"]: it["body"].get("id") for it in answer["responses"]}
    expect(shown["1"] == draft["id"], "a member that asks for the immutable id gets another")
    expect(shown["2"] != draft["id"], "a member that does not ask for the immutable id gets it")


@row("id-malformed")
def malformed(context):
    return refused(context.graph.ask("GET", "/me/messages/no-id-of-any-message"), 400, "ErrorInvalidIdMalformed")
