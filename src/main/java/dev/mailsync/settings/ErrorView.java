package dev.mailsync.settings;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.error.Actor;
import dev.mailsync.error.Gap;

/**
 * An error as the API shows it. What does not apply is left out.
 *
 * @param traceId Microsoft's, by which its support finds the request
 * @param gap what was caught up on when the error was over
 * @param adminConsentUrl where an administrator of Microsoft 365 approves, with a {@code note} that is ready to be sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorView(
        String code,
        String title,
        String what,
        String remedy,
        Actor actor,
        Instant firstAt,
        Instant lastAt,
        int count,
        Instant nextAttemptAt,
        String traceId,
        Instant resolvedAt,
        Gap gap,
        URI adminConsentUrl,
        String note) {}
