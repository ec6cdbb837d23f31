/** The sandbox's controls, and how it replaces Microsoft and time in dev mode and tests. */
package dev.mailsync.sandbox.control;
