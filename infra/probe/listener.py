"""Receives what Microsoft sends to the probe's address."""

import http.server
import json
import threading
import time
import urllib.parse

# Unlike the addresses of Mail Sync itself, whose subscriptions are none of the probe's business.
NOTIFICATIONS = "/probe-notifications"
LIFECYCLE = "/probe-lifecycle"


class Listener:
    """Answers on this machine alone; a tunnel brings what is sent to the public address."""

    def __init__(self, port):
        self.handshakes = []
        self.notices = []
        self.refused = []
        self.refuse_next = False
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), self.handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def handler(self):
        listener = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, text = listener.take(urllib.parse.urlsplit(self.path), body)
                self.send_response(status)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(text)))
                # Otherwise a client might send the next request just as this connection goes away.
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                """What strangers send to a public address is not worth a line."""

        return Handler

    def take(self, where, body):
        """The status and the text to answer with."""
        query = dict(urllib.parse.parse_qsl(where.query))
        if "validationToken" in query:
            self.handshakes.append((where.path, where.query, query["validationToken"]))
            return 200, query["validationToken"].encode()
        try:
            notices = [{**notice, "at": time.monotonic()} for notice in json.loads(body)["value"]]
        except (ValueError, KeyError, TypeError):
            return 202, b""
        if self.refuse_next:
            self.refuse_next = False
            self.refused += notices
            return 503, b""
        self.notices += notices
        return 202, b""
