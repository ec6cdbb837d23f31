"""HTTP without redirects, where a refusal is an answer like any other."""

import json
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT = 60
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class NoAnswer(Exception):
    """The connection broke, or nothing came in time."""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        """The body as a JSON object; anything else reads as an empty one."""
        try:
            value = json.loads(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def code(self):
        """The code of a refusal, by Graph or by Entra."""
        error = self.json().get("error", "")
        return error.get("code", "") if isinstance(error, dict) else error

    def message(self):
        error = self.json().get("error", "")
        return error.get("message", "") if isinstance(error, dict) else ""

    def said(self):
        """Status and code: what may be printed of an answer."""
        return f"{self.status} {self.code()}".strip()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def is_loopback(url):
    return urllib.parse.urlsplit(url).hostname in LOOPBACK


def ask(method, url, headers=None, body=None):
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    # A proxy of this machine knows nothing of what runs on it.
    proxies = urllib.request.ProxyHandler({} if is_loopback(url) else None)
    try:
        with urllib.request.build_opener(_Stay, proxies).open(request, timeout=TIMEOUT) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Answer(refusal.code, refusal.headers, refusal.read())
    except OSError as broken:
        raise NoAnswer(type(broken).__name__) from None


def form(url, fields):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask("POST", url, headers, urllib.parse.urlencode(fields).encode())
