"""The probe's subscription to the test mailbox, which Mail Sync would make alike."""

import datetime
import secrets

from .graph import segment
from .listener import LIFECYCLE, NOTIFICATIONS, Listener
from .patience import stamp
from .verdict import Differs, NotAsked

# What Mail Sync asks for: a little less than the documented 10,080, as a clock may be ahead.
MINUTES = 10_070
SHORT = 60
# Documented: under a minute on average, three at most.
NOTIFIED_WITHIN = 180
STEP = 1


class Watch:
    def __init__(self, graph, mailbox, patience, options):
        self.graph = graph
        self.mailbox = mailbox
        self.patience = patience
        self.url = (options.notification_url or "").rstrip("/")
        self.listener = Listener(options.listen) if self.url else None
        self.client_state = secrets.token_urlsafe(32)
        self.first = None
        self.token = None

    def wish(self, minutes, resource="me/messages"):
        expires = self.patience.now() + datetime.timedelta(minutes=minutes)
        return {
            "changeType": "created",
            "resource": resource,
            "notificationUrl": self.url + NOTIFICATIONS,
            "lifecycleNotificationUrl": self.url + LIFECYCLE,
            "clientState": self.client_state,
            "expirationDateTime": stamp(expires),
        }

    def ask(self, wish):
        """The answer to the request for a subscription, which is deleted at the end if there is one."""
        if not self.url:
            raise NotAsked("it takes --notification-url, a public https address")
        return self.graph.ask("POST", "/subscriptions", wish)

    def subscription(self):
        """The one that most rows look at. Where the long life is refused, a short one will do."""
        if not self.first:
            answer = self.ask(self.wish(MINUTES))
            answer = answer if answer.status != 400 else self.ask(self.wish(SHORT))
            if answer.status == 409:
                raise NotAsked("this application has a subscription to the mailbox already")
            if answer.code() == "ValidationError" and not self.listener.handshakes:
                raise NotAsked(f"the address was not reached: {answer.message()}")
            if answer.status != 201:
                raise Differs(f"a subscription was refused: {answer.said()} {answer.message()}")
            self.token = self.graph.session.access_token()
            self.first = answer.json()
        return self.first

    def patch(self, minutes):
        expires = stamp(self.patience.now() + datetime.timedelta(minutes=minutes))
        path = f"/subscriptions/{segment(self.subscription()['id'])}"
        answer = self.graph.ask("PATCH", path, {"expirationDateTime": expires})
        # Whose renewal it is, under that token it goes on.
        self.token = self.graph.session.access_token()
        return answer

    def notices_of(self, message_ids, among=None):
        """What was told of these messages; what bears another client state was sent by a stranger."""
        told = self.listener.notices if among is None else among
        ours = [it for it in list(told) if it.get("clientState") == self.client_state]
        return [it for it in ours if it.get("resourceData", {}).get("id") in message_ids]

    def wait_for(self, message_ids, most=NOTIFIED_WITHIN):
        """The first notification of one of these, with the seconds it took, or None."""
        told, elapsed = self.patience.until(lambda: next(iter(self.notices_of(message_ids)), None), most, STEP)
        return told, elapsed

    def delete_rest(self):
        """Also one whose making was answered too late to be known."""
        for it in self.graph.need("GET", "/subscriptions")["value"]:
            if it.get("notificationUrl") == self.url + NOTIFICATIONS:
                self.graph.ask("DELETE", f"/subscriptions/{segment(it['id'])}")

    def clean(self):
        if not self.listener:
            return
        try:
            self.delete_rest()
        finally:
            self.listener.close()
