"""AWS, by the rules that it has for what the scripts do. Its state is a file in $CLOUD, next to a file with all calls.

With DIE_AT=7 the seventh call is the script's last: the script and all that it started are killed just before AWS acts. With KEEP
the state before each call stays in $CLOUD/before: a script that was killed there finds this state when it runs again.
"""

import os
import signal

from . import stacks, tables, work
from .output import printed
from .state import Refusal, State

OPERATIONS = {**stacks.OPERATIONS, **tables.OPERATIONS, **work.OPERATIONS}


def options(words):
    """Flags with their values; a flag without one is true."""
    given, flag = {}, None
    for word in words:
        if word.startswith("--") and not word.startswith("--{"):
            flag = word[2:]
            given[flag] = True
        elif given[flag] is True:
            given[flag] = word
        else:
            given[flag] = (given[flag] if isinstance(given[flag], list) else [given[flag]]) + [word]
    return given


def die_if_told(call, state):
    group = os.getpgid(call.process)
    # Only where the test gave the script a session of its own: otherwise it would be the test's.
    if call.die_at == str(state.calls) and os.getsid(call.process) == group:
        os.killpg(group, signal.SIGKILL)
        raise SystemExit("killed")


def call(call):
    service, operation, *words = call.words
    if service == "s3":
        words = ["--from", words[0], "--to", words[1]]
    if service == "configure":
        return 0, "eu-central-1\n"
    state = State(call.directory)
    state.called(call.words)
    if call.keep:
        state.keep()
    die_if_told(call, state)
    if f"{service} {operation}" not in OPERATIONS:
        raise SystemExit(f"aws {service} {operation} is not played")
    return carried_out(operation, state, options(words), OPERATIONS[f"{service} {operation}"])


def carried_out(operation, state, given, act):
    try:
        answer = act(state, given)
    except Refusal as refusal:
        state.save()
        return 254, f"An error occurred ({refusal.code}) when calling the {operation} operation: {refusal}\n"
    state.save()
    return 0, "" if answer is None else printed(answer, given)
