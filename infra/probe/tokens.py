"""What Entra hands out, and what it refuses."""

from .graph import query
from .verdict import expect, refused, row

SHORTEST = 60
LONGEST = 90


@row("token-lifetime")
def lifetime(context):
    minutes = context.session.tokens["expires_in"] / 60
    expect(SHORTEST - 1 <= minutes <= LONGEST + 1, f"{minutes:.0f} minutes")
    return f"{minutes:.0f} minutes"


@row("refresh-token-again")
def again(context):
    """The same refresh token twice."""
    grant = {"grant_type": "refresh_token", "refresh_token": context.session.tokens["refresh_token"]}
    first, second = context.session.grant(**grant), context.session.grant(**grant)
    expect(first.status == 200, f"the first use was refused: {first.said()}")
    expect(second.status == 200, f"the second use was refused: {second.said()}")
    new = [it.json().get("refresh_token") for it in (first, second)]
    expect(all(new) and grant["refresh_token"] not in new, "no new refresh token came")
    context.session.tokens.update(second.json())


@row("refresh-token-refused")
def garbled(context):
    answer = context.session.grant(grant_type="refresh_token", refresh_token="1.AAAA-no-token-of-anybodys")
    refused(answer, 400, "invalid_grant")
    codes = answer.json().get("error_codes")
    expect(isinstance(codes, list) and codes, "there are no error_codes")
    return "AADSTS" + ", ".join(map(str, codes))


@row("access-token-refused")
def bearer(context):
    answer = context.graph.once("GET", query("/me", select="id"), token="no-token-of-anybodys")
    return refused(answer, 401, "InvalidAuthenticationToken")


@row("identity")
def identity(context):
    claims = context.session.claims()
    expect(claims.get("tid"), "the ID token has no tid")
    expect(claims.get("oid") == context.mailbox.me()["id"], "the ID token's oid is not the id of /me")
