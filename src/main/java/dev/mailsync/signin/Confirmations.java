package dev.mailsync.signin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxOwners;
import dev.mailsync.connection.OwnAddresses;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.TokenStore;
import dev.mailsync.error.ErrorLog;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.queue.SyncTrigger;

/**
 * The last step of signing in: the CRM user who started it confirms it, and only then is the mailbox connected. This
 * prevents a forwarded authorize link from connecting a stranger's mailbox to the sender's account.
 */
@ApplicationScoped
public class Confirmations {

    /** An email recorded at the same time makes an attempt fail. */
    private static final ConflictRetry RETRY = new ConflictRetry(100, Confirmations::tryAgain);

    private final SignInStore signIns;
    private final ConnectionStore connections;
    private final MailboxOwners owners;
    private final OwnAddresses own;
    private final LedgerStore ledgers;
    private final ErrorLog errors;
    private final SignInFailures failures;
    private final Seats seats;
    private final SyncTrigger trigger;
    private final Dynamo dynamo;
    private final Clock clock;

    Confirmations(
            SignInStore signIns,
            ConnectionStore connections,
            MailboxOwners owners,
            OwnAddresses own,
            LedgerStore ledgers,
            ErrorLog errors,
            SignInFailures failures,
            Seats seats,
            SyncTrigger trigger,
            Dynamo dynamo,
            Clock clock) {
        this.signIns = signIns;
        this.connections = connections;
        this.owners = owners;
        this.own = own;
        this.ledgers = ledgers;
        this.errors = errors;
        this.failures = failures;
        this.seats = seats;
        this.trigger = trigger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Repeating it as the same user returns the same result; an attempt by anyone else voids the ticket for good. */
    public Connection confirm(Caller caller, String ticket) {
        var signIn = signIns.pending(ticket).orElseThrow(Confirmations::unknown);
        if (!signIn.start().connection().equals(caller.connection())) {
            signIns.burn(ticket);
            failures.ours(signIn.start().connection(), "TICKET_BURNT");
            throw unknown();
        }
        return switch (signIn) {
            case PendingSignIn.Confirmed confirmed -> stored(caller);
            case PendingSignIn.Burnt burnt ->
                throw gone("TICKET_BURNT", "Somebody else tried to complete this sign-in. Sign in again.");
            case PendingSignIn.Open open -> RETRY.run(() -> connected(ticket, open, caller));
        };
    }

    private Connection stored(Caller caller) {
        return connections.find(caller.connection()).orElse(Connection.none(caller.company(), caller.user()));
    }

    /** @return empty if somebody else just took or freed a seat, or the connection just changed */
    private Optional<Connection> connected(String ticket, PendingSignIn.Open signIn, Caller caller) {
        var before = stored(caller);
        refuseUnlessValid(signIn, before);
        var after = before.mailbox().isPresent() ? signedInAgain(signIn, before) : seated(signIn, before);
        if (dynamo.transact(writes(ticket, signIn, before, after)).isEmpty()) {
            connections.tell(before, after);
            trigger.wake(after.id());
            return Optional.of(after);
        }
        if (isConfirmed(ticket)) {
            // The same confirmation was sent twice at once, and the other one was faster.
            return Optional.of(stored(caller));
        }
        if (owners.isTaken(signIn.profile(), after.id())) {
            throw ProblemException.conflict(
                    "MAILBOX_IN_USE",
                    "Another user has connected this mailbox. Sign in with your own, or ask that user to disable Mail Sync first.");
        }
        return Optional.empty();
    }

    private void refuseUnlessValid(PendingSignIn.Open signIn, Connection before) {
        if (!clock.instant().isBefore(signIn.start().validUntil())) {
            throw gone("TICKET_EXPIRED", "This sign-in has expired. Sign in again.");
        }
        SignIns.refuseDuringRemoval(before);
        if (signIn.signedInAt().isBefore(before.latestSignIn())) {
            throw gone(
                    "TICKET_SUPERSEDED",
                    "This sign-in was replaced by a newer one, or Mail Sync was disabled. Sign in again.");
        }
    }

    private boolean isConfirmed(String ticket) {
        return signIns.pending(ticket)
                .filter(PendingSignIn.Confirmed.class::isInstance)
                .isPresent();
    }

    private List<Write> writes(String ticket, PendingSignIn.Open signIn, Connection before, Connection after) {
        var writes = new ArrayList<Write>();
        writes.addAll(connections.replacing(before, after));
        writes.addAll(errors.signedIn(after.id()));
        writes.add(signIns.confirmation(ticket));
        writes.add(owners.claim(signIn.profile(), after.id()));
        writes.addAll(own.joining(after, signIn.profile()));
        writes.add(Write.put(
                Table.USERS,
                TokenStore.key(after.id())
                        .with(TokenStore.SEALED, signIn.sealedTokens())
                        .with(TokenStore.VERSION, clock.instant().toEpochMilli())));
        if (after.generation() != before.generation()) {
            writes.add(
                    Ledger.begin(after.id(), after.generation(), after.holder().mailbox()));
        }
        writes.addAll(seat(before, after));
        return writes;
    }

    private List<Write> seat(Connection before, Connection after) {
        if (after.generation() == before.generation()) {
            return List.of();
        }
        return after.status() == Status.PENDING
                ? seats.joining(after.company(), after.inLine())
                : List.of(seats.taking(after.company()));
    }

    private Connection seated(PendingSignIn.Open signIn, Connection before) {
        var start = signIn.start();
        var now = clock.instant();
        var mailbox =
                ConnectedMailbox.signedIn(signIn.profile(), signIn.signedInAt(), signIn.horizon(), start.sending());
        return seats.of(before.company()).isFreeForNewcomer()
                ? before.enabled(mailbox, now)
                : before.pending(mailbox, now);
    }

    private Connection signedInAgain(PendingSignIn.Open signIn, Connection before) {
        if (!before.connected().isSameAs(signIn.profile())) {
            throw ProblemException.conflict(
                    "OTHER_MAILBOX_CONNECTED",
                    "You have connected another mailbox. Disable Mail Sync first, then sign in with the new one.");
        }
        return before.signedInAgain(signIn.profile(), signIn.start().sending(), signIn.signedInAt(), clock.instant());
    }

    private static ProblemException tryAgain() {
        return ProblemException.conflict("TRY_AGAIN", "Another request just changed this connection. Try again.");
    }

    private static ProblemException gone(String code, String detail) {
        return new ProblemException(Response.Status.GONE, code, detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Response.Status.NOT_FOUND, "TICKET_UNKNOWN", "We couldn't find your sign-in. Sign in again.");
    }
}
