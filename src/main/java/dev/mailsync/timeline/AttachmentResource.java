package dev.mailsync.timeline;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import dev.mailsync.microsoft.graph.ByteRange;
import dev.mailsync.microsoft.graph.Content;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.Role;

/** The content of attachments, with RFC 9110 ranges, in slices that fit a Lambda response. */
@Path("/v1")
@RolesAllowed(Role.PERSON)
public class AttachmentResource {

    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}");

    private final CurrentCaller current;
    private final Attachments attachments;

    AttachmentResource(CurrentCaller current, Attachments attachments) {
        this.current = current;
        this.attachments = attachments;
    }

    @GET
    @Path("/mails/{id}/attachments/{n: [0-9]{1,4}}")
    public Response content(
            @PathParam("id") String id, @PathParam("n") int n, @HeaderParam("Range") String rangeHeader) {
        var mail = MailId.parse(id).orElseThrow(ProblemException::notFound);
        var range = RangeHeader.parse(rangeHeader);
        var found = attachments.find(current.get(), mail, n, range.orElse(ByteRange.all()));
        return switch (found.content()) {
            case Content.Beyond beyond -> throw AttachmentProblems.outside(beyond.total());
            case Content.Slice slice -> answered(found, slice, range);
        };
    }

    private static Response answered(Attachments.Found found, Content.Slice slice, Optional<ByteRange> range) {
        if (range.isPresent() && slice.bytes().length == 0) {
            throw AttachmentProblems.outside(slice.total());
        }
        var total = slice.total().orElse(-1);
        var whole = range.isEmpty() && slice.bytes().length == total;
        var name = found.attachment().name();
        var response = Response.status(whole ? 200 : 206)
                .entity(slice.bytes())
                .header(
                        "Content-Type",
                        found.mail()
                                ? "message/rfc822"
                                : type(found.attachment().type()))
                .header("Content-Disposition", Disposition.of(found.mail() ? asMail(name) : name))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Accept-Ranges", "bytes");
        if (!whole) {
            var last = slice.first() + slice.bytes().length - 1;
            response.header("Content-Range", "bytes " + slice.first() + "-" + last + "/" + (total < 0 ? "*" : total));
        }
        return response.build();
    }

    private static String type(String recorded) {
        var type =
                recorded == null ? "" : recorded.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE;
    }

    private static String asMail(String name) {
        return name == null || name.isBlank()
                ? "mail.eml"
                : name.toLowerCase(Locale.ROOT).endsWith(".eml") ? name : name + ".eml";
    }
}
