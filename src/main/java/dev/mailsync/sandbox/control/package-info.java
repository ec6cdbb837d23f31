/** The controls of the sandbox, and how it takes the place of Microsoft and of time in dev mode and tests. */
package dev.mailsync.sandbox.control;
