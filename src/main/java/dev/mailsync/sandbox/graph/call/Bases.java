package dev.mailsync.sandbox.graph.call;

import java.net.URI;

/** Graph's address, for the links it returns. Read at each use, because the port may be bound late. */
public interface Bases {

    /** With the version, without a trailing slash. */
    URI graph();
}
