"""From signing in to the last word."""

import signal
import sys

# In this order they are asked: what can take long comes last.
from . import tokens, ids, sending, content, delta, listing, subscriptions, notifications, throttling  # noqa: F401
from . import web
from .context import Context
from .options import parse
from .signin import SignInFailed, sign_in
from .verdict import ROWS, judge

WIDTH = 28


def say(text):
    print(text, flush=True)


def main(description):
    options = parse(description, sys.argv[1:])
    rows = chosen(options)
    if options.list:
        say("\n".join(row.id for row in rows))
        return 0
    try:
        session = sign_in(options, say)
        context = Context(options, session)
    except KeyboardInterrupt:
        return 2
    except (SignInFailed, web.NoAnswer, OSError) as failed:
        print(f"It could not begin: {failed}", file=sys.stderr)
        return 2
    return probe(rows, context)


def chosen(options):
    wanted = options.only.split(",") if options.only else [row.id for row in ROWS]
    unknown = set(wanted) - {row.id for row in ROWS}
    if unknown:
        sys.exit(f"No rows of these names: {', '.join(sorted(unknown))}")
    return [row for row in ROWS if row.id in wanted]


def probe(rows, context):
    say(f'All that is made bears the name "{context.mailbox.subject}".\n')
    verdicts = []
    on_interruption(context.patience.interrupt)
    try:
        for row in rows:
            verdict, words = judge(row, context)
            verdicts.append(verdict)
            say(f"{row.id:{WIDTH}} {verdict}{f' ({words})' if words else ''}")
    except KeyboardInterrupt:
        say("Interrupted.")
        verdicts.append("interrupted")
    finally:
        left = tidy(context)
    say("\n" + ", ".join(f"{verdicts.count(it)} {it}" for it in dict.fromkeys(verdicts)) + ".")
    return 1 if left or "differs" in verdicts or "interrupted" in verdicts else 0


def on_interruption(what):
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, what)


def tidy(context):
    """Once begun it goes to its end: a second interruption would leave mail behind."""
    on_interruption(signal.SIG_IGN)
    context.patience.interrupted.clear()
    left = context.clean()
    if left:
        say(f'Left in the mailbox, to be deleted by hand: {", ".join(left)} named "{context.mailbox.subject}".')
    return left
