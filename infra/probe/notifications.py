"""What the address is told, and how soon."""

import time

from .verdict import NotAsked, expect, row
from .watch import NOTIFIED_WITHIN

# Access tokens live for 90 minutes at most.
EXPIRED_WITHIN = 95 * 60
STEP = 5 * 60
# Exchange tries again for hours; the first retries come early.
RETRIED_WITHIN = 600


def told_of(context, message_ids):
    notice, seconds = context.watch.wait_for(message_ids)
    expect(notice, f"no notification within {NOTIFIED_WITHIN} seconds")
    return notice, seconds


@row("notification-delay")
def delay(context):
    context.watch.subscription()
    sent_at = time.monotonic()
    sent = context.mailbox.send()
    notice, _ = told_of(context, {sent.received["id"]})
    return f"{notice['at'] - sent_at:.0f} seconds after it was sent"


@row("notification-shape")
def shape(context):
    """The id is immutable, as the subscription was made so; the rest says whose it is."""
    subscription = context.watch.subscription()
    notice, _ = told_of(context, {context.mailbox.draft()["id"]})
    expect(notice["subscriptionId"] == subscription["id"], "it names another subscription")
    expect(notice["changeType"] == "created", f"its changeType is {notice['changeType']}")
    expect(notice["tenantId"] == context.session.claims()["tid"], "it names another tenant")


@row("notification-move")
def move(context):
    """A move between folders reads as an email that has come in."""
    context.watch.subscription()
    draft = context.mailbox.draft()
    told_of(context, {draft["id"]})
    context.watch.listener.notices.clear()
    context.mailbox.move(draft["id"], context.mailbox.new_folder())
    _, seconds = told_of(context, {draft["id"]})
    return f"after {seconds:.0f} seconds"


@row("notification-retry")
def retry(context):
    """The first notification is answered by 503."""
    context.watch.subscription()
    context.watch.listener.refuse_next = True
    ids = {context.mailbox.draft()["id"]}
    refused, _ = context.patience.until(
        lambda: next(iter(context.watch.notices_of(ids, context.watch.listener.refused)), None), NOTIFIED_WITHIN, 1)
    if not refused:
        raise NotAsked("another notification was the one that was refused")
    notice, seconds = context.watch.wait_for(ids, RETRIED_WITHIN)
    expect(notice, f"it did not come again within {RETRIED_WITHIN // 60} minutes")
    return f"again after {seconds:.0f} seconds"


@row("notification-token-expired")
def expired(context):
    """Whether notifications go on once the token that the subscription was made with has expired."""
    context.watch.subscription()
    if not context.options.wait_for_expiry:
        raise NotAsked("it takes --wait-for-expiry, and up to 95 minutes")
    token = context.watch.token

    def is_over():
        return True if context.graph.once("GET", "/me?$select=id", token=token).status == 401 else None

    over, seconds = context.patience.until(is_over, EXPIRED_WITHIN, STEP)
    if not over:
        raise NotAsked("the token of the subscription had not expired after 95 minutes")
    draft = context.mailbox.draft()
    notice, _ = context.watch.wait_for({draft["id"]})
    expect(notice, f"no notification within {NOTIFIED_WITHIN} seconds, {seconds / 60:.0f} minutes later")
    return f"still told {seconds / 60:.0f} minutes later"
