package dev.mailsync.smartmail;

import java.net.URI;
import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.LargeBody;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.timeline.MailView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Sends a Smart Mail from the caller's own mailbox. */
@Path("/v1/smart-mails")
@RolesAllowed(Role.PERSON)
public class SmartMailResource {

    /** @param since when Microsoft was asked to send it */
    @RegisterForReflection
    public record InDoubt(String status, Instant since, String detail) {}

    private static final String DETAIL =
            "Microsoft 365 hasn't confirmed yet that the email was sent. Once it has, the email appears on the"
                    + " timeline. Mail Sync never sends it a second time.";

    private final CurrentCaller current;
    private final SmartMailOutbox outbox;

    SmartMailResource(CurrentCaller current, SmartMailOutbox outbox) {
        this.current = current;
        this.outbox = outbox;
    }

    @POST
    @LargeBody
    @APIResponse(
            responseCode = "201",
            description = "Sent and recorded",
            content = @Content(schema = @Schema(implementation = MailView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not confirmed yet: Microsoft 365 may have sent it",
            content = @Content(schema = @Schema(implementation = InDoubt.class)))
    public Response send(@HeaderParam("Idempotency-Key") String idempotencyKey, SmartMailRequest request) {
        var caller = current.get();
        var key = SmartMailReader.key(idempotencyKey);
        return switch (outbox.send(caller, key, SmartMailReader.read(request))) {
            case SmartMailOutbox.Outcome.Recorded recorded ->
                Response.created(URI.create("/v1/mails/" + recorded.mail().id()))
                        .entity(recorded.mail())
                        .build();
            case SmartMailOutbox.Outcome.InDoubt doubt ->
                Response.accepted(new InDoubt("SENDING", doubt.since(), DETAIL)).build();
        };
    }
}
