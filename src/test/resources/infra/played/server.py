"""Plays the programs in the folders cloud and bin. Each connection is a call: it sends words, and gets an exit code and a text.

The server prints its port and ends when its input does, so it never outlives the tests that started it.
"""

import importlib
import os
import socketserver
import sys
import threading
import traceback
from collections import namedtuple

PROGRAMS = {"cloud/aws": "cloud", "cloud/sam": "packaging", "cloud/curl": "api", "bin/aws": "secrets", "bin/az": "entra"}

Call = namedtuple("Call", "process directory keep die_at words")


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        words = self.received()
        if words:
            process, directory, keep, die_at, program, *arguments = words
            code, said = outcome(program, Call(int(process), directory, keep, die_at, arguments))
            self.request.sendall(f"{code}\n{said}".encode())

    def received(self):
        """Words that each end with a zero byte: the number of arguments, the fields of a call, and the arguments."""
        got = b""
        while piece := self.request.recv(65536):
            got += piece
            count, *words = got.decode(errors="replace").split("\0")
            if words and len(words) > int(count) + 5:
                return words[:-1]
        return None


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


def outcome(program, call):
    try:
        module = PROGRAMS["/".join(program.split("/")[-2:])]
        return importlib.import_module(f"played.{module}").call(call)
    except SystemExit as refusal:
        return 1, f"{refusal}\n"
    except Exception:
        return 1, traceback.format_exc()


def main():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)


main()
