"""The API: 429 while its limits are zero, as API Gateway answers."""

from .state import State


def call(call):
    limit = State(call.directory)["triggers"]["stage"]["DefaultRouteSettings"]["ThrottlingRateLimit"]
    return 0, "429" if limit == 0 else "200"
