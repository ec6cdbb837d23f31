package dev.mailsync.smartmail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.FailureStreak;
import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.Fingerprint;
import dev.mailsync.timeline.MailPages;
import dev.mailsync.timeline.MailView;

/** Sends an email through the user's own mailbox, at most once per idempotency key. */
@ApplicationScoped
public class SmartMailOutbox {

    /** What is known when the response is due. */
    public sealed interface Outcome {

        record Recorded(MailView mail) implements Outcome {}

        /** It is being sent, or may be. It is never sent again automatically. */
        record InDoubt(Instant since) implements Outcome {}
    }

    private static final int SECRET_BYTES = 16;

    private final ConnectionStore connections;
    private final LeadDirectory directory;
    private final SmartMailStore smartMails;
    private final SmartMailSender sender;
    private final SentItemsPoller poller;
    private final MailPages pages;
    private final SendingConfig config;
    private final RandomGenerator random;
    private final Clock clock;

    SmartMailOutbox(
            ConnectionStore connections,
            LeadDirectory directory,
            SmartMailStore smartMails,
            SmartMailSender sender,
            SentItemsPoller poller,
            MailPages pages,
            SendingConfig config,
            RandomGenerator random,
            Clock clock) {
        this.connections = connections;
        this.directory = directory;
        this.smartMails = smartMails;
        this.sender = sender;
        this.poller = poller;
        this.pages = pages;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /** Throws a problem if nothing was sent. */
    Outcome send(Caller caller, String idempotencyKey, ValidatedSmartMail request) {
        var key = Fingerprint.of("idempotency key", idempotencyKey).value();
        var before = smartMails.find(caller.connection(), key);
        var existing = before.filter(this::stands);
        existing.ifPresent(it -> refuseOther(it, request));
        return existing.isPresent() && !mayBegin(existing.get())
                ? repeated(caller, existing.get())
                : begun(caller, key, request, before, existing);
    }

    /**
     * An unfinished email keeps its key however long it takes, and a finished one long enough to ask for its outcome.
     */
    private boolean stands(SmartMail mail) {
        return !mail.isSettled() || clock.instant().isBefore(mail.changedAt().plus(config.keyTime()));
    }

    private boolean mayBegin(SmartMail mail) {
        return switch (mail.state()) {
            // The mailbox's worker may be deleting the draft of a refused one.
            case CLAIMED, DRAFTED, REFUSED -> !mail.isLeased(clock.instant());
            case SENDING, RECORDED, NOT_SENT, UNCERTAIN -> false;
        };
    }

    private Outcome repeated(Caller caller, SmartMail mail) {
        return switch (mail.state()) {
            case RECORDED -> recorded(caller, mail);
            case NOT_SENT -> throw SendingProblems.notSent();
            case UNCERTAIN -> throw SendingProblems.uncertain();
            case SENDING ->
                answered(
                        caller,
                        connections
                                .find(caller.connection())
                                .filter(it -> it.isWorkable(clock.instant()) && it.generation() == mail.generation())
                                .map(it -> poller.lookedFor(it, mail))
                                .orElse(mail));
            case CLAIMED, DRAFTED, REFUSED -> answered(caller, mail);
        };
    }

    private Outcome begun(
            Caller caller,
            String key,
            ValidatedSmartMail request,
            Optional<SmartMail> before,
            Optional<SmartMail> existing) {
        var connection = sendable(caller);
        if (request.lead()
                .filter(lead -> directory.find(caller.company(), lead).isEmpty())
                .isPresent()) {
            throw SendingProblems.leadUnknown();
        }
        var now = clock.instant();
        var mail = claimable(connection, key, request, before, existing)
                .claimed(now, now.plus(config.lease()), now.plus(config.abandonedAfter()));
        return smartMails
                .save(mail)
                .map(claimed -> answered(caller, sender.run(connection, claimed, request, existing.isPresent(), now)))
                .orElseGet(() -> overtaken(caller, key, request, now));
    }

    /** Somebody else just started under the same key. */
    private Outcome overtaken(Caller caller, String key, ValidatedSmartMail request, Instant now) {
        var winner = smartMails.find(caller.connection(), key);
        winner.ifPresent(it -> refuseOther(it, request));
        return winner.map(it -> repeated(caller, it)).orElseGet(() -> new Outcome.InDoubt(now));
    }

    private static void refuseOther(SmartMail existing, ValidatedSmartMail request) {
        if (!existing.identity().request().equals(request.fingerprint())) {
            throw SendingProblems.keyReused();
        }
    }

    /** Email started under an ended generation is not continued: its draft may be in another mailbox. */
    private SmartMail claimable(
            Connection connection,
            String key,
            ValidatedSmartMail request,
            Optional<SmartMail> before,
            Optional<SmartMail> existing) {
        var fresh = SmartMail.fresh(SmartMail.Identity.of(
                connection.id(), key, request.fingerprint(), connection.generation(), secret(), request.lead()));
        return existing.filter(it -> it.generation() == connection.generation())
                .orElseGet(() -> before.map(fresh::inPlaceOf).orElse(fresh));
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Connection sendable(Caller caller) {
        var connection =
                connections.find(caller.connection()).orElseGet(() -> Connection.none(caller.company(), caller.user()));
        if (!connection.status().isSyncing() || connection.needsPerson()) {
            throw SendingProblems.notConnected(connection);
        }
        if (!connection.connected().signIn().sending()) {
            throw SendingProblems.notConsented();
        }
        connection
                .connected()
                .health()
                .failureStreak()
                .map(FailureStreak::notBefore)
                .filter(clock.instant()::isBefore)
                .ifPresent(at -> {
                    throw SendingProblems.waiting(Duration.between(clock.instant(), at));
                });
        return connection;
    }

    private Outcome answered(Caller caller, SmartMail mail) {
        return mail.state() == SmartMail.State.RECORDED
                ? recorded(caller, mail)
                : new Outcome.InDoubt(mail.sendingAt().orElse(mail.claimedAt()));
    }

    private Outcome recorded(Caller caller, SmartMail mail) {
        return mail.mail()
                .flatMap(id -> pages.find(caller, id))
                .<Outcome>map(Outcome.Recorded::new)
                .orElseThrow(SendingProblems::recordRemoved);
    }
}
