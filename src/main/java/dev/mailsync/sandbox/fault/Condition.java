package dev.mailsync.sandbox.fault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a mailbox, its owner's account, or their tenant's permissions. */
public enum Condition {
    UNLICENSED,
    ON_PREMISES,
    BEING_MOVED,
    MAILBOX_FULL,
    ACCOUNT_DISABLED,
    ACCOUNT_DELETED,
    ADMIN_CONSENT_REQUIRED,
    NO_SUBSCRIPTIONS,
    CONDITIONAL_ACCESS,
    MFA_REQUIRED;

    public String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Condition> named(String name) {
        return Stream.of(values()).filter(each -> each.shown().equals(name)).findFirst();
    }

    public static String allNames() {
        return Stream.of(values()).map(Condition::shown).collect(Collectors.joining(", "));
    }

    /** Why no tokens are issued, whatever is offered for them. */
    public Optional<Aadsts> atTokenEndpoint() {
        return switch (this) {
            case ACCOUNT_DISABLED -> Aadsts.find(50057);
            case ACCOUNT_DELETED -> Aadsts.find(500341);
            case CONDITIONAL_ACCESS -> Aadsts.find(53003);
            case MFA_REQUIRED -> Aadsts.find(50076);
            case UNLICENSED, ON_PREMISES, BEING_MOVED, MAILBOX_FULL, ADMIN_CONSENT_REQUIRED, NO_SUBSCRIPTIONS ->
                Optional.empty();
        };
    }

    /** Why nobody can sign in. A second factor doesn't prevent it: whoever has one is asked for it. */
    public Optional<Aadsts> atSignIn() {
        return switch (this) {
            case ACCOUNT_DISABLED, ACCOUNT_DELETED -> atTokenEndpoint().map(words -> words.as("access_denied"));
            case CONDITIONAL_ACCESS -> atTokenEndpoint();
            case MFA_REQUIRED,
                    UNLICENSED,
                    ON_PREMISES,
                    BEING_MOVED,
                    MAILBOX_FULL,
                    ADMIN_CONSENT_REQUIRED,
                    NO_SUBSCRIPTIONS -> Optional.empty();
        };
    }
}
