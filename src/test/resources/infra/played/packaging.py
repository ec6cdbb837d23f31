"""The command "sam package": looks for what the template is made of beside it, and writes the template as JSON."""

import functools
import json
import os

import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    pass


def intrinsic(loader, tag, node):
    name = tag if tag in ("Ref", "Condition") else "Fn::" + tag
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if tag == "GetAtt" else value}
    build = loader.construct_sequence if isinstance(node, yaml.SequenceNode) else loader.construct_mapping
    return {name: build(node, deep=True)}


Loader.add_multi_constructor("!", intrinsic)


@functools.cache
def as_json(text):
    return json.dumps(yaml.load(text, Loader), default=str)


@functools.cache
def indented(text):
    return json.dumps(json.loads(text), indent=2)


def load(path):
    with open(path) as file:
        return json.loads(as_json(file.read()))


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def call(call):
    if call.words[0] != "package":
        raise SystemExit("only packaging is played")
    given = dict(zip(call.words[1:], call.words[2:]))
    here = os.path.dirname(given["--template-file"])
    template = load(given["--template-file"])
    upload_all(call.directory, here, template)
    write(os.path.join(call.directory, "sam"), "\n".join(call.words))
    write(given["--output-template-file"], indented(json.dumps(template)))
    return 0, ""


def upload_all(cloud, here, template):
    def uploaded(path):
        if not os.path.exists(os.path.join(here, path)):
            raise SystemExit(f"{path} is not there")
        return "s3://sam-bucket/" + os.path.basename(path)

    functions = template["Globals"]["Function"]
    functions["CodeUri"] = uploaded(functions["CodeUri"])
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::CloudFormation::Stack":
            inner = load(os.path.join(here, properties["TemplateURL"]))
            write(os.path.join(cloud, "dashboard.json"), inner["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"])
            properties["TemplateURL"] = uploaded(properties["TemplateURL"])
        elif resource["Type"] == "AWS::Lambda::Function":
            properties["Code"] = {"S3Bucket": "sam-bucket", "S3Key": uploaded(properties["Code"])}
