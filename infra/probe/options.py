"""What the probe is told."""

import argparse
import os

from . import web

LOGIN = "https://login.microsoftonline.com"
GRAPH = "https://graph.microsoft.com/v1.0"


def parse(description, arguments):
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenant", default="organizations", help="id or domain of the test mailbox's tenant")
    parser.add_argument("--client-id", help="the application that Mail Sync is registered as, or one for tests")
    parser.add_argument("--login-url", default=LOGIN, help="Entra, in another cloud than the global one")
    parser.add_argument("--graph-url", default=GRAPH, help="Graph, in another cloud than the global one")
    parser.add_argument("--notification-url", help="public https address for notifications")
    parser.add_argument("--listen", type=int, default=8099, help="port of this machine that the address leads to")
    parser.add_argument("--wait-for-expiry", action="store_true", help="also ask what takes up to 95 minutes")
    parser.add_argument("--only", help="the ids of some rows, joined by commas")
    parser.add_argument("--list", action="store_true", help="print the ids of all rows and end")
    parser.add_argument("--sandbox", help="address of a sandbox on this machine, to be asked instead of Microsoft")
    parser.add_argument("--sandbox-user", help="who signs in there; without it, a browser does")
    options = parser.parse_args(arguments)
    if not options.list:
        complete(parser, options)
    return options


def complete(parser, options):
    # Not an option: others on the machine can read those.
    options.client_secret = os.environ.get("PROBE_CLIENT_SECRET")
    if not options.client_id:
        parser.error("--client-id is missing")
    if options.sandbox:
        play(parser, options)
    for name in ("login_url", "graph_url", "notification_url"):
        url = getattr(options, name)
        if url and not url.startswith("https://") and not (options.sandbox and web.is_loopback(url)):
            parser.error(f"--{name.replace('_', '-')} has to be an https address")


def play(parser, options):
    options.sandbox = options.sandbox.rstrip("/")
    if not web.is_loopback(options.sandbox):
        parser.error("--sandbox takes an address of this machine")
    options.tenant = "common"
    options.login_url = f"{options.sandbox}/sandbox/login"
    options.graph_url = f"{options.sandbox}/sandbox/graph/v1.0"
