package dev.mailsync.timeline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import dev.mailsync.mail.MailWithBody;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.Role;

/** The parts of bodies that are too large for the response with their email. */
@Path("/v1")
@RolesAllowed(Role.PERSON)
public class BodyResource {

    private final CurrentCaller current;
    private final ReadableMail readable;

    BodyResource(CurrentCaller current, ReadableMail readable) {
        this.current = current;
        this.readable = readable;
    }

    @GET
    @Path("/mails/{id}/parts/{n: [0-9]{1,4}}")
    public Response part(@PathParam("id") String id, @PathParam("n") int n) {
        var caller = current.get();
        return MailId.parse(id)
                .flatMap(mail -> readable.open(caller, mail))
                .map(MailWithBody::body)
                .filter(BodyParts::needed)
                .map(body -> BodyParts.of(body).parts())
                .filter(parts -> n < parts.size())
                .map(parts -> shown(parts.get(n)))
                .orElseThrow(ProblemException::notFound);
    }

    /** Always as plain text: a browser that is led here must not render an email. */
    private static Response shown(BodyParts.Part part) {
        return Response.ok(part.content(), "text/plain; charset=UTF-8").build();
    }
}
