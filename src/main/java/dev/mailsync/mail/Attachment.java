package dev.mailsync.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is known of an attachment without its content; {@code size} in bytes, as Exchange counts them. */
@RegisterForReflection
public record Attachment(String name, String type, long size) {}
