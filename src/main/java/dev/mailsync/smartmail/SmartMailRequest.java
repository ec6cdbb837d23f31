package dev.mailsync.smartmail;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.platform.identity.Participant;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the CRM's web app sends.
 *
 * @param to and {@code cc}: lists of addresses, or of objects with name and address as in recorded email
 */
@RegisterForReflection
public record SmartMailRequest(
        String leadId,

        @Schema(type = SchemaType.ARRAY, implementation = Participant.class)
        JsonNode to,

        @Schema(type = SchemaType.ARRAY, implementation = Participant.class)
        JsonNode cc,

        String subject,
        String html,
        List<AttachmentRequest> attachments) {

    /** @param contentBytes in Base64 */
    @RegisterForReflection
    public record AttachmentRequest(String name, String type, String contentBytes) {}
}
