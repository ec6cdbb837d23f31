"""What becomes of a draft that is sent, and of its copies."""

import datetime
import email.utils

from .context import MARKER
from .graph import query, quoted, segment
from .verdict import NotAsked, expect, refused, row

MOST_OWN_HEADERS = 5
# MAPI's PidTagInReplyToId and PidTagInternetReferences.
IN_REPLY_TO = "String 0x1042"
REFERENCES = "String 0x1039"
THREAD = f"singleValueExtendedProperties($filter=id eq {quoted(IN_REPLY_TO)} or id eq {quoted(REFERENCES)})"
PROPERTY = f"singleValueExtendedProperties($filter=id eq {quoted(MARKER)})"


def headers_of(context, message):
    return context.mailbox.get(message["id"], select="internetMessageHeaders").get("internetMessageHeaders")


def marker_of(context, message):
    shown = context.mailbox.get(message["id"], select="id", expand=PROPERTY)
    return [it["value"] for it in shown.get("singleValueExtendedProperties", [])]


@row("immutable-id-send")
def immutable(context):
    sent = context.sent()
    expect(sent.copy["id"] == sent.draft["id"], "the copy in Sent Items has another immutable id than the draft")


@row("message-id-send")
def message_id(context):
    """And both copies are found by it."""
    sent = context.sent()
    message_id = sent.draft["internetMessageId"]
    for whose, copy in (("sender", sent.copy), ("recipient", sent.received)):
        expect(copy["internetMessageId"] == message_id, f"the {whose}'s copy has another Message-ID than the draft")
    path = query("/me/messages", filter=f"internetMessageId eq {quoted(message_id)}", select="id")
    found = {it["id"] for it in context.graph.need("GET", path)["value"]}
    expect({sent.copy["id"], sent.received["id"]} <= found, "a copy is not found by its Message-ID")
    return f"in Sent Items after {sent.copied_after:.0f} seconds, in the Inbox by {sent.arrived_after:.0f} later"


@row("marker-send")
def marker(context):
    sent = context.sent()
    expect(marker_of(context, sent.copy) == [context.mailbox.subject], "the copy in Sent Items has lost the property")


@row("marker-filter")
def marker_found(context):
    sent = context.sent()
    value = quoted(context.mailbox.subject)
    clause = f"singleValueExtendedProperties/Any(ep: ep/id eq {quoted(MARKER)} and ep/value eq {value})"
    found = context.graph.need("GET", query("/me/messages", filter=clause, select="id"))["value"]
    expect(sent.copy["id"] in [it["id"] for it in found], "the copy in Sent Items is not found by the property")


@row("marker-recipient")
def marker_received(context):
    expect(not marker_of(context, context.sent().received), "the recipient's copy has the sender's property")


@row("sent-time-copies")
def sent_times(context):
    sent = context.sent()
    times = [sent.copy["sentDateTime"], sent.received["sentDateTime"]]
    expect(times[0] == times[1], f"the sender's copy has {times[0]}, the recipient's {times[1]}")


@row("sent-time-date-header")
def date_header(context):
    received = context.sent().received
    headers = headers_of(context, received) or []
    dates = [it["value"] for it in headers if it["name"].lower() == "date"]
    if not dates:
        raise NotAsked("the recipient's copy has no Date header")
    date, sent = in_utc(dates[0]), received["sentDateTime"].rstrip("Z").split(".")[0]
    expect(date == sent, f"sentDateTime is {sent}, the Date header says {date}")


def in_utc(date):
    """A Date header as Graph writes times."""
    at = email.utils.parsedate_to_datetime(date)
    return at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


@row("sent-copy-headers")
def no_headers(context):
    expect(not headers_of(context, context.sent().copy), "the copy in Sent Items has internetMessageHeaders")


@row("sent-thread")
def thread(context):
    """An answer to the probe's own mail, whose copy in Sent Items says what it answers."""
    original = context.sent().received
    reply = context.mailbox.reply_to(original)
    context.mailbox.dispatch(reply)
    copy, _ = context.mailbox.wait_for(reply, "sentitems")
    shown = context.mailbox.get(copy["id"], select="id", expand=THREAD).get("singleValueExtendedProperties", [])
    values = {it["id"].lower(): it["value"] for it in shown}
    for name, id in (("In-Reply-To", IN_REPLY_TO), ("References", REFERENCES)):
        answered = original["internetMessageId"] in values.get(id.lower(), "")
        expect(answered, f"the property for {name} lacks what is answered")


@row("own-headers")
def own_headers(context):
    headers = [{"name": f"x-probe-{n}", "value": "1"} for n in range(MOST_OWN_HEADERS + 1)]
    wish = {"subject": context.mailbox.subject, "internetMessageHeaders": headers}
    answer = context.graph.ask("POST", "/me/messages", wish)
    return refused(answer, 400, "InvalidInternetMessageHeaderCollection")


@row("send-twice")
def twice(context):
    sent = context.sent()
    answer = context.graph.ask("POST", f"/me/messages/{segment(sent.copy['id'])}/send")
    expect(400 <= answer.status < 500, f"a sent message was accepted for sending again: {answer.said()}")
    return answer.said()
