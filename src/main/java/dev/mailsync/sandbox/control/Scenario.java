package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that happens to Microsoft's customers, with a name. */
enum Scenario {
    CONDITIONAL_ACCESS_SWITCHED_ON(
            Whom.TENANT,
            true,
            "A tenant's administrator switches a policy on that blocks the application for everybody."),
    MAILBOX_MOVED_FOR_SIX_HOURS(
            Whom.UPN, true, "Exchange moves a mailbox to another server; until that is done it answers with 503."),
    ADMIN_CONSENT_WITHDRAWN(
            Whom.TENANT,
            false,
            "A tenant's administrator takes the application's consent back and keeps users from giving it themselves."),
    CLIENT_SECRET_EXPIRED(Whom.NOBODY, true, "The application's client secret expires: no token is given out to it."),
    GRAPH_OUTAGE(Whom.NOBODY, true, "Graph answers everything with 503."),
    ENTRA_OUTAGE(Whom.NOBODY, true, "Sign-in, tokens, metadata and keys are answered with 503."),
    NOTIFICATIONS_SILENT(
            Whom.UPN, true, "Nobody is told of changes to a mailbox, while its subscriptions look healthy."),
    THROTTLED(Whom.UPN, true, "Whatever is asked of a mailbox is answered with 429 and Retry-After: 10."),
    PASSWORD_RESET_BY_ADMIN(
            Whom.UPN,
            false,
            "A person's tokens are revoked (AADSTS50173) and their subscriptions removed, and said so."),
    LICENCE_REMOVED(Whom.UPN, true, "A person's Exchange Online licence is taken away, and with it the mailbox.");

    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final Whom whom;
    private final boolean lasting;
    private final String sentence;

    /** Whom a scenario affects. */
    enum Whom {
        TENANT,
        UPN,
        NOBODY
    }

    Scenario(Whom whom, boolean lasting, String sentence) {
        this.whom = whom;
        this.lasting = lasting;
        this.sentence = sentence;
    }

    String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Whom whom() {
        return whom;
    }

    String sentence() {
        return sentence;
    }

    /** Whether its duration can be set; the others happen once. */
    boolean lasting() {
        return lasting;
    }

    /** How long it lasts if no duration is set. */
    Optional<Duration> usualDuration() {
        return this == MAILBOX_MOVED_FOR_SIX_HOURS ? Optional.of(SIX_HOURS) : Optional.empty();
    }

    /** @throws ControlException if there is none with that name */
    static Scenario named(String name) {
        return Stream.of(values())
                .filter(each -> each.shown().equals(name))
                .findFirst()
                .orElseThrow(() -> ControlException.badRequest("There is no scenario '" + name + "'. Scenarios are "
                        + Stream.of(values()).map(Scenario::shown).collect(Collectors.joining(", ")) + "."));
    }
}
