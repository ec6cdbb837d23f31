package dev.mailsync.lead;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.LargeBody;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;
import dev.mailsync.platform.identity.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The API by which the CRM registers and erases leads. */
@Path("/v1")
@RolesAllowed(Role.CRM_SERVICE)
public class LeadResource {

    /** Keeps one request within the time limit of an API call. */
    static final int MAX_AT_ONCE = 1_000;

    /** How long an erasure runs before the response; the rest continues in the background. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    public record LeadFields(Set<String> addresses, Set<String> opportunities) {}

    public record LeadEntry(String id, Set<String> addresses, Set<String> opportunities) {}

    /** @param ignored addresses of the company's own people, which no lead gets */
    @RegisterForReflection
    public record RegisteredLead(String id, Set<String> addresses, Set<String> opportunities, List<Ignored> ignored) {}

    /** @param ignored addresses of the company's own people, which no lead gets */
    @RegisterForReflection
    public record Registered(int registered, List<Ignored> ignored) {}

    /** @param kept emails that stay, as other leads share them */
    @RegisterForReflection
    public record Erased(String lead, long erased, long kept, boolean done) {}

    private final CurrentCaller current;
    private final LeadRegister register;
    private final LeadEraser eraser;
    private final Clock clock;

    LeadResource(CurrentCaller current, LeadRegister register, LeadEraser eraser, Clock clock) {
        this.current = current;
        this.register = register;
        this.eraser = eraser;
        this.clock = clock;
    }

    @PUT
    @Path("/leads/{leadId}")
    public RegisteredLead put(@PathParam("leadId") String leadId, LeadFields fields) {
        if (fields == null) {
            throw ProblemException.badRequest("LEAD_INVALID", "Send addresses and opportunities as JSON.");
        }
        var lead = lead(new LeadEntry(leadId, fields.addresses(), fields.opportunities()));
        return answer(lead, register.register(current.get().company(), lead));
    }

    /**
     * Erases a lead with its email. What is not done at once continues in the background; repeating the request returns
     * the progress.
     */
    @DELETE
    @Path("/leads/{leadId}")
    public Response delete(@PathParam("leadId") String leadId) {
        var until = clock.instant().plus(AT_ONCE);
        var erased = lead(leadId)
                .flatMap(lead -> eraser.erase(
                        current.get().company(), lead, () -> !clock.instant().isBefore(until)))
                .orElseThrow(ProblemException::notFound);
        return Response.status(erased.done() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(new Erased(erased.lead().value(), erased.erased(), erased.kept(), erased.done()))
                .build();
    }

    /** Validates all of them before registering the first. */
    @POST
    @Path("/leads")
    @LargeBody
    public Registered post(List<LeadEntry> entries) {
        if (entries == null || entries.isEmpty() || entries.size() > MAX_AT_ONCE || entries.contains(null)) {
            throw ProblemException.badRequest("LEADS_INVALID", "Send an array of 1 to " + MAX_AT_ONCE + " leads.");
        }
        var leads = entries.stream().map(LeadResource::lead).toList();
        var ignored = register.register(current.get().company(), leads);
        return new Registered(leads.size(), List.copyOf(ignored));
    }

    /** An ID in a format that the CRM never issues belongs to nobody. */
    private static Optional<LeadId> lead(String id) {
        try {
            return Optional.of(new LeadId(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Lead lead(LeadEntry entry) {
        try {
            return new Lead(
                    new LeadId(entry.id()),
                    entry.addresses() == null ? Set.of() : entry.addresses(),
                    entry.opportunities() == null
                            ? Set.of()
                            : entry.opportunities().stream()
                                    .map(OpportunityId::new)
                                    .collect(Collectors.toSet()));
        } catch (IllegalArgumentException invalid) {
            throw ProblemException.badRequest("LEAD_INVALID", invalid.getMessage());
        } catch (NullPointerException hasNull) {
            throw ProblemException.badRequest("LEAD_INVALID", "A lead must not contain null.");
        }
    }

    private static RegisteredLead answer(Lead lead, Set<Ignored> ignored) {
        var never = ignored.stream().map(Ignored::address).collect(Collectors.toSet());
        return new RegisteredLead(
                lead.id().value(),
                lead.without(never).addresses(),
                lead.opportunities().stream().map(OpportunityId::value).collect(Collectors.toSet()),
                List.copyOf(ignored));
    }
}
