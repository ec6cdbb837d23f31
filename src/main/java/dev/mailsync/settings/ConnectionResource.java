package dev.mailsync.settings;

import java.time.Clock;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.SyncTrigger;
import dev.mailsync.signin.Confirmations;
import dev.mailsync.signin.SignIns;

/** The API of the settings page. */
@Path("/v1")
@RolesAllowed(Role.PERSON)
public class ConnectionResource {

    public record ConnectRequest(String returnUrl, Integer historyDays, Boolean sending) {}

    public record ConfirmRequest(String ticket) {}

    public record DisableRequest(Disabling.History history, String userId) {}

    private final CurrentCaller current;
    private final SignIns signIns;
    private final Confirmations confirmations;
    private final Disabling disabling;
    private final RemovalPreviews previews;
    private final ConnectionStore connections;
    private final ConnectionViews views;
    private final SyncTrigger trigger;
    private final Clock clock;

    ConnectionResource(
            CurrentCaller current,
            SignIns signIns,
            Confirmations confirmations,
            Disabling disabling,
            RemovalPreviews previews,
            ConnectionStore connections,
            ConnectionViews views,
            SyncTrigger trigger,
            Clock clock) {
        this.current = current;
        this.signIns = signIns;
        this.confirmations = confirmations;
        this.disabling = disabling;
        this.previews = previews;
        this.connections = connections;
        this.views = views;
        this.trigger = trigger;
        this.clock = clock;
    }

    @POST
    @Path("/mail-sync/connection")
    public Response connect(ConnectRequest request) {
        require(request);
        var caller = current.get();
        var started = signIns.start(
                caller,
                request.returnUrl(),
                request.historyDays() == null ? 0 : request.historyDays(),
                request.sending() == null ? mayHaveSent(caller) : request.sending());
        return Response.status(Response.Status.CREATED).entity(started).build();
    }

    /** Signing in again without a choice about sending keeps the previous choice. */
    private boolean mayHaveSent(Caller caller) {
        return connections
                .find(caller.connection())
                .flatMap(Connection::mailbox)
                .filter(it -> it.signIn().sending())
                .isPresent();
    }

    @GET
    @Path("/mail-sync/connection")
    public ConnectionView status() {
        var caller = current.get();
        return view(
                caller, connections.find(caller.connection()).orElse(Connection.none(caller.company(), caller.user())));
    }

    @POST
    @Path("/mail-sync/connection/confirmation")
    public ConnectionView confirm(ConfirmRequest request) {
        require(request);
        if (request.ticket() == null
                || request.ticket().isBlank()
                || request.ticket().length() > 200) {
            throw ProblemException.badRequest("TICKET_MISSING", "Send the ticket from the sign-in.");
        }
        var caller = current.get();
        return view(caller, confirmations.confirm(caller, request.ticket()));
    }

    /** Runs due work, a check of all folders and the retries of quarantined items now instead of on schedule. */
    @POST
    @Path("/mail-sync/attempt")
    public Response attempt() {
        return soon(mailbox -> mailbox.attemptEverythingNow(clock.instant()));
    }

    /** Compares everything that Microsoft holds with what is recorded. */
    @POST
    @Path("/mail-sync/audit")
    public Response audit() {
        return soon(mailbox -> mailbox.requestScan(ScanKind.AUDIT, mailbox.horizon(), clock.instant()));
    }

    private Response soon(UnaryOperator<ConnectedMailbox> change) {
        var caller = current.get();
        var connection = connections
                .find(caller.connection())
                .filter(it -> it.status().isSyncing())
                .flatMap(it -> connections.change(it.id(), it.generation(), now -> now.withMailbox(change)))
                .orElseThrow(() -> ProblemException.conflict(
                        "NOT_ENABLED", "Mail Sync isn't enabled for you. Sign in with Microsoft first."));
        trigger.wake(connection.id());
        return Response.accepted(view(caller, connection)).build();
    }

    @GET
    @Path("/mail-sync/disable/preview")
    public RemovalPreviews.Preview preview() {
        return previews.of(current.get());
    }

    @POST
    @Path("/mail-sync/disable")
    public Response disable(DisableRequest request) {
        require(request);
        if (request.history() == null) {
            throw ProblemException.badRequest(
                    "HISTORY_MISSING", "Set history to KEEP or REMOVE to say what happens to the recorded email.");
        }
        var caller = current.get();
        var disabled = disabling.disable(caller.company(), userToDisable(caller, request.userId()), request.history());
        return Response.accepted(view(caller, disabled)).build();
    }

    /** The caller or, for a manager, another user of the company who has ever been connected. */
    private UserId userToDisable(Caller caller, String userId) {
        if (userId == null || userId.equals(caller.user().value())) {
            return caller.user();
        }
        if (!caller.managesCompany()) {
            throw new ProblemException(
                    Response.Status.FORBIDDEN,
                    "FORBIDDEN",
                    "Only administrators and company managers can disable Mail Sync for other users.");
        }
        try {
            var user = new UserId(userId);
            connections.find(ConnectionId.of(caller.company(), user)).orElseThrow(ProblemException::notFound);
            return user;
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.notFound();
        }
    }

    private ConnectionView view(Caller caller, Connection connection) {
        return views.of(connection, caller);
    }

    private static void require(Object body) {
        if (body == null) {
            throw ProblemException.badRequest("BODY_MISSING", "Send a JSON body.");
        }
    }
}
