"""What there is at AWS, in a file: stacks, tables, backups, keys, and what works."""

import json
import os


class Refusal(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class State:
    def __init__(self, directory):
        self.file = os.path.join(directory, "state.json")
        self.log = os.path.join(directory, "calls")
        self.calls = 0
        if os.path.exists(self.log):
            with open(self.log) as log:
                self.calls = sum(1 for _ in log)
        with open(self.file) as file:
            self.all = json.load(file)

    def __getitem__(self, kind):
        return self.all.setdefault(kind, {})

    def called(self, words):
        self.calls += 1
        with open(self.log, "a") as log:
            log.write(" ".join(word.replace("\n", " ") for word in words) + "\n")

    def keep(self):
        directory = os.path.join(os.path.dirname(self.file), "before")
        os.makedirs(directory, exist_ok=True)
        self.write(os.path.join(directory, f"{self.calls:03}.json"))

    def save(self):
        self.write(self.file + ".new")
        os.replace(self.file + ".new", self.file)

    def write(self, path):
        with open(path, "w") as file:
            file.write(json.dumps(self.all))

    def next_id(self):
        self.all["ids"] = self.all.get("ids", 0) + 1
        return self.all["ids"]


def settle(thing, field="Status"):
    """What is under way is so for a look, and done at the next."""
    if "then" in thing and thing["looks"] == 0:
        thing[field] = thing.pop("then")
    thing["looks"] = 0
    return thing


def begin(thing, now, then, field="Status"):
    thing.update({field: now, "then": then, "looks": 1})


def text(value):
    """The text of an option, or of the file that it names."""
    if value.startswith("file://"):
        with open(value[7:]) as file:
            return file.read()
    return value
