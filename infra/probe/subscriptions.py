"""Subscriptions: what is granted, what is refused, and what is asked of the address."""

import datetime
import urllib.parse

from .graph import segment
from .listener import LIFECYCLE, NOTIFICATIONS
from .verdict import expect, refused, row
from .watch import MINUTES, SHORT

DOCUMENTED = 10_080
SHORTEST = 45
# Longer than the probe runs, and shorter than any limit there was.
RENEWED = 24 * 60
TOO_SHORT = 10
A_WHILE = 5


def left_minutes(context, subscription):
    # Exchange writes up to nine digits of a second.
    expires = subscription["expirationDateTime"].rstrip("Z").split(".")[0]
    at = datetime.datetime.fromisoformat(expires + "+00:00")
    return (at - context.patience.now()).total_seconds() / 60


@row("subscription-handshake")
def handshake(context):
    """Both addresses are asked with a text that reads differently before it is decoded."""
    context.watch.subscription()
    asked = context.watch.listener.handshakes
    paths = {path for path, _, _ in asked}
    expect(any(it.endswith(NOTIFICATIONS) for it in paths), "the address of the notifications was not asked")
    expect(any(it.endswith(LIFECYCLE) for it in paths), "the lifecycle address was not asked")
    encoded = all(urllib.parse.quote(token, safe="") != token for _, _, token in asked)
    expect(encoded, "a validation token reads the same before it is decoded")


@row("subscription-lifetime")
def lifetime(context):
    minutes = left_minutes(context, context.watch.subscription())
    if minutes < SHORT + 1:
        refusal = context.watch.ask(context.watch.wish(MINUTES, own_folder(context)))
        expect(False, f"{MINUTES} minutes were answered by {refusal.said()}: {refusal.message()}")
    expect(abs(minutes - MINUTES) < 2, f"{minutes:.0f} minutes were granted of {MINUTES}")
    return f"{MINUTES} minutes were granted"


@row("subscription-too-long")
def too_long(context):
    """By a day, so that no clock matters."""
    answer = context.watch.ask(context.watch.wish(DOCUMENTED + 24 * 60, own_folder(context)))
    refused(answer, 400, "ExtensionError")
    expect(answer.message().startswith("Subscription expiration can only be"), f"it says: {answer.message()}")
    return answer.message()


@row("subscription-shortest")
def shortest(context):
    answer = context.watch.ask(context.watch.wish(TOO_SHORT, own_folder(context)))
    expect(answer.status == 201, f"{TOO_SHORT} minutes were answered by {answer.said()}: {answer.message()}")
    minutes = left_minutes(context, answer.json())
    expect(abs(minutes - SHORTEST) < 2, f"{TOO_SHORT} minutes became {minutes:.0f}")


def own_folder(context):
    return f"me/mailFolders('{context.mailbox.new_folder()}')/messages"


@row("subscription-duplicate")
def duplicate(context):
    context.watch.subscription()
    return refused(context.watch.ask(context.watch.wish(SHORT)), 409)


@row("subscription-content-type")
def content_type(context):
    subscription = context.watch.subscription()
    expect("notificationContentType" in subscription, "the answer has no notificationContentType")
    return f"it is {subscription['notificationContentType']}"


@row("subscription-renewal")
def renewal(context):
    """A longer life, and nobody is asked whether the address is still good."""
    context.watch.subscription()
    before = len(context.watch.listener.handshakes)
    answer = context.watch.patch(RENEWED)
    expect(answer.status == 200, f"the renewal was answered by {answer.said()}: {answer.message()}")
    context.patience.pause(A_WHILE)
    asked = len(context.watch.listener.handshakes) - before
    expect(not asked, f"the address was asked {asked} times")


@row("subscription-gone")
def gone(context):
    answer = context.watch.ask(context.watch.wish(SHORT, own_folder(context)))
    expect(answer.status == 201, f"a subscription to a folder was answered by {answer.said()}: {answer.message()}")
    path = f"/subscriptions/{segment(answer.json()['id'])}"
    context.graph.need("DELETE", path)
    wish = {"expirationDateTime": context.watch.wish(SHORT)["expirationDateTime"]}
    return refused(context.graph.ask("PATCH", path, wish), 404, "ResourceNotFound")
