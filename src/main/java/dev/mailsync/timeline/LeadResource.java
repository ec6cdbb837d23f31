package dev.mailsync.timeline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import dev.mailsync.http.CurrentCaller;
import dev.mailsync.http.ProblemException;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;
import dev.mailsync.identity.Role;

/** How the CRM says which addresses belong to which lead. */
@Path("/v1")
@RolesAllowed(Role.CRM_SERVICE)
public class LeadResource {

    /** Keeps one request within the time that an API call has. */
    static final int MAX_AT_ONCE = 1_000;

    public record LeadFields(Set<String> addresses, Set<String> opportunities) {}

    public record LeadEntry(String id, Set<String> addresses, Set<String> opportunities) {}

    public record Registered(int registered) {}

    private final CurrentCaller current;
    private final LeadDirectory directory;

    LeadResource(CurrentCaller current, LeadDirectory directory) {
        this.current = current;
        this.directory = directory;
    }

    @PUT
    @Path("/leads/{leadId}")
    public LeadEntry put(@PathParam("leadId") String leadId, LeadFields fields) {
        if (fields == null) {
            throw ProblemException.badRequest("LEAD_INVALID", "Send addresses and opportunities as JSON.");
        }
        var lead = lead(new LeadEntry(leadId, fields.addresses(), fields.opportunities()));
        directory.register(current.get().company(), lead);
        return entry(lead);
    }

    /** Checks all of them before it registers the first. */
    @POST
    @Path("/leads")
    public Registered post(List<LeadEntry> entries) {
        if (entries == null || entries.isEmpty() || entries.size() > MAX_AT_ONCE || entries.contains(null)) {
            throw ProblemException.badRequest("LEADS_INVALID", "Send an array of 1 to " + MAX_AT_ONCE + " leads.");
        }
        var leads = entries.stream().map(LeadResource::lead).toList();
        var company = current.get().company();
        leads.forEach(lead -> directory.register(company, lead));
        return new Registered(leads.size());
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
            throw ProblemException.badRequest("LEAD_INVALID", "A lead has a null in it.");
        }
    }

    private static LeadEntry entry(Lead lead) {
        return new LeadEntry(
                lead.id().value(),
                lead.addresses(),
                lead.opportunities().stream().map(OpportunityId::value).collect(Collectors.toSet()));
    }
}
