package dev.mailsync.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** RFC 9457 problem details with a stable {@code code} for programs; {@code detail} is for people. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, String detail, String instance) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
