"""AWS for the scripts that handle secrets: Secrets Manager, one stack, one queue of dead letters. Each call is in the file calls."""

import json
import os
import re

from .files import Files

ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:"
OPTIONS = ("--secret-id", "--name", "--secret-string", "--query", "--version-stage")


def call(call):
    files = Files(call.directory)
    files.append("calls", "aws " + " ".join(call.words))
    service, operation, *words = call.words
    given = {word: value for word, value in zip(words, words[1:]) if word in OPTIONS}
    play = OPERATIONS.get(f"{service} {operation}")
    if not play:
        raise SystemExit(f"aws {service} {operation} is not played")
    return play(files, given)


def name_in(given):
    return re.split("[:/]", given.get("--secret-id", given.get("--name", "none")))[-1]


def describe_secret(files, given):
    name = name_in(given)
    if not files.has(f"secrets/{name}"):
        return 254, "ResourceNotFoundException\n"
    if given.get("--query") == "LastChangedDate":
        return 0, files.read("changed")
    deleted = {"DeletedDate": files.read(f"secrets/{name}.deleted").strip()} if files.has(f"secrets/{name}.deleted") else {}
    return 0, json.dumps({"ARN": ARN + name, **deleted})


def store_secret(files, given):
    name, source = name_in(given), given["--secret-string"].removeprefix("file://")
    files.append("modes", f"{os.stat(os.path.dirname(source)).st_mode & 0o777:o}")
    if files.has(f"secrets/{name}"):
        files.write(f"secrets/{name}.previous", files.read(f"secrets/{name}"))
    with open(source) as secret:
        files.write(f"secrets/{name}", secret.read().rstrip("\n") + "\n")
    return 0, f"{ARN}{name}\n"


def get_secret(files, given):
    path = "secrets/" + name_in(given) + (".previous" if given.get("--version-stage") == "AWSPREVIOUS" else "")
    return (0, files.read(path)) if files.has(path) else (254, "ResourceNotFoundException\n")


def get_caller(files, given):
    return (253, "Unable to locate credentials\n") if files.has("nobody") else (0, "")


def describe_stacks(files, given):
    return 0, re.sub(".*OutputKey=='([A-Za-z]*)'.*", r"value-of-\1", given["--query"]) + "\n"


def queue_attributes(files, given):
    if given["--query"].endswith("QueueArn"):
        return 0, "arn:aws:sqs:eu-central-1:123456789012:dead\n"
    dead = files.read("dead")
    files.write("dead", "0\n")
    return 0, dead


def move_messages(files, given):
    return 0, ""


OPERATIONS = {
    "secretsmanager describe-secret": describe_secret,
    "secretsmanager create-secret": store_secret,
    "secretsmanager put-secret-value": store_secret,
    "secretsmanager get-secret-value": get_secret,
    "sts get-caller-identity": get_caller,
    "cloudformation describe-stacks": describe_stacks,
    "sqs get-queue-attributes": queue_attributes,
    "sqs start-message-move-task": move_messages,
}
