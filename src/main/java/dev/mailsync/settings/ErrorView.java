package dev.mailsync.settings;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.error.Actor;
import dev.mailsync.error.Gap;

/**
 * An error as the API shows it. Omits what does not apply.
 *
 * @param traceId Microsoft's ID, with which its support finds the request
 * @param gap what was caught up on when the error was over
 * @param adminConsentUrl where a Microsoft 365 administrator approves, with a {@code note} that is ready to send
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
