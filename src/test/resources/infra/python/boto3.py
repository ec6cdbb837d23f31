"""Plays CodeDeploy and Lambda for infra/hook: the deployment and the answers come from $PLAY, each call goes to $PLAY.calls."""

import io
import json
import os


class TooManyRequestsException(Exception):
    pass


class Exceptions:
    TooManyRequestsException = TooManyRequestsException


class Client:
    exceptions = Exceptions

    def __init__(self, service):
        self.service = service
        with open(os.environ["PLAY"]) as file:
            self.play = json.load(file)
        self.answers = iter(self.play["answers"])

    def __getattr__(self, operation):
        def call(**arguments):
            with open(os.environ["PLAY"] + ".calls", "a") as file:
                file.write(json.dumps({"operation": operation, **arguments}) + "\n")
            return getattr(self, "play_" + operation)()

        return call

    def play_get_deployment(self):
        if "deployment" not in self.play:
            raise RuntimeError("AccessDenied")
        return {"deploymentInfo": self.play["deployment"]}

    def play_put_lifecycle_event_hook_execution_status(self):
        return {}

    def play_invoke(self):
        answer = next(self.answers)
        if answer == "throttled":
            raise TooManyRequestsException()
        return {**answer, "Payload": io.BytesIO(answer["Payload"].encode())}


def client(service, config=None):
    return Client(service)
