"""Delta queries over the messages of a folder."""

import datetime

from .graph import query, segment
from .patience import stamp
from .verdict import NotAsked, expect, refused, row

SEEN_WITHIN = 180
STEP = 2
MOST_PAGES = 100
MESSAGE_CLASS = "String 0x001A"
SELECTED = "id,subject"


def path(folder):
    return f"/me/mailFolders/{segment(folder)}/messages/delta"


def round_of(context, link):
    """All entries of a round, and the link to the next one."""
    entries = []
    for _ in range(MOST_PAGES):
        page = context.graph.need("GET", link)
        entries += page["value"]
        link = page.get("@odata.nextLink")
        if not link:
            return entries, page["@odata.deltaLink"]
    raise NotAsked(f"a round has more than {MOST_PAGES} pages")


def sees(context, link, found):
    """Rounds from that link on until an entry is found, with the seconds it took."""
    at = [link]

    def look():
        entries, at[0] = round_of(context, at[0])
        return next((it for it in entries if found(it)), None)

    return context.patience.until(look, SEEN_WITHIN, STEP)


def removed(entry):
    return "@removed" in entry


def left_behind(context, target):
    """The delta entry for a message that was moved away, with its reason."""
    folder = context.mailbox.new_folder()
    draft = context.mailbox.draft_in(folder)
    _, link = round_of(context, query(path(folder), select=SELECTED))
    moved = context.mailbox.move(draft["id"], target)
    entry, _ = sees(context, link, lambda it: it["id"] == moved["id"] and removed(it))
    expect(entry, f"no @removed entry within {SEEN_WITHIN} seconds")
    return entry["@removed"]["reason"]


@row("delta-move")
def moved(context):
    reason = left_behind(context, context.mailbox.new_folder())
    expect(reason == "deleted", f"the reason is {reason}")


@row("delta-deleted-items")
def thrown_away(context):
    reason = left_behind(context, context.mailbox.well_known("deleteditems"))
    expect(reason == "changed", f"the reason is {reason}")


@row("delta-delay")
def delay(context):
    """An email that comes into the Inbox. What came before the probe is not asked for."""
    since = stamp(context.patience.now() - datetime.timedelta(minutes=1))
    inbox = context.mailbox.well_known("inbox")
    _, link = round_of(context, query(path(inbox), select=SELECTED, filter=f"receivedDateTime ge {since}"))
    subject = context.mailbox.to_self()["subject"]
    entry, seconds = sees(context, link, lambda it: it.get("subject") == subject)
    expect(entry, f"not seen within {SEEN_WITHIN} seconds")
    return f"{seconds:.0f} seconds after it was sent"


@row("delta-filter")
def filtered(context):
    """A filter on the received time holds for the rounds after the first as well."""
    folder = context.mailbox.new_folder()
    tomorrow = stamp(context.patience.now() + datetime.timedelta(days=1))
    with_filter = query(path(folder), select=SELECTED, filter=f"receivedDateTime ge {tomorrow}")
    _, filtering = round_of(context, with_filter)
    _, other = round_of(context, query(path(folder), select=SELECTED))
    draft = context.mailbox.draft_in(folder)
    seen, _ = sees(context, other, lambda it: it["id"] == draft["id"])
    expect(seen, f"not seen without a filter within {SEEN_WITHIN} seconds")
    entries, _ = round_of(context, filtering)
    expect(not entries, "a later round told of a message outside the filter")


@row("delta-filter-other")
def other_filter(context):
    inbox = context.mailbox.well_known("inbox")
    return refused(context.graph.ask("GET", query(path(inbox), filter="isRead eq false")), 400)


@row("delta-type")
def odata_type(context):
    folder = context.mailbox.new_folder()
    context.mailbox.draft_in(folder)
    entries, _ = round_of(context, query(path(folder), select=SELECTED))
    types = {it.get("@odata.type") for it in entries}
    expect(types == {"#microsoft.graph.message"}, f"entries have {types}")


@row("delta-page-size")
def page_size(context):
    folder = context.mailbox.new_folder()
    for _ in range(3):
        context.mailbox.draft_in(folder)
    wishes = ('IdType="ImmutableId"', "odata.maxpagesize=2")
    page = context.graph.need("GET", query(path(folder), select=SELECTED), prefer=wishes)
    expect(len(page["value"]) == 2 and "@odata.nextLink" in page, f"the first page has {len(page['value'])} entries")


@row("delta-expand")
def expanded(context):
    """Extended properties come along, which spares a request for each message."""
    folder = context.mailbox.new_folder()
    draft = context.mailbox.draft_in(folder)
    expand = f"singleValueExtendedProperties($filter=id eq '{MESSAGE_CLASS}')"
    entries, _ = round_of(context, query(path(folder), select=SELECTED, expand=expand))
    entry = next(it for it in entries if it["id"] == draft["id"])
    values = [it["value"] for it in entry.get("singleValueExtendedProperties", [])]
    expect(values == ["IPM.Note"], f"the message class came as {values}")


@row("delta-folder-gone")
def gone(context):
    folder = context.mailbox.new_folder()
    _, link = round_of(context, query(path(folder), select=SELECTED))
    for _ in range(2):
        context.graph.ask("DELETE", f"/me/mailFolders/{segment(folder)}")
    return refused(context.graph.ask("GET", link), 404)


@row("folder-delta-mail")
def folders(context):
    """Whether a folder counts as changed because of the mail in it."""
    folder = context.mailbox.new_folder()
    _, link = round_of(context, query("/me/mailFolders/delta", select="id,parentFolderId"))
    context.mailbox.draft_in(folder)
    entry, seconds = sees(context, link, lambda it: it["id"] == folder)
    expect(entry, f"the folder was not named within {SEEN_WITHIN} seconds")
    return f"after {seconds:.0f} seconds"
