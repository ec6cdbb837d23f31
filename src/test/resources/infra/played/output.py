"""What the AWS CLI prints of an answer: all of it as JSON, or what --query picks, by --output text without quotes."""

import json
import re


def printed(answer, given):
    picked = picked_from(answer, given["query"].split(".")) if "query" in given else answer
    return (as_text(picked) if given.get("output") == "text" else json.dumps(picked)) + "\n"


def picked_from(value, steps):
    """Names, each with an index behind it, or with [] for each element of a list."""
    if not steps or value is None:
        return value
    name, index = re.fullmatch(r"(\w+)(?:\[(\d*)\])?", steps[0]).groups()
    found = value.get(name)
    if index == "":
        return [picked_from(each, steps[1:]) for each in found or []]
    if index:
        found = found[int(index)] if found else None
    return picked_from(found, steps[1:])


def as_text(value):
    return "\t".join(map(as_text, value)) if isinstance(value, list) else str(value)
