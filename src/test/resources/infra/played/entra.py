"""Entra for infra/entra: one application, which is the file application.json. Each call is in the file calls."""

import base64
import hashlib
import json

from .files import Files

APPLICATION = "application.json"
SCOPES = ("openid", "profile", "offline_access", "User.Read", "Mail.Read", "Mail.ReadWrite", "Mail.Send", "Mail.Read.Shared")


def call(call):
    files = Files(call.directory)
    if call.words[:2] == ["cloud", "show"]:
        return 0, files.read("cloud")
    if call.words[0] != "rest":
        raise SystemExit(f"az {call.words[0]} is not played")
    given = dict(zip(call.words[1::2], call.words[2::2]))
    method, url = given["--method"], given["--url"]
    files.append("calls", f"{method} {url}")
    if "/applications/object-1" in url and is_unknown(files):
        return 1, 'Not Found({"error":{"code":"Request_ResourceNotFound"}})\n'
    answer = answered(files, f"{method} {url.split('/v1.0/')[1]}", json.loads(given.get("--body", "{}")))
    return 0, "" if answer is None else json.dumps(answer) + "\n"


def is_unknown(files):
    """For as many calls as the file has lines, what was made is not there yet."""
    left = files.read("unknown").splitlines(True) if files.has("unknown") else []
    if left:
        files.write("unknown", "".join(left[1:]))
    return bool(left)


def answered(files, request, body):
    if request.startswith("get servicePrincipals"):
        return {"oauth2PermissionScopes": [{"value": scope, "id": "id-of-" + scope} for scope in SCOPES]}
    if request.startswith("get applications?"):
        return {"value": [without_keys(read(files))] if files.has(APPLICATION) else []}
    if request == "post applications":
        return write(files, {**body, "id": "object-1", "appId": "app-1", "keyCredentials": [], "passwordCredentials": []})
    if request.startswith("get applications/object-1?"):
        return {key: read(files).get(key) for key in ("keyCredentials", "passwordCredentials")}
    change = CHANGES.get(request)
    if not change:
        raise SystemExit(f"Entra knows no {request}")
    application = read(files)
    answer = change(application, body)
    write(files, application)
    return answer


def read(files):
    return json.loads(files.read(APPLICATION))


def write(files, application):
    files.write(APPLICATION, json.dumps(application))
    return application


def without_keys(application):
    return {**application, "keyCredentials": [{**each, "key": None} for each in application["keyCredentials"]]}


def update(application, body):
    merge(application, body)
    for each in application["keyCredentials"]:
        # Entra knows a certificate by its thumbprint.
        thumbprint = base64.b64encode(hashlib.sha1(base64.b64decode(each["key"])).digest()).decode()
        each.update({"customKeyIdentifier": thumbprint, "keyId": thumbprint})


def merge(into, what):
    for key, value in what.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value


def add_password(application, body):
    number = len(application["passwordCredentials"])
    added = {**body["passwordCredential"], "keyId": f"key-{number}", "hint": f"s{number}x"}
    application["passwordCredentials"].append(added)
    return {**added, "secretText": f"s{number}x~of-Entra"}


def remove_password(application, body):
    application["passwordCredentials"] = [each for each in application["passwordCredentials"] if each["keyId"] != body["keyId"]]


CHANGES = {
    "patch applications/object-1": update,
    "post applications/object-1/addPassword": add_password,
    "post applications/object-1/removePassword": remove_password,
}
