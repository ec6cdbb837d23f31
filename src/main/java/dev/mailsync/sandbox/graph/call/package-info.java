/** One request to the sandbox's Graph and its response, with options and errors. */
package dev.mailsync.sandbox.graph.call;
