package dev.mailsync.settings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.error.ErrorLog;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.Cursor;
import dev.mailsync.platform.http.Page;
import dev.mailsync.platform.identity.Role;

/** The user's errors of the last 90 days, newest first. */
@Path("/v1/mail-sync/errors")
@RolesAllowed(Role.PERSON)
public class ErrorLogResource {

    private final CurrentCaller current;
    private final ConnectionStore connections;
    private final ErrorLog log;
    private final ErrorViews views;

    ErrorLogResource(CurrentCaller current, ConnectionStore connections, ErrorLog log, ErrorViews views) {
        this.current = current;
        this.connections = connections;
        this.log = log;
        this.views = views;
    }

    @GET
    public Page<ErrorView> errors(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        var caller = current.get();
        int size = Page.limit(limit);
        var rows = log.newestFirst(caller.connection(), Cursor.parse(cursor), size + 1);
        var connection = connections.find(caller.connection()).orElse(Connection.none(caller.company(), caller.user()));
        var shown = rows.stream()
                .limit(size)
                .map(row -> views.of(row.error(), connection))
                .toList();
        return new Page<>(
                shown, rows.size() > size ? Cursor.of(rows.get(size - 1).sortKey()) : null);
    }
}
