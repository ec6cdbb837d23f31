package dev.mailsync.smartmail;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.AccessTokens;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.smartmail.SmartMail.State;
import org.jboss.logging.Logger;

/** Polls Sent Items for the copy while the caller waits, and has it recorded. */
@ApplicationScoped
class SentItemsPoller {

    private static final Logger LOG = Logger.getLogger(SentItemsPoller.class);

    private final SmartMailStore smartMails;
    private final SmartCopyRecorder copyRecorder;
    private final ConnectionStore connections;
    private final AccessTokens tokens;
    private final GraphMailboxes mailboxes;
    private final SendingConfig config;
    private final Pause pause;

    SentItemsPoller(
            SmartMailStore smartMails,
            SmartCopyRecorder copyRecorder,
            ConnectionStore connections,
            AccessTokens tokens,
            GraphMailboxes mailboxes,
            SendingConfig config,
            Pause pause) {
        this.smartMails = smartMails;
        this.copyRecorder = copyRecorder;
        this.connections = connections;
        this.tokens = tokens;
        this.mailboxes = mailboxes;
        this.config = config;
        this.pause = pause;
    }

    SmartMail current(SmartMail mail) {
        return smartMails.find(mail.connection(), mail.key()).orElse(mail);
    }

    /** Exchange takes a moment to put it into Sent Items. */
    SmartMail awaited(Connection connection, GraphMailbox graph, SmartMail mail) {
        for (var wait : config.looks()) {
            pause.pause(wait);
            var now = looked(connection, graph, mail);
            if (now.isPresent()) {
                return now.get();
            }
        }
        return current(mail);
    }

    /** One check, for a caller that asks again. */
    SmartMail lookedFor(Connection connection, SmartMail mail) {
        try {
            var graph = mailboxes.open(connection.connected().profile().objectId(), tokens.current(connection.id()));
            return looked(connection, graph, mail).orElseGet(() -> current(mail));
        } catch (MicrosoftException notNow) {
            return mail;
        }
    }

    /** Empty while another check is worthwhile. No failure here changes what was sent. */
    private Optional<SmartMail> looked(Connection connection, GraphMailbox graph, SmartMail mail) {
        try {
            return SmartMailSearch.in(graph, mail) instanceof SmartMailSearch.Sent sent
                    ? Optional.of(record(connection, graph, mail, sent))
                    : Optional.empty();
        } catch (RuntimeException failure) {
            LOG.warnf("Will look for the copy of a Smart Mail of %s later: %s", mail.connection(), failure.getClass());
            return Optional.of(mail);
        }
    }

    SmartMail record(Connection connection, GraphMailbox graph, SmartMail mail, SmartMailSearch.Sent sent) {
        copyRecorder.record(connection, graph, sent.copy());
        var now = current(mail);
        var wasTold =
                connection.connected().health().errors().of(ErrorScope.SENDING).findAny();
        if (now.state() == State.RECORDED && wasTold.isPresent()) {
            connections.change(
                    connection.id(),
                    connection.generation(),
                    it -> it.mailbox().isPresent() ? it.withMailbox(mailbox -> mailbox.over(ErrorScope.SENDING)) : it);
        }
        return now;
    }
}
