package dev.mailsync.sandbox.mailbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.mailsync.sandbox.fault.Faults;
import dev.mailsync.sandbox.fault.Throttle;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.account.Application;
import dev.mailsync.sandbox.mailbox.account.Certificates;
import dev.mailsync.sandbox.mailbox.account.SignIns;
import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Ids;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;

/** The sandbox's whole Microsoft 365: every tenant, with one application registered in all of them. */
public final class World {

    private final Clock clock;
    private final Ids ids;
    private final Application application;
    private final Notifier notifier;
    private final SignIns signIns;
    private final Subscriptions subscriptions;
    private final Faults faults;
    private final Conditions conditions;
    private final Throttle throttle;
    private final Sending sending;
    private final Certificates certificates = new Certificates();
    private final RequestLog requests = new RequestLog();
    private final Map<String, UUID> tenants = new LinkedHashMap<>();
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private String generation;

    public World(Clock clock, RandomGenerator random, Application application, Notifier notifier) {
        this.clock = clock;
        this.ids = new Ids(random);
        this.application = application;
        this.notifier = notifier;
        this.signIns = new SignIns(ids, clock);
        this.subscriptions = new Subscriptions(clock, notifier);
        this.faults = new Faults(clock);
        this.conditions = new Conditions(clock);
        this.throttle = new Throttle(clock);
        this.sending = new Sending(clock);
        this.generation = ids.random(9);
    }

    /**
     * Adds a mailbox to the directory.
     *
     * @param tenant a tenant's id or any name for one; defaults to the address's domain
     * @throws IllegalArgumentException if one of its addresses is taken
     */
    public synchronized Mailbox addMailbox(
            String upn, Optional<String> displayName, Optional<String> tenant, List<String> aliases) {
        Stream.concat(Stream.of(upn), aliases.stream()).forEach(this::requireFree);
        var domain = upn.substring(upn.indexOf('@') + 1);
        var name = displayName.orElseGet(() -> upn.substring(0, upn.indexOf('@')));
        var account = new Account(tenantId(tenant.orElse(domain)), ids.guid(), upn, name, upn, aliases);
        var mailbox = new Mailbox(account, ids, clock, subscriptions::changed, this::transport);
        mailboxes.add(mailbox);
        return mailbox;
    }

    private void requireFree(String address) {
        if (reachedAt(address).isPresent()) {
            throw new IllegalArgumentException("The address " + address + " belongs to a mailbox already.");
        }
    }

    private UUID tenantId(String nameOrId) {
        try {
            return UUID.fromString(nameOrId);
        } catch (IllegalArgumentException aName) {
            return tenants.computeIfAbsent(nameOrId.toLowerCase(Locale.ROOT), name -> ids.guid());
        }
    }

    /** The tenant with that id, domain or other name, if a mailbox was created in it. */
    public synchronized Optional<UUID> tenant(String nameOrId) {
        var lower = nameOrId.toLowerCase(Locale.ROOT);
        return mailboxes.stream()
                .map(mailbox -> mailbox.account().tenantId())
                .filter(tenant -> tenant.toString().equals(lower))
                .findFirst()
                .or(() -> Optional.ofNullable(tenants.get(lower)));
    }

    public synchronized List<Mailbox> mailboxes() {
        return List.copyOf(mailboxes);
    }

    /** @param name a user principal name or an object id */
    public Optional<Mailbox> mailbox(String name) {
        return mailboxes().stream()
                .filter(each -> each.account().upn().equalsIgnoreCase(name)
                        || each.account().objectId().toString().equals(name))
                .findFirst();
    }

    public Mailbox mailboxOf(Account account) {
        return mailbox(account.objectId().toString()).orElseThrow(UnknownItemException::new);
    }

    private Optional<Mailbox> reachedAt(String address) {
        return mailboxes().stream()
                .filter(each -> each.account().isReachedAt(address))
                .findFirst();
    }

    private void transport(Mail mail) {
        var received = mail.received();
        mail.correspondents()
                .recipients()
                .map(Address::address)
                .map(this::reachedAt)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(each -> each.deliver(received, each.folder(WellKnown.INBOX), Marks.UNREAD));
    }

    public Ids ids() {
        return ids;
    }

    public Clock clock() {
        return clock;
    }

    public Application application() {
        return application;
    }

    public SignIns signIns() {
        return signIns;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Faults faults() {
        return faults;
    }

    public Conditions conditions() {
        return conditions;
    }

    /** The certificates registered for the application. */
    public Certificates certificates() {
        return certificates;
    }

    public Throttle throttle() {
        return throttle;
    }

    public Sending sending() {
        return sending;
    }

    public RequestLog requests() {
        return requests;
    }

    public Notifier notifier() {
        return notifier;
    }

    /** Changes with each reset, so that a cursor from an earlier world is recognised as foreign. */
    public synchronized String generation() {
        return generation;
    }

    /** Resets to a world without mailboxes, tokens, subscriptions and faults. */
    public synchronized void reset() {
        mailboxes.clear();
        tenants.clear();
        signIns.clear();
        subscriptions.clear();
        notifier.clear();
        faults.reset();
        conditions.clear();
        throttle.clear();
        certificates.clear();
        sending.clear();
        requests.clear();
        generation = ids.random(9);
    }
}
