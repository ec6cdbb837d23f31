package dev.mailsync.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An attachment's metadata, without its content; {@code size} is in bytes, as Exchange reports it. */
@RegisterForReflection
public record Attachment(String name, String type, long size) {}
