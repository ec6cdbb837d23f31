/**
 * What an operator sees of the service: counts and times for CloudWatch, and whose work a line of the log belongs to. Nothing
 * here names a person, a company or a mail.
 */
package dev.mailsync.platform.telemetry;
