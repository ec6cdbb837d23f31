"""Requests to Microsoft Graph in the mailbox that was signed in to."""

import concurrent.futures
import json
import urllib.parse

from . import web
from .verdict import Differs, NotAsked

IMMUTABLE = 'IdType="ImmutableId"'
ATTEMPTS = 4
LONGEST_RETRY_AFTER = 60
UNANSWERED = (429, 500, 502, 503, 504, 509)


class Graph:
    def __init__(self, base, session, patience):
        self.base = base
        self.session = session
        self.patience = patience
        self.throttled = []

    def ask(self, method, path, body=None, prefer=(IMMUTABLE,), headers=None):
        """The answer, whatever it is. Throttling is waited out."""
        for attempt in range(ATTEMPTS):
            answer = self.once(method, path, body, prefer, headers)
            if answer.status == 401 and attempt == 0:
                self.session.refresh()
            elif answer.status in UNANSWERED and attempt < ATTEMPTS - 1:
                self.patience.pause(retry_after(answer) or 2**attempt)
            else:
                return answer

    def once(self, method, path, body=None, prefer=(IMMUTABLE,), headers=None, token=None):
        self.patience.go_on()
        sent = {"Authorization": f"Bearer {token or self.session.access_token()}", **(headers or {})}
        if prefer:
            sent["Prefer"] = ", ".join(prefer)
        data = None
        if body is not None or method == "POST":
            sent["Content-Type"] = "application/json"
            data = json.dumps(body or {}).encode()
        answer = web.ask(method, path if path.startswith(self.base) else self.base + path, sent, data)
        if answer.status == 429:
            self.throttled.append(answer)
        return answer

    def need(self, method, path, body=None, prefer=(IMMUTABLE,)):
        """The JSON of an answer without which the row cannot go on."""
        answer = self.ask(method, path, body, prefer)
        if answer.status in UNANSWERED:
            raise NotAsked(f"{method} {kind(path)} answered {answer.said()}")
        if answer.status >= 300:
            raise Differs(f"{method} {kind(path)} answered {answer.said()} {answer.message()}".strip())
        return answer.json()

    def at_once(self, path, count):
        """The answers to that many equal requests sent together, none of them tried again."""
        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            return list(pool.map(lambda _: self.once("GET", path), range(count)))


def query(path, **options):
    """The path with OData's options."""
    named = {f"${name}": value for name, value in options.items()}
    return path + "?" + urllib.parse.urlencode(named, safe="$,", quote_via=urllib.parse.quote)


def quoted(text):
    """A text within a filter."""
    return "'" + text.replace("'", "''") + "'"


def segment(id):
    """An id within a path."""
    return urllib.parse.quote(id, safe="")


def kind(path):
    """A path without ids and options: ids can be long, and are nobody's business."""
    known = urllib.parse.urlsplit(path).path.split("/v1.0")[-1].split("/")
    return "/".join("{id}" if len(part) > 30 else part for part in known)


def retry_after(answer):
    try:
        return min(LONGEST_RETRY_AFTER, float(answer.headers.get("Retry-After", "")))
    except ValueError:
        return None
