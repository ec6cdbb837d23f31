package dev.mailsync.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.error.Actor;
import dev.mailsync.error.CatalogueEntry;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.LoggedError;
import dev.mailsync.error.OpenError;
import dev.mailsync.microsoft.entra.AdminConsent;

/** Errors with the catalogue's texts and what an administrator needs. */
@ApplicationScoped
public class ErrorViews {

    private static final String NOTE = """
            Hello,

            I'd like to use Mail Sync to record my email with leads in our CRM. Microsoft 365 requires an administrator to \
            approve it first. Please open this link, sign in as an administrator of our Microsoft 365 and accept:

            %s

            Mail Sync gets access only to the mailboxes of people who sign in to it themselves. You can find it later \
            under "Enterprise applications" in the Microsoft Entra admin center.

            Thank you""";

    private static final String STOPPED = "Mail Sync has stopped retrying.";

    private static final String SIGN_IN =
            "Once the problem is fixed, sign in again with Microsoft on the settings page.";

    private final AdminConsent consent;

    ErrorViews(AdminConsent consent) {
        this.consent = consent;
    }

    /** The error that blocks the mailbox's sync. */
    public Optional<ErrorView> current(Connection connection) {
        return connection.status() == Status.ERROR || connection.status() == Status.CONNECTION_ISSUE
                ? connection.openErrors().telling(ErrorScope.SYNC).map(error -> open(error, connection))
                : Optional.empty();
    }

    /** All other open errors. */
    List<ErrorView> warnings(Connection connection) {
        return connection.openErrors().all().stream()
                .filter(error -> error.scope() != ErrorScope.SYNC)
                .map(error -> open(error, connection))
                .toList();
    }

    private ErrorView open(OpenError error, Connection connection) {
        return of(new LoggedError(error, Optional.empty(), Optional.empty()), connection);
    }

    ErrorView of(LoggedError logged, Connection connection) {
        var error = logged.error();
        var entry = error.entry();
        var stopped = connection.status() == Status.CONNECTION_ISSUE
                && error.scope() == ErrorScope.SYNC
                && logged.resolvedAt().isEmpty();
        var url = Optional.of(entry).filter(it -> it.consent()).map(it -> url(connection));
        return new ErrorView(
                error.code(),
                entry.title(),
                entry.what(),
                stopped ? afterStopping(entry) : entry.remedy(),
                stopped && entry.actor() == Actor.NOBODY ? Actor.USER : entry.actor(),
                error.firstAt(),
                error.lastAt(),
                error.count(),
                error.nextAttemptAt().orElse(null),
                error.traceId().orElse(null),
                logged.resolvedAt().orElse(null),
                logged.gap().orElse(null),
                url.orElse(null),
                url.map(NOTE::formatted).orElse(null));
    }

    /** What resolves itself while Mail Sync retries now needs a sign-in. */
    private static String afterStopping(CatalogueEntry entry) {
        return switch (entry.actor()) {
            case NOBODY -> STOPPED + " " + SIGN_IN;
            case USER -> entry.remedy() + " " + STOPPED;
            case ADMINISTRATOR, MICROSOFT_365_ADMIN, SUPPORT -> String.join(" ", entry.remedy(), STOPPED, SIGN_IN);
        };
    }

    private URI url(Connection connection) {
        return consent.url(
                connection.mailbox().map(it -> it.profile().tenantId()),
                connection.mailbox().map(it -> it.signIn().sending()).orElse(false));
    }
}
