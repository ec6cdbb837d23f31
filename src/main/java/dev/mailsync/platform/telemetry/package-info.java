/**
 * What an operator sees of the service: counts and times for CloudWatch, and which work a log line belongs to. Nothing
 * here identifies a person, a company or an email.
 */
package dev.mailsync.platform.telemetry;
