package dev.mailsync.settings;

import java.util.Arrays;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import dev.mailsync.connection.Status;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.http.Page;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.Role;

/** The overview of all mailboxes for those who manage a company. */
@Path("/v1/company/mail-sync")
@RolesAllowed({Role.ADMINISTRATOR, Role.COMPANY_MANAGER, Role.CRM_SERVICE})
public class OverviewResource {

    private final CurrentCaller current;
    private final Overviews overviews;

    OverviewResource(CurrentCaller current, Overviews overviews) {
        this.current = current;
        this.overviews = overviews;
    }

    @GET
    public Overview overview(
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        var company = current.get().company();
        var only = Optional.ofNullable(status).map(OverviewResource::status);
        int size = Page.limit(limit);
        return Cursor.parse(cursor)
                .map(after -> overviews.further(company, only, after, size))
                .orElseGet(() -> overviews.first(company, only, size));
    }

    private static Status status(String name) {
        return Arrays.stream(Status.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "BAD_STATUS", "status must be one of " + Arrays.toString(Status.values()) + "."));
    }
}
