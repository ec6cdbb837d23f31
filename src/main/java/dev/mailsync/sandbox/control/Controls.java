package dev.mailsync.sandbox.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;

/** How all controls read requests and respond. */
final class Controls {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Controls() {}

    /** @throws ControlException if the body doesn't match the type */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            var value = MAPPER.readValue(body, type);
            if (value == null) {
                throw ControlException.badRequest("The body is empty.");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw ControlException.badRequest("The body cannot be read: " + malformed.getOriginalMessage());
        } catch (IOException inMemory) {
            throw ControlException.badRequest("The body cannot be read.");
        }
    }

    /** @throws ControlException unless it is an ISO 8601 duration that is not negative */
    static Duration duration(String name, String text) {
        try {
            var duration = Duration.parse(text == null ? "" : text);
            if (duration.isNegative()) {
                throw ControlException.badRequest("The clock goes forward only, not by " + text + ".");
            }
            return duration;
        } catch (DateTimeParseException malformed) {
            throw ControlException.badRequest("'" + name + "' has to be an ISO 8601 duration such as PT48H.");
        }
    }

    /** @throws ControlException if there is none with that name or id */
    static Mailbox mailbox(World world, String upn) {
        return world.mailbox(upn).orElseThrow(() -> ControlException.notFound("There is no mailbox " + upn + "."));
    }

    /** @throws ControlException if a text is missing */
    static String given(String name, String value) {
        if (value == null || value.isBlank()) {
            throw ControlException.badRequest("'" + name + "' is missing.");
        }
        return value;
    }

    /** @throws ControlException if neither is given */
    static boolean on(Boolean value) {
        if (value == null) {
            throw ControlException.badRequest("'on' has to be true or false.");
        }
        return value;
    }

    /** @throws ControlException unless it is an X.509 certificate in PEM */
    static X509Certificate certificate(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        } catch (CertificateException malformed) {
            throw ControlException.badRequest("'certificate' has to be an X.509 certificate in PEM.");
        }
    }

    /** Runs a control; a refusal becomes a problem response (RFC 9457). */
    static Response answer(Supplier<Response> control) {
        try {
            return control.get();
        } catch (ControlException refused) {
            var problem = new Problem("about:blank", title(refused), refused.status(), refused.getMessage());
            return json(refused.status(), "application/problem+json", problem);
        }
    }

    static Response json(int status, Object value) {
        return json(status, "application/json", value);
    }

    private static Response json(int status, String type, Object value) {
        try {
            return Response.status(status)
                    .type(type)
                    .entity(MAPPER.writeValueAsString(value))
                    .build();
        } catch (JsonProcessingException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    private static String title(ControlException refused) {
        return Response.Status.fromStatusCode(refused.status()).getReasonPhrase();
    }

    private record Problem(String type, String title, int status, String detail) {}
}
