"""The probe's own mail: all of it bears its subject, by which all of it is found and goes. Nobody else's is touched."""

import secrets

from .graph import IMMUTABLE, Graph, query, segment
from .verdict import NotAsked

SENT_WITHIN = 120
ARRIVED_WITHIN = 180
STEP = 2
# Once into Deleted Items, and once out of them.
DELETIONS = 2
NEWEST = 250
# Where its messages can be, apart from folders of its own.
PLACES = ("drafts", "outbox", "sentitems", "inbox", "junkemail", "deleteditems")
SELECTED = "id,subject,internetMessageId,parentFolderId,sentDateTime,receivedDateTime,isDraft"


class Sent:
    """An email that the probe sent to its own mailbox."""

    def __init__(self, draft, copy, received, copied_after, arrived_after):
        self.draft = draft
        self.copy = copy
        self.received = received
        self.copied_after = copied_after
        self.arrived_after = arrived_after


class Mailbox:
    def __init__(self, graph: Graph, patience):
        self.graph = graph
        self.patience = patience
        self.subject = f"Mail Sync probe {secrets.token_hex(6)}"
        self.made = 0
        self.folders = []
        self.on_their_way = set()
        self._me = None

    def me(self):
        if not self._me:
            self._me = self.graph.need("GET", query("/me", select="id,mail,userPrincipalName"))
        return self._me

    def address(self):
        return self.me().get("mail") or self.me()["userPrincipalName"]

    def name(self):
        """A subject, or a folder's name, that nothing else has."""
        self.made += 1
        return f"{self.subject} {self.made}"

    def new_folder(self):
        """A folder of the probe's own, at the top of the mailbox."""
        self.folders.append(self.graph.need("POST", "/me/mailFolders", {"displayName": self.name()})["id"])
        return self.folders[-1]

    def well_known(self, name):
        return self.graph.need("GET", query(f"/me/mailFolders/{name}", select="id"))["id"]

    def draft(self, prefer=(IMMUTABLE,), **properties):
        return self.graph.need("POST", "/me/messages", {"subject": self.name(), **properties}, prefer)

    def draft_in(self, folder):
        return self.move(self.draft()["id"], folder)

    def move(self, id, folder, prefer=(IMMUTABLE,)):
        return self.graph.need("POST", f"/me/messages/{segment(id)}/move", {"destinationId": folder}, prefer)

    def get(self, id, **options):
        return self.graph.need("GET", query(f"/me/messages/{segment(id)}", **options))

    def to_self(self, **properties):
        """A draft to the mailbox itself, accepted for sending."""
        myself = [{"emailAddress": {"address": self.address()}}]
        draft = self.draft(toRecipients=myself, **properties)
        self.dispatch(draft)
        return draft

    def reply_to(self, message):
        """A draft that answers it, under a subject of its own."""
        reply = self.graph.need("POST", f"/me/messages/{segment(message['id'])}/createReply")
        return self.graph.need("PATCH", f"/me/messages/{segment(reply['id'])}", {"subject": self.name()})

    def dispatch(self, draft):
        self.on_their_way.add(draft["subject"])
        self.graph.need("POST", f"/me/messages/{segment(draft['id'])}/send")

    def send(self, **properties):
        """Sends to the mailbox itself, and waits for both copies."""
        draft = self.to_self(**properties)
        copy, copied_after = self.wait_for(draft, "sentitems", SENT_WITHIN)
        received, arrived_after = self.wait_for(draft, "inbox", ARRIVED_WITHIN)
        self.on_their_way.discard(draft["subject"])
        return Sent(draft, copy, received, copied_after, arrived_after)

    def wait_for(self, draft, place, most=SENT_WITHIN):
        found, elapsed = self.patience.until(lambda: self.copy_in(place, draft["subject"]), most, STEP)
        if not found:
            raise NotAsked(f"an email that was sent was not in {place} after {most} seconds")
        return found, elapsed

    def copy_in(self, place, subject):
        return next((it for it in self.own(place) if it["subject"] == subject and not it["isDraft"]), None)

    def own(self, place):
        """The probe's messages among the newest of a folder, answers to them included."""
        path = query(f"/me/mailFolders/{place}/messages", select=SELECTED, top=NEWEST)
        found = self.graph.need("GET", path)["value"]
        return [it for it in found if self.subject in (it.get("subject") or "")]

    def clean(self):
        """Deletes what the probe made. Returns what could not be deleted, in words."""
        for subject in self.on_their_way:
            # What has not come in yet would otherwise come in after the end.
            self.patience.until(lambda: self.copy_in("inbox", subject), ARRIVED_WITHIN, STEP)
        for _ in range(DELETIONS):
            for path in self.left():
                self.graph.ask("DELETE", path)
        left = self.left()
        return [f"{len(left)} messages or folders"] if left else []

    def left(self):
        """The paths of all that is there of the probe's."""
        messages = [f"/me/messages/{segment(it['id'])}" for place in PLACES for it in self.own(place)]
        folders = [f"/me/mailFolders/{segment(it)}" for it in self.folders]
        return messages + [it for it in folders if self.graph.ask("GET", it).status == 200]
