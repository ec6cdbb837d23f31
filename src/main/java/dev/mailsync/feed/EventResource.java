package dev.mailsync.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import dev.mailsync.event.EventLog;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.http.Page;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.Role;

/** The events of a company, for the CRM's back end to follow. */
@Path("/v1/events")
@RolesAllowed(Role.CRM_SERVICE)
public class EventResource {

    private final CurrentCaller current;
    private final EventLog log;
    private final EventViews views;

    EventResource(CurrentCaller current, EventLog log, EventViews views) {
        this.current = current;
        this.log = log;
        this.views = views;
    }

    /**
     * Events, oldest first. {@code next} is always present, even if nothing happened: continue from there.
     *
     * @param after the {@code next} of the previous page; without it, all events that are kept
     */
    @GET
    public Page<EventView> events(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        var company = current.get().company();
        var from = Cursor.parse(after).orElseGet(log::beginning);
        if (isExpired(from)) {
            throw new ProblemException(
                    Response.Status.GONE,
                    "CURSOR_EXPIRED",
                    "Events are kept for 30 days, and some after this cursor are gone. Start again without a cursor, and reload the"
                            + " timelines you keep.");
        }
        var read = log.after(company, from, Page.limit(limit));
        return new Page<>(views.of(company, read.events()), Cursor.of(read.position()));
    }

    private boolean isExpired(String position) {
        try {
            return log.isExpired(position);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }
}
