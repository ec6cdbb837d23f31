package dev.mailsync.settings;

import java.time.Clock;
import java.util.List;
import java.util.TreeSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import dev.mailsync.company.AddressList;
import dev.mailsync.company.NeverRecordStore;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.queue.SyncTrigger;

/** The user's own list of addresses and domains whose email is never recorded. */
@Path("/v1/mail-sync/never-record")
@RolesAllowed(Role.PERSON)
public class NeverRecordResource {

    private static final int MOST_ENTRIES = 500;

    /** Every job reads the list: eight read units. */
    private static final int LARGEST_LIST = 32 * 1024;

    public record Entries(List<String> entries) {}

    private final CurrentCaller current;
    private final NeverRecordStore store;
    private final ConnectionStore connections;
    private final SyncTrigger trigger;
    private final Clock clock;

    NeverRecordResource(
            CurrentCaller current,
            NeverRecordStore store,
            ConnectionStore connections,
            SyncTrigger trigger,
            Clock clock) {
        this.current = current;
        this.store = store;
        this.connections = connections;
        this.trigger = trigger;
        this.clock = clock;
    }

    @GET
    public Entries get() {
        return entries(store.of(current.get().connection()));
    }

    /** Email recorded before stays. */
    @PUT
    public Entries put(Entries sent) {
        if (sent == null || sent.entries() == null || sent.entries().size() > MOST_ENTRIES) {
            throw ProblemException.badRequest(
                    "ENTRIES_INVALID", "Send at most " + MOST_ENTRIES + " addresses and domains in 'entries'.");
        }
        var caller = current.get();
        var list = parsed(sent.entries());
        if (list.size() > LARGEST_LIST) {
            throw ProblemException.badRequest(
                    "ENTRIES_INVALID", "The entries can have at most " + LARGEST_LIST + " characters in total.");
        }
        var before = store.of(caller.connection());
        store.replace(caller.connection(), list);
        if (!list.entries().containsAll(before.entries())) {
            lookAgain(caller);
        }
        return entries(list);
    }

    /** Email that only the removed entries excluded is recorded now. */
    private void lookAgain(Caller caller) {
        connections
                .find(caller.connection())
                .filter(it -> it.status().hasSeat())
                .flatMap(it -> connections.change(
                        it.id(),
                        it.generation(),
                        now -> now.withMailbox(
                                mailbox -> mailbox.requestScan(ScanKind.LEADS, mailbox.horizon(), clock.instant()))))
                .ifPresent(it -> trigger.wake(it.id()));
    }

    private static AddressList parsed(List<String> entries) {
        try {
            return AddressList.parse(entries);
        } catch (IllegalArgumentException invalid) {
            throw ProblemException.badRequest("ENTRIES_INVALID", invalid.getMessage());
        }
    }

    private static Entries entries(AddressList list) {
        return new Entries(List.copyOf(new TreeSet<>(list.entries())));
    }
}
