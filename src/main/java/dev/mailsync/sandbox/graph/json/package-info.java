/** Messages, folders and the rest as Graph's JSON, in both directions. */
package dev.mailsync.sandbox.graph.json;
