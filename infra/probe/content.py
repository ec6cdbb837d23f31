"""What messages and attachments hold."""

import base64
import re

from .context import LINES
from .graph import query, segment
from .verdict import expect, row

CONTENT = b"0123456789" * 10
SENSITIVITY = "Integer 0x0036"
PRIVATE = "2"
PREVIEW = 255


def attached(inline=False):
    return {
        "@odata.type": "#microsoft.graph.fileAttachment", "name": "digits.txt", "contentType": "text/plain",
        "contentBytes": base64.b64encode(CONTENT).decode(), "isInline": inline, "contentId": "digits",
    }


def attachment_of(context, draft):
    path = f"/me/messages/{segment(draft['id'])}/attachments"
    listed = context.graph.need("GET", query(path, select="id,name,contentType,size"))["value"][0]
    return f"{path}/{segment(listed['id'])}", listed


@row("attachment-range")
def byte_range(context):
    """Nothing that Microsoft documents says that a range is heeded."""
    path, _ = attachment_of(context, context.mailbox.draft(attachments=[attached()]))
    answer = context.graph.ask("GET", f"{path}/$value", headers={"Range": "bytes=10-19"})
    whole = answer.status == 200 and answer.body == CONTENT
    expect(whole, f"the answer is {answer.said()} with {len(answer.body)} bytes of {len(CONTENT)}")


@row("attachment-size")
def size(context):
    _, listed = attachment_of(context, context.mailbox.draft(attachments=[attached()]))
    expect(listed["size"] >= len(CONTENT), f"{listed['size']} is stated for {len(CONTENT)} bytes")
    return f"{listed['size']} is stated for {len(CONTENT)} bytes"


@row("attachment-inline")
def inline(context):
    picture = '<p><img src="cid:digits"></p>'
    draft = context.mailbox.draft(attachments=[attached(True)], body={"contentType": "html", "content": picture})
    shown = context.mailbox.get(draft["id"], select="hasAttachments")
    expect(shown["hasAttachments"] is False, "a message with nothing but an inline attachment has attachments")


@row("preview-lines")
def preview(context):
    shown = context.mailbox.get(context.sent().received["id"], select="bodyPreview")["bodyPreview"]
    lines = [it for it in re.split(r"\r?\n", shown.strip()) if it]
    wanted = [it for it in LINES.split("\r\n") if it]
    expect(lines == wanted, f"{len(wanted)} lines became {len(lines)}")


@row("preview-length")
def preview_length(context):
    draft = context.mailbox.draft(body={"contentType": "text", "content": "x" * (PREVIEW + 100)})
    length = len(context.mailbox.get(draft["id"], select="bodyPreview")["bodyPreview"])
    expect(length == PREVIEW, f"{length} characters")


@row("body-text")
def as_text(context):
    draft = context.mailbox.draft(body={"contentType": "html", "content": "<p>Some <b>bold</b> text</p>"})
    wishes = ('IdType="ImmutableId"', 'outlook.body-content-type="text"')
    path = query(f"/me/messages/{segment(draft['id'])}", select="body")
    answer = context.graph.ask("GET", path, prefer=wishes)
    body = answer.json()["body"]
    expect(body["contentType"] == "text" and "<b>" not in body["content"], f"the body came as {body['contentType']}")
    expect("text" in answer.headers.get("Preference-Applied", ""), "there is no Preference-Applied")


@row("sensitivity")
def sensitivity(context):
    mark = [{"id": SENSITIVITY, "value": PRIVATE}]
    draft = context.mailbox.draft(singleValueExtendedProperties=mark)
    expand = f"singleValueExtendedProperties($filter=id eq '{SENSITIVITY}')"
    shown = context.mailbox.get(draft["id"], select="id", expand=expand)
    values = [it["value"] for it in shown.get("singleValueExtendedProperties", [])]
    expect(values == [PRIVATE], f"{PRIVATE} came back as {values}")


@row("time-seconds")
def whole_seconds(context):
    times = [context.sent().received[name] for name in ("sentDateTime", "receivedDateTime")]
    expect(all(re.fullmatch(r"[^.]+:\d\dZ", it) for it in times), f"a time has the form {times[0]}")
