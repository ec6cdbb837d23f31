"""DynamoDB: tables that take their time, protection that holds, and restored tables that lack what AWS does not restore."""

from .state import Refusal, begin, settle

ARN = "arn:aws:dynamodb:eu-central-1:123456789012:table/"


def make(state, name, protected, content="as it was"):
    state["tables"][name] = {
        "Status": "ACTIVE", "DeletionProtectionEnabled": protected, "Recovers": True,
        "Forgets": None, "Content": content, "Tags": [], "RestoreSummary": None,
    }


def table_of(state, name):
    table = state["tables"].get(name)
    if table and settle(table).get("Status") == "GONE":
        del state["tables"][name]
        table = None
    if table is None:
        raise Refusal("ResourceNotFoundException", f"Requested resource not found: Table: {name} not found")
    return table


def active(state, name):
    table = table_of(state, name)
    if table["Status"] != "ACTIVE":
        raise Refusal("ResourceInUseException", f"{name} is {table['Status']}")
    return table


def describe_table(state, given):
    table = table_of(state, given["table-name"])
    told = {"TableName": given["table-name"], "TableArn": ARN + given["table-name"], "TableStatus": table["Status"],
            "DeletionProtectionEnabled": table["DeletionProtectionEnabled"]}
    return {"Table": {**told, **({"RestoreSummary": table["RestoreSummary"]} if table["RestoreSummary"] else {})}}


def restore_to_time(state, given):
    source, target = active(state, given["source-table-name"]), given["target-table-name"]
    if not source["Recovers"]:
        raise Refusal("PointInTimeRecoveryUnavailableException", given["source-table-name"])
    at = given["restore-date-time"]
    appear(state, target, f"as at {at}", {"SourceTableArn": ARN + given["source-table-name"], "RestoreDateTime": at})
    return {}


def appear(state, name, content, summary):
    if name in state["tables"]:
        raise Refusal("TableAlreadyExistsException", name)
    make(state, name, False, content)
    state["tables"][name].update({"Recovers": False, "RestoreSummary": {**summary, "RestoreInProgress": False}})
    begin(state["tables"][name], "CREATING", "ACTIVE")


def create_backup(state, given):
    table = active(state, given["table-name"])
    arn = f"{ARN}{given['table-name']}/backup/{state.next_id()}"
    state["backups"][arn] = {"Table": given["table-name"], "Name": given["backup-name"], "Content": table["Content"]}
    begin(state["backups"][arn], "CREATING", "AVAILABLE")
    return {"BackupDetails": {"BackupArn": arn}}


def describe_backup(state, given):
    backup = settle(state["backups"][given["backup-arn"]])
    return {"BackupDescription": {"BackupDetails": {"BackupArn": given["backup-arn"], "BackupStatus": backup["Status"]}}}


def list_backups(state, given):
    return {
        "BackupSummaries": [
            {"BackupArn": arn, "BackupStatus": each["Status"]}
            for arn, each in state["backups"].items()
            if each["Table"] == given["table-name"]
        ]
    }


def delete_backup(state, given):
    if state["backups"][given["backup-arn"]]["Status"] != "AVAILABLE":
        raise Refusal("BackupInUseException", given["backup-arn"])
    del state["backups"][given["backup-arn"]]
    return {}


def restore_from_backup(state, given):
    backup = state["backups"][given["backup-arn"]]
    if backup["Status"] != "AVAILABLE":
        raise Refusal("BackupInUseException", given["backup-arn"])
    try:
        table_of(state, given["target-table-name"])
    except Refusal:
        pass
    appear(state, given["target-table-name"], backup["Content"],
           {"SourceBackupArn": given["backup-arn"], "SourceTableArn": ARN + backup["Table"]})
    return {}


def update_table(state, given):
    active(state, given["table-name"])["DeletionProtectionEnabled"] = "deletion-protection-enabled" in given
    return {}


def delete_table(state, given):
    table = active(state, given["table-name"])
    if table["DeletionProtectionEnabled"]:
        raise Refusal("ValidationException", "Resource cannot be deleted as it is currently protected against deletion")
    begin(table, "DELETING", "GONE")
    return {}


def describe_recovery(state, given):
    status = "ENABLED" if table_of(state, given["table-name"])["Recovers"] else "DISABLED"
    description = {"PointInTimeRecoveryStatus": status}
    return {"ContinuousBackupsDescription": {"PointInTimeRecoveryDescription": description}}


def update_recovery(state, given):
    active(state, given["table-name"])["Recovers"] = True
    return {}


def describe_ttl(state, given):
    forgets = table_of(state, given["table-name"])["Forgets"]
    return {"TimeToLiveDescription": {"TimeToLiveStatus": "ENABLED" if forgets else "DISABLED"}}


def update_ttl(state, given):
    table = active(state, given["table-name"])
    if table["Forgets"]:
        raise Refusal("ValidationException", "TimeToLive is already enabled")
    table["Forgets"] = given["time-to-live-specification"]
    return {}


def tag(state, given):
    state["tables"][given["resource-arn"].split("/")[-1]]["Tags"] = given["tags"]


OPERATIONS = {
    "dynamodb describe-table": describe_table,
    "dynamodb restore-table-to-point-in-time": restore_to_time,
    "dynamodb create-backup": create_backup,
    "dynamodb describe-backup": describe_backup,
    "dynamodb list-backups": list_backups,
    "dynamodb delete-backup": delete_backup,
    "dynamodb restore-table-from-backup": restore_from_backup,
    "dynamodb update-table": update_table,
    "dynamodb delete-table": delete_table,
    "dynamodb describe-continuous-backups": describe_recovery,
    "dynamodb update-continuous-backups": update_recovery,
    "dynamodb describe-time-to-live": describe_ttl,
    "dynamodb update-time-to-live": update_ttl,
    "dynamodb tag-resource": tag,
}
