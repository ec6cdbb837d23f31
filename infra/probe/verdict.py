"""The rows that are asked about, and what comes of each."""

from . import web
from .signin import SignInFailed

ROWS = []


class Differs(Exception):
    """Microsoft does otherwise; the text says how."""


class NotAsked(Exception):
    """The row could not be asked; the text says why."""


class Row:
    def __init__(self, id, ask):
        self.id = id
        self.ask = ask


def row(id):
    """Marks the function that asks about a row of docs/assumptions.md. What it returns was measured on the way."""

    def add(ask):
        ROWS.append(Row(id, ask))
        return ask

    return add


def expect(true, how):
    if not true:
        raise Differs(how)


def refused(answer, status, *codes):
    """An answer that has to be a refusal of this kind."""
    wanted = f"{status} {' or '.join(codes)}".strip()
    known = not codes or answer.code().lower() in [code.lower() for code in codes]
    expect(answer.status == status and known, f"{answer.said()} instead of {wanted}")
    return answer.said()


def judge(row, context):
    """The verdict on a row, in words."""
    try:
        measured = row.ask(context)
    except Differs as how:
        return "differs", str(how)
    except NotAsked as why:
        return "could not be asked", str(why)
    except (web.NoAnswer, SignInFailed) as broken:
        return "could not be asked", f"no answer: {broken}"
    except (LookupError, TypeError, ValueError, AttributeError, StopIteration) as odd:
        # An answer in another shape than known. Its content may be private, so only its kind is told.
        return "differs", f"an answer has another shape: {type(odd).__name__} {missing(odd)}".strip()
    return "holds", measured or ""


def missing(odd):
    return f"for {odd.args[0]}" if isinstance(odd, KeyError) and odd.args else ""
