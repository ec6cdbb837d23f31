/**
 * The AWS entry points: turn API Gateway events into HTTP requests, queue messages into jobs, and each minute into a
 * sweep.
 */
package dev.mailsync.lambda;
