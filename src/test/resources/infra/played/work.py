"""What works: the schedule of the sweep, the queue's source, the stage of the API, groups of deployments, and keys."""

import json


def schedule(state, given):
    return state["triggers"]["schedule"]


def update_schedule(state, given):
    told = json.loads(given["cli-input-json"])
    if set(told) - {"Name", "ScheduleExpression", "FlexibleTimeWindow", "Target", "State"} or "Target" not in told:
        raise SystemExit(f"Parameter validation failed: {told}")
    state["triggers"]["schedule"].update(told)
    return {}


def source(state, given):
    return {"State": "Enabled" if state["triggers"]["source"] else "Disabled"}


def update_source(state, given):
    state["triggers"]["source"] = "enabled" in given
    return {}


def stage(state, given):
    return state["triggers"]["stage"]


def update_stage(state, given):
    for option, key in (("default-route-settings", "DefaultRouteSettings"), ("route-settings", "RouteSettings")):
        state["triggers"]["stage"][key] = json.loads(given[option])
    return {}


def silence(state, given):
    state["silenced"][given["current-deployment-group-name"]] = given["alarm-configuration"]
    return {}


def deployments(state, given):
    return {"deployments": [each for each in state["shifting"] if given["deployment-group-name"] == state["shifting"][each]]}


def stop_deployment(state, given):
    del state["shifting"][given["deployment-id"]]
    return {}


def key(state, given):
    return {"KeyMetadata": {"KeyState": state["keys"].get(given["key-id"], "Enabled")}}


def cancel_deletion(state, given):
    state["keys"][given["key-id"]] = "Disabled"
    return {}


def enable_key(state, given):
    state["keys"][given["key-id"]] = "Enabled"


def secret(state, given):
    deleted = state["deleted_secrets"].get(given["secret-id"])
    return {"ARN": given["secret-id"], **({"DeletedDate": deleted} if deleted else {})}


def restore_secret(state, given):
    del state["deleted_secrets"][given["secret-id"]]
    return {}


OPERATIONS = {
    "scheduler get-schedule": schedule,
    "scheduler update-schedule": update_schedule,
    "lambda get-event-source-mapping": source,
    "lambda update-event-source-mapping": update_source,
    "apigatewayv2 get-stage": stage,
    "apigatewayv2 update-stage": update_stage,
    "deploy update-deployment-group": silence,
    "deploy list-deployments": deployments,
    "deploy stop-deployment": stop_deployment,
    "kms describe-key": key,
    "kms cancel-key-deletion": cancel_deletion,
    "kms enable-key": enable_key,
    "secretsmanager describe-secret": secret,
    "secretsmanager restore-secret": restore_secret,
}
