"""CloudFormation: change sets of templates, carried out, and taken back where something fails."""

import json

from . import tables
from .state import Refusal, begin, settle, text

LIMIT = 51200
TABLE = "AWS::DynamoDB::Table"


def refuse(message):
    raise Refusal("ValidationError", message)


def stack_of(state, name):
    for stack in state["stacks"].values():
        if name in (stack["StackName"], stack["StackId"]) and (
            stack["StackStatus"] != "DELETE_COMPLETE" or name == stack["StackId"]
        ):
            return stack
    refuse(f"Stack with id {name} does not exist")


def told(stack):
    parameters = [{"ParameterKey": key, "ParameterValue": value} for key, value in stack["Parameters"].items()]
    outputs = [{"OutputKey": key, "OutputValue": value} for key, value in stack.get("Outputs", {}).items()]
    return {
        **{key: stack[key] for key in ("StackName", "StackId", "StackStatus")},
        "Parameters": parameters,
        "Outputs": outputs,
        "Tags": stack.get("Tags", []),
    }


def describe_stacks(state, given):
    return {"Stacks": [told(settle(stack_of(state, given["stack-name"]), "StackStatus"))]}


def list_stacks(state, given):
    return {
        "StackSummaries": [
            {"StackName": each["StackName"], "StackId": each["StackId"], "DeletionTime": each["StackId"]}
            for each in state["stacks"].values()
            if each["StackStatus"] == given["stack-status-filter"]
        ]
    }


def resources(state, given):
    return {
        "StackResourceSummaries": [
            {
                "LogicalResourceId": name,
                "PhysicalResourceId": each["Physical"],
                "ResourceType": each["Type"],
                "ResourceStatus": each.get("Status", "CREATE_COMPLETE"),
            }
            for name, each in stack_of(state, given["stack-name"])["Resources"].items()
        ]
    }


def describe_resource(state, given):
    found = stack_of(state, given["stack-name"])["Resources"].get(given["logical-resource-id"])
    return {"StackResourceDetail": {"PhysicalResourceId": found["Physical"]}} if found else refuse("no such resource")


def get_template(state, given):
    return {"TemplateBody": stack_of(state, given["stack-name"])["Template"]}


def filled_in(template, parameters, resource):
    """A table's name, as the template spells it out or has it made of the prefix."""
    name = resource["Properties"]["TableName"]
    if isinstance(name, str):
        return name, True
    return name["Fn::Sub"].replace("${TablePrefix}", parameters.get("TablePrefix", "")), False


def physical(state, stack, template, parameters, name, resource, imports):
    if name in imports:
        return list(imports[name].values())[0]
    if resource["Type"] == TABLE:
        return filled_in(template, parameters, resource)[0]
    return f"{stack}-{name}-{state.next_id()}"


def create_change_set(state, given):
    kind, name = given["change-set-type"], given["stack-name"]
    if len(given.get("template-body", "")) and len(text(given["template-body"])) > LIMIT:
        refuse("Member must have length less than or equal to 51200")
    template = json.loads(text(given["template-body"]) if "template-body" in given else state["s3"][given["template-url"].split("/")[-1]])
    parameters = {each["ParameterKey"]: each["ParameterValue"] for each in json.loads(given.get("parameters", "[]"))}
    asked = template.get("Parameters", {})
    wrong = set(parameters) - set(asked) or {key for key, each in asked.items() if key not in parameters and "Default" not in each}
    if wrong:
        refuse(f"Parameters: [{', '.join(sorted(wrong))}]")
    existing = [each for each in state["stacks"].values() if each["StackName"] == name and each["StackStatus"] != "DELETE_COMPLETE"]
    if kind == "UPDATE" and (not existing or existing[0]["StackStatus"].endswith(("IN_PROGRESS", "ROLLBACK_FAILED"))):
        refuse(f"Stack {name} cannot be updated")
    if kind != "UPDATE" and existing and existing[0]["StackStatus"] != "REVIEW_IN_PROGRESS":
        refuse(f"Stack {name} already exists")
    if not existing:
        stack_id = f"arn:aws:cloudformation:eu-central-1:123456789012:stack/{name}/{state.next_id()}"
        existing = [{"StackName": name, "StackId": stack_id, "StackStatus": "REVIEW_IN_PROGRESS", "Parameters": {}, "Resources": {}}]
        state["stacks"][stack_id] = existing[0]
    imports = {each["LogicalResourceId"]: each["ResourceIdentifier"] for each in json.loads(given.get("resources-to-import", "[]"))}
    if kind == "IMPORT" and set(imports) != set(template["Resources"]):
        refuse("An import brings all that is new, and nothing else")
    made = f"arn:aws:cloudformation:eu-central-1:123456789012:changeSet/{given['change-set-name']}/{state.next_id()}"
    change_set = {
        "Id": made, "Stack": existing[0]["StackId"], "Kind": kind, "Template": template, "Imports": imports, "Parameters": parameters,
        "ImportExisting": "import-existing-resources" in given, "Tags": json.loads(given.get("tags", "[]")), "Role": given.get("role-arn"),
    }
    begin(change_set, "CREATE_IN_PROGRESS", "CREATE_COMPLETE")
    state["changes"][made] = change_set
    return {"Id": made, "StackId": existing[0]["StackId"]}


def changes_of(state, change_set):
    stack, template, parameters = state["stacks"][change_set["Stack"]], change_set["Template"], change_set["Parameters"]
    for name, each in template["Resources"].items():
        had = stack["Resources"].get(name)
        change = {"Action": "Modify" if had else "Add", "LogicalResourceId": name, "ResourceType": each["Type"]}
        if had:
            renamed = each["Type"] == TABLE and filled_in(template, parameters, each)[0] != had["Physical"]
            change.update({"PhysicalResourceId": had["Physical"], "Replacement": "True" if renamed else "False"})
        yield {"ResourceChange": change}
    for name in set(stack["Resources"]) - set(template["Resources"]):
        had = stack["Resources"][name]
        yield {"ResourceChange": {"Action": "Remove", "LogicalResourceId": name, "ResourceType": had["Type"], "PhysicalResourceId": had["Physical"]}}


def describe_change_set(state, given):
    change_set = settle(state["changes"][given["change-set-name"]])
    return {"Status": change_set["Status"], "Changes": list(changes_of(state, change_set))}


def delete_change_set(state, given):
    del state["changes"][given["change-set-name"]]


def protects(template, parameters, each):
    wanted = each["Properties"].get("DeletionProtectionEnabled")
    return parameters.get("Protected", "yes") == "yes" if isinstance(wanted, dict) else bool(wanted)


def execute_change_set(state, given):
    change_set = state["changes"].pop(given["change-set-name"])
    stack = state["stacks"][change_set["Stack"]]
    template, parameters, made = change_set["Template"], change_set["Parameters"], []
    had, before, done = dict(stack["Resources"]), dict(stack["Parameters"]), {"CREATE": "CREATE", "UPDATE": "UPDATE", "IMPORT": "IMPORT"}[change_set["Kind"]]
    stack["Resources"] = {}
    failure = None
    for name, each in template["Resources"].items():
        known = had.get(name)
        new = known is None or each["Type"] == TABLE and filled_in(template, parameters, each)[0] != known["Physical"]
        one = {"Type": each["Type"], "Physical": known["Physical"] if not new else physical(state, stack["StackName"], template, parameters, name, each, change_set["Imports"])}
        if each["Type"] == TABLE and new:
            spelled = filled_in(template, parameters, each)[1]
            there = one["Physical"] in state["tables"]
            if there and not (change_set["ImportExisting"] and spelled):
                failure = (name, f"{one['Physical']} already exists")
                break
            if not there:
                tables.make(state, one["Physical"], protects(template, parameters, each))
                made.append(one["Physical"])
        elif each["Type"] == TABLE:
            state["tables"][one["Physical"]]["DeletionProtectionEnabled"] = protects(template, parameters, each)
        stack["Resources"][name] = one
    failure = failure or (("Sync", "told to fail") if state.all.pop("fail", None) else None)
    if failure:
        take_back(state, stack, had, made, done, failure)
        return None
    stack.update({"Parameters": parameters, "Template": template, "Role": change_set["Role"] or stack.get("Role")})
    stack["Tags"] = change_set["Tags"] or stack.get("Tags", [])
    stack["Outputs"] = {"PublicUrl": "https://api.example", "Commit": parameters.get("Commit", "")} if done != "IMPORT" else {}
    begin(stack, f"{done}_IN_PROGRESS", f"{done}_COMPLETE", "StackStatus")


def take_back(state, stack, had, made, done, failure):
    stack["Resources"] = had
    end = "ROLLBACK_COMPLETE" if done == "CREATE" else "UPDATE_ROLLBACK_COMPLETE"
    for table in made:
        if state["tables"][table]["DeletionProtectionEnabled"]:
            end = "ROLLBACK_FAILED"
        else:
            del state["tables"][table]
    state["events"].setdefault(stack["StackId"], []).append(failure)
    begin(stack, "ROLLBACK_IN_PROGRESS", end, "StackStatus")


def update_stack(state, given):
    stack = stack_of(state, given["stack-name"])
    values = {}
    for each in json.loads(given["parameters"]):
        values[each["ParameterKey"]] = each["ParameterValue"] if "ParameterValue" in each else stack["Parameters"][each["ParameterKey"]]
    stack["Parameters"] = values
    for name, each in stack["Template"]["Resources"].items():
        if each["Type"] == TABLE:
            state["tables"][stack["Resources"][name]["Physical"]]["DeletionProtectionEnabled"] = protects(stack["Template"], values, each)
    begin(stack, "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "StackStatus")
    return {"StackId": stack["StackId"]}


def delete_stack(state, given):
    stack = stack_of(state, given["stack-name"])
    if stack.get("Terminates") is False:
        refuse("TerminationProtection is enabled")
    for each in stack["Resources"].values():
        each["Status"] = "DELETE_SKIPPED" if each["Type"] in (TABLE, "AWS::KMS::Key", "AWS::SecretsManager::Secret") else "DELETE_COMPLETE"
    begin(stack, "DELETE_IN_PROGRESS", "DELETE_COMPLETE", "StackStatus")


def protect(state, given):
    stack_of(state, given["stack-name"])["Terminates"] = "no-enable-termination-protection" in given
    return {}


def cancel(state, given):
    stack = stack_of(state, given["stack-name"])
    if not stack["StackStatus"] == "UPDATE_IN_PROGRESS":
        refuse("CancelUpdateStack cannot be called from current stack status")
    begin(stack, "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE", "StackStatus")


def events(state, given):
    found = state["events"].get(stack_of(state, given["stack-name"])["StackId"], [])
    return {
        "StackEvents": [
            {"Timestamp": "9999", "ResourceStatus": "CREATE_FAILED", "LogicalResourceId": name, "ResourceStatusReason": why}
            for name, why in found
        ]
    }


def copy(state, given):
    state["s3"][given["to"].split("/")[-1]] = text("file://" + given["from"])


OPERATIONS = {
    "cloudformation describe-stacks": describe_stacks,
    "cloudformation list-stacks": list_stacks,
    "cloudformation list-stack-resources": resources,
    "cloudformation describe-stack-resource": describe_resource,
    "cloudformation get-template": get_template,
    "cloudformation create-change-set": create_change_set,
    "cloudformation describe-change-set": describe_change_set,
    "cloudformation delete-change-set": delete_change_set,
    "cloudformation execute-change-set": execute_change_set,
    "cloudformation update-stack": update_stack,
    "cloudformation delete-stack": delete_stack,
    "cloudformation update-termination-protection": protect,
    "cloudformation cancel-update-stack": cancel,
    "cloudformation describe-stack-events": events,
    "s3 cp": copy,
}
