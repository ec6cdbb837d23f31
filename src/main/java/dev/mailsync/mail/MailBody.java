package dev.mailsync.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** @param html sanitised, safe to show inside the CRM's own page */
@RegisterForReflection
public record MailBody(String text, String html) {}
