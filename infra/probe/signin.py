"""Signing in by the authorization code flow with PKCE, and the tokens that come of it. None of them is ever printed."""

import base64
import hashlib
import http.server
import json
import secrets
import urllib.parse

from . import web

SCOPES = "openid profile offline_access User.Read Mail.Read Mail.ReadWrite Mail.Send"
# The path that Mail Sync itself registers; Entra ignores the port of a localhost address.
CALLBACK = "/oauth/callback"


class SignInFailed(Exception):
    pass


class Session:
    """The tokens of the one person who signed in."""

    def __init__(self, options):
        self.token_url = f"{options.login_url}/{options.tenant}/oauth2/v2.0/token"
        self.client = {"client_id": options.client_id}
        if options.client_secret:
            self.client["client_secret"] = options.client_secret
        self.tokens = {}

    def redeem(self, **grant):
        answer = self.grant(**grant)
        if answer.status != 200:
            raise SignInFailed(f"no tokens: {answer.said()} {answer.json().get('error_codes', '')}")
        self.tokens = {**self.tokens, **answer.json()}

    def grant(self, **grant):
        return web.form(self.token_url, {**self.client, **grant})

    def refresh(self):
        self.redeem(grant_type="refresh_token", refresh_token=self.tokens["refresh_token"])

    def access_token(self):
        return self.tokens["access_token"]

    def claims(self):
        """What the ID token says. It came straight from Entra, so its signature proves nothing more."""
        payload = self.tokens["id_token"].split(".")[1]
        return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


class _Callback(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        where = urllib.parse.urlsplit(self.path)
        if where.path == CALLBACK:
            self.server.brought = self.path
        self.send_response(200 if where.path == CALLBACK else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"You can close this page and go back to the terminal.\n")

    def log_message(self, *_):
        """The request line holds the code."""


def _by_browser(authorize, say):
    """Waits until the browser of whoever signs in comes back."""
    with http.server.HTTPServer(("localhost", 0), _Callback) as server:
        redirect = f"http://localhost:{server.server_port}{CALLBACK}"
        say(f"Open this in a browser and sign in with the test mailbox:\n\n{authorize(redirect)}\n")
        server.brought = None
        while not server.brought:
            server.handle_request()
        return redirect, server.brought


def _by_script(authorize, user):
    """Signs in at a sandbox, where the page answers itself."""
    redirect = f"http://localhost:4711{CALLBACK}"
    answers = urllib.parse.urlencode({"sandbox_user": user, "sandbox_consent": "accept"})
    return redirect, web.ask("GET", f"{authorize(redirect)}&{answers}").headers.get("Location", "")


def sign_in(options, say):
    verifier = secrets.token_urlsafe(48)
    state = secrets.token_urlsafe(16)

    def authorize(redirect):
        query = {**_request(verifier), "client_id": options.client_id, "redirect_uri": redirect, "state": state}
        return f"{options.login_url}/{options.tenant}/oauth2/v2.0/authorize?{urllib.parse.urlencode(query)}"

    by_script = options.sandbox and options.sandbox_user
    redirect, back = _by_script(authorize, options.sandbox_user) if by_script else _by_browser(authorize, say)
    session = Session(options)
    code = _code(back, state)
    session.redeem(grant_type="authorization_code", code=code, redirect_uri=redirect, code_verifier=verifier)
    return session


def _request(verifier):
    """The part of the request that is the same for everybody, and the challenge (RFC 7636)."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    return {
        "response_type": "code", "scope": SCOPES, "prompt": "select_account", "nonce": secrets.token_urlsafe(16),
        "code_challenge": challenge, "code_challenge_method": "S256",
    }


def _code(back, state):
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(back).query))
    if query.get("state") != state:
        raise SignInFailed("the browser came back with another sign-in")
    if "code" not in query:
        raise SignInFailed(f"{query.get('error')}: {query.get('error_description', '').splitlines()[:1]}")
    return query["code"]
