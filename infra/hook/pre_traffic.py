"""Calls a new version of a function once, before CodeDeploy lets any traffic go to it.

CodeDeploy waits for the word "Succeeded". With "Failed" the alias stays where it is, and CloudFormation takes the whole
deployment back. The calls change nothing: two are refused as they should be, one sweeps a sixteenth of what is due.
"""

import json
import os
import re
import time

import boto3
from botocore.config import Config

# A version of the JVM starts for seconds, and may then take as long as its function's timeout.
PATIENCE = Config(read_timeout=75, connect_timeout=5, retries={"total_max_attempts": 1})
# The sweep runs once at a time, and a second call is throttled meanwhile.
ATTEMPTS, PAUSE = 8, 8


def http(method, path, query=""):
    """An event as API Gateway sends it, without a token."""
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {"host": "pre-traffic.invalid", "accept": "*/*", "user-agent": "pre-traffic"},
        "requestContext": {
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1"},
            "requestId": "pre-traffic",
            "stage": "$default",
        },
        "isBase64Encoded": False,
    }


def answers(status, text):
    return lambda answer: answer.get("statusCode") == status and text in (answer.get("body") or "")


# What each function is sent, and whether its answer is right.
CALLS = {
    # Looks for the sign-in in the table of users.
    "oauth-callback": (http("GET", "/oauth/callback", "state=pre-traffic"), answers(400, "STATE_UNKNOWN")),
    # The handshake by which Microsoft tries the address.
    "graph-webhook": (http("POST", "/graph/notifications", "validationToken=pre-traffic"), answers(200, "pre-traffic")),
    "disable": (http("GET", "/v1/mail-sync/disable/preview"), answers(401, "")),
    "api": (http("GET", "/mail-sync/troubleshooting"), answers(200, "<html")),
    "sync": ({"Records": []}, lambda answer: answer == {"batchItemFailures": []}),
    "sweep": ({"shards": "15-15"}, lambda answer: answer.get("failed") == 0),
}


def handle(event, context):
    deployments = boto3.client("codedeploy")
    status = "Failed"
    try:
        if works(deployments.get_deployment(deploymentId=event["DeploymentId"])["deploymentInfo"]):
            status = "Succeeded"
    except Exception as failure:  # Whatever it is, CodeDeploy has to hear of it, or it waits for an hour.
        print(f"The call failed: {failure!r}")
    print(f"Deployment {event['DeploymentId']}: {status}")
    deployments.put_lifecycle_event_hook_execution_status(
        deploymentId=event["DeploymentId"],
        lifecycleEventHookExecutionId=event["LifecycleEventHookExecutionId"],
        status=status,
    )


def works(deployment):
    target = json.loads(os.environ["TARGETS"])[deployment["deploymentGroupName"]]
    payload, is_right = CALLS[target["call"]]
    answer = invoke(target["function"], version(deployment), payload)
    if answer.get("FunctionError"):
        print(f"{target['call']} failed with {answer['FunctionError']}: {answer['Payload'][:500]}")
        return False
    if not is_right(json.loads(answer["Payload"])):
        print(f"{target['call']} answered {answer['Payload'][:500]}")
        return False
    return True


def version(deployment):
    """As CodeDeploy was told. Otherwise what was built last, which the new version is a copy of."""
    revision = deployment.get("revision", {})
    for kind in ("string", "appSpecContent"):
        told = re.search(r'"?TargetVersion"?\s*:\s*"?(\d+)', revision.get(kind, {}).get("content", ""))
        if told:
            return told.group(1)
    return "$LATEST"


def invoke(function, qualifier, payload):
    functions = boto3.client("lambda", config=PATIENCE)
    for left in reversed(range(ATTEMPTS)):
        try:
            answer = functions.invoke(FunctionName=function, Qualifier=qualifier, Payload=json.dumps(payload))
            return {"FunctionError": answer.get("FunctionError"), "Payload": answer["Payload"].read().decode()}
        except functions.exceptions.TooManyRequestsException:
            if not left:
                raise
            time.sleep(PAUSE)
