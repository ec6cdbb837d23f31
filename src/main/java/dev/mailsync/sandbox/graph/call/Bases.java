package dev.mailsync.sandbox.graph.call;

import java.net.URI;

/** Where Graph is reached, for the links it gives out. Asked at each use, as the port may be bound late. */
public interface Bases {

    /** With its version and without a trailing slash. */
    URI graph();
}
