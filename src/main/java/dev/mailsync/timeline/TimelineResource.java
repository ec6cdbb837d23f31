package dev.mailsync.timeline;

import java.util.Collection;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.lead.OwnPeople;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.http.Page;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.OpportunityId;
import dev.mailsync.platform.identity.Role;

/** Recorded email for the people of a company. */
@Path("/v1")
@RolesAllowed(Role.PERSON)
public class TimelineResource {

    private final CurrentCaller current;
    private final LeadDirectory directory;
    private final OwnPeople own;
    private final Timelines timelines;
    private final SyncedMailStore mails;
    private final MailPages pages;
    private final MailViews views;

    TimelineResource(
            CurrentCaller current,
            LeadDirectory directory,
            OwnPeople own,
            Timelines timelines,
            SyncedMailStore mails,
            MailPages pages,
            MailViews views) {
        this.current = current;
        this.directory = directory;
        this.own = own;
        this.timelines = timelines;
        this.mails = mails;
        this.pages = pages;
        this.views = views;
    }

    @GET
    @Path("/leads/{leadId}/mails")
    public Page<MailView> ofLead(
            @PathParam("leadId") String leadId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        var caller = current.get();
        var lead = parsed(() -> new LeadId(leadId));
        var contacts = directory
                .find(caller.company(), lead)
                .orElseThrow(ProblemException::notFound)
                .contacts();
        return timeline(caller, contacts, cursor, limit);
    }

    @GET
    @Path("/opportunities/{id}/mails")
    public Page<MailView> ofOpportunity(
            @PathParam("id") String id, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        var caller = current.get();
        var leads = directory.leadsOf(caller.company(), parsed(() -> new OpportunityId(id)));
        if (leads.isEmpty()) {
            throw ProblemException.notFound();
        }
        return timeline(caller, directory.contactsOf(caller.company(), leads), cursor, limit);
    }

    @GET
    @Path("/mail-sync/mails")
    public Page<MailView> own(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        var caller = current.get();
        int size = Page.limit(limit);
        var listed = mails.ownedBy(caller.connection(), Cursor.parse(cursor), size + 1);
        var shown = listed.stream()
                .limit(size)
                .map(it -> SharedMail.of(it.mail(), caller.user()))
                .toList();
        var next = listed.size() > size ? Cursor.of(listed.get(size - 1).sortKey()) : null;
        return new Page<>(views.list(caller.company(), shown), next);
    }

    @GET
    @Path("/mails/{id}")
    public MailView one(@PathParam("id") String id) {
        var caller = current.get();
        var mailId = MailId.parse(id).orElseThrow(ProblemException::notFound);
        return pages.find(caller, mailId).orElseThrow(ProblemException::notFound);
    }

    private Page<MailView> timeline(Caller caller, Collection<Contact> contacts, String cursor, String limit) {
        var page = timelines.page(
                caller,
                directory.withoutColleagues(caller.company(), own.without(caller.company(), contacts)),
                Cursor.parse(cursor),
                Page.limit(limit));
        return new Page<>(views.list(caller.company(), page.items()), page.next());
    }

    /** An ID in a format that the CRM never issues belongs to nothing. */
    private static <T> T parsed(Supplier<T> id) {
        try {
            return id.get();
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.notFound();
        }
    }
}
