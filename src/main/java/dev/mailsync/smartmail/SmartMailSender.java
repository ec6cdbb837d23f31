package dev.mailsync.smartmail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.AccessTokens;
import dev.mailsync.connection.Connection;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Drafts;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.secrets.Secret;
import org.jboss.logging.Logger;

/**
 * Creates the draft, sends it, and searches for the copy. Each step is stored before the next. The request to send is
 * made once: unless it is refused, only doubt or the copy can follow.
 */
@ApplicationScoped
class SmartMailSender {

    private static final Logger LOG = Logger.getLogger(SmartMailSender.class);

    private final AccessTokens tokens;
    private final GraphMailboxes mailboxes;
    private final SmartMailStore smartMails;
    private final SmartMailDrafts drafts;
    private final SentItemsPoller poller;
    private final SendingConfig config;
    private final Clock clock;

    SmartMailSender(
            AccessTokens tokens,
            GraphMailboxes mailboxes,
            SmartMailStore smartMails,
            SmartMailDrafts drafts,
            SentItemsPoller poller,
            SendingConfig config,
            Clock clock) {
        this.tokens = tokens;
        this.mailboxes = mailboxes;
        this.smartMails = smartMails;
        this.drafts = drafts;
        this.poller = poller;
        this.config = config;
        this.clock = clock;
    }

    private record Prepared(GraphMailbox graph, SmartMailDrafts.Drafted drafted) {}

    /**
     * @param begunAt when the request arrived
     * @return what is known at the end
     */
    SmartMail run(
            Connection connection,
            SmartMail claimed,
            ValidatedSmartMail request,
            boolean begunBefore,
            Instant begunAt) {
        var prepared = prepare(connection, claimed, request, begunBefore);
        return switch (prepared.drafted()) {
            case SmartMailDrafts.Drafted.Ready ready -> send(connection, prepared.graph(), ready.mail(), begunAt);
            case SmartMailDrafts.Drafted.SentAlready already ->
                poller.record(connection, prepared.graph(), claimed, already.sent());
            case SmartMailDrafts.Drafted.Taken taken -> claimed;
        };
    }

    private Prepared prepare(
            Connection connection, SmartMail claimed, ValidatedSmartMail request, boolean begunBefore) {
        try {
            var graph = open(connection, tokens.current(connection.id()));
            try {
                return new Prepared(graph, drafts.prepare(graph, claimed, request, begunBefore));
            } catch (MicrosoftException.Unauthorized stale) {
                var again = open(connection, tokens.fresh(connection.id()));
                return new Prepared(again, drafts.prepare(again, claimed, request, true));
            }
        } catch (MicrosoftException failure) {
            LOG.warnf("A Smart Mail of %s could not be drafted: %s", connection.id(), failure.getMessage());
            // The response may have been lost and a draft left behind.
            smartMails.saveRefused(claimed, Optional.of(clock.instant().plus(config.abandonedAfter())));
            throw SendingProblems.of(failure);
        }
    }

    private GraphMailbox open(Connection connection, Secret token) {
        return mailboxes.open(connection.connected().profile().objectId(), token);
    }

    private SmartMail send(Connection connection, GraphMailbox graph, SmartMail drafted, Instant begunAt) {
        var now = clock.instant();
        if (now.isAfter(begunAt.plus(config.latestSending()))) {
            smartMails.save(drafted.released());
            throw SendingProblems.tooLate();
        }
        return switch (smartMails.saveSending(drafted.sending(now, now.plus(config.firstLook())), now)) {
            case SUPERSEDED -> {
                SmartMailDrafts.deleteQuietly(graph, draftOf(drafted));
                smartMails.saveRefused(drafted, Optional.empty());
                throw SendingProblems.disabledMeanwhile();
            }
            case TAKEN -> drafted;
            case DONE -> askToSend(connection, graph, poller.current(drafted));
        };
    }

    private static String draftOf(SmartMail mail) {
        return mail.draft().orElseThrow().immutableId();
    }

    private SmartMail askToSend(Connection connection, GraphMailbox graph, SmartMail mail) {
        return switch (askToSend(connection, graph, draftOf(mail))) {
            case Drafts.Sending.Accepted accepted -> poller.awaited(connection, graph, mail);
            case Drafts.Sending.InDoubt doubt -> {
                LOG.warnf(
                        "A Smart Mail of %s may have been sent: %s",
                        mail.connection(), doubt.why().getMessage());
                yield poller.awaited(connection, graph, mail);
            }
            case Drafts.Sending.Refused refused -> {
                LOG.warnf(
                        "A Smart Mail of %s was refused: %s",
                        mail.connection(), refused.why().getMessage());
                var gone = SmartMailDrafts.deleteQuietly(graph, draftOf(mail));
                var cleanUpAt = clock.instant().plus(config.firstLook());
                smartMails.saveRefused(mail, gone ? Optional.empty() : Optional.of(cleanUpAt));
                throw SendingProblems.of(refused.why());
            }
        };
    }

    /** A rejected token is the only reason to ask twice, as nothing was done with it. */
    private Drafts.Sending askToSend(Connection connection, GraphMailbox graph, String draft) {
        var first = graph.drafts().send(draft);
        if (!(first instanceof Drafts.Sending.Refused refused
                && refused.why() instanceof MicrosoftException.Unauthorized)) {
            return first;
        }
        try {
            return open(connection, tokens.fresh(connection.id())).drafts().send(draft);
        } catch (MicrosoftException noToken) {
            return new Drafts.Sending.Refused(noToken);
        }
    }
}
