/** Messages, folders and the rest as Graph's JSON, both ways. */
package dev.mailsync.sandbox.graph.json;
