"""What the rows share."""

from .graph import Graph
from .mailbox import Mailbox
from .patience import Patience, SandboxPatience
from .watch import Watch

MARKER = "String {0d7e1c3a-55b0-4a6e-9d0b-7d1a2f3c4b5e} Name MailSyncProbe"
LINES = "First line\r\nSecond line\r\n\r\nLast line"


class Context:
    def __init__(self, options, session):
        self.options = options
        self.session = session
        sandbox = options.sandbox
        self.patience = SandboxPatience(f"{sandbox}/sandbox/control/clock") if sandbox else Patience()
        self.graph = Graph(options.graph_url, session, self.patience)
        self.mailbox = Mailbox(self.graph, self.patience)
        self.watch = Watch(self.graph, self.mailbox, self.patience, options)
        self._sent = None

    def sent(self):
        """One mail that several rows look at: plain text of some lines, with the probe's marker."""
        if not self._sent:
            self._sent = self.mailbox.send(
                body={"contentType": "text", "content": LINES},
                singleValueExtendedProperties=[{"id": MARKER, "value": self.mailbox.subject}],
            )
        return self._sent

    def clean(self):
        """Returns what is left, in words."""
        left = []
        for part in (self.watch, self.mailbox):
            try:
                left += part.clean() or []
            except Exception as failed:  # Whatever it is, the rest has to go as well.
                left.append(f"something, after {type(failed).__name__}")
        return left
