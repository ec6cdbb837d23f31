package dev.mailsync.smartmail;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Drafts;
import dev.mailsync.microsoft.graph.GraphMailbox;

/** Prepares a Smart Mail as a complete draft, and no more. */
@ApplicationScoped
class SmartMailDrafts {

    /** The result of the preparation. */
    sealed interface Drafted {

        record Ready(SmartMail mail) implements Drafted {}

        /** A previous worker had sent it, or the user had, in Outlook. */
        record SentAlready(SmartMailSearch.Sent sent) implements Drafted {}

        /** Somebody else works on it by now. */
        record Taken() implements Drafted {}
    }

    private final SmartMailStore smartMails;

    SmartMailDrafts(SmartMailStore smartMails) {
        this.smartMails = smartMails;
    }

    /** @param begunBefore whether an earlier attempt may have left a draft or more */
    Drafted prepare(GraphMailbox graph, SmartMail mail, ValidatedSmartMail request, boolean begunBefore) {
        if (!begunBefore) {
            return drafted(graph, mail, request);
        }
        return switch (SmartMailSearch.in(graph, mail)) {
            case SmartMailSearch.Sent sent -> new Drafted.SentAlready(sent);
            case SmartMailSearch.Unsent unsent when isOurs(mail, unsent) -> new Drafted.Ready(mail);
            case SmartMailSearch.Unsent unsent -> {
                // It may lack attachments or have been changed otherwise.
                graph.drafts().delete(unsent.draft().immutableId());
                yield drafted(graph, mail, request);
            }
            case SmartMailSearch.Missing missing -> drafted(graph, mail, request);
        };
    }

    /** It was complete before it was stored. */
    private static boolean isOurs(SmartMail mail, SmartMailSearch.Unsent unsent) {
        return mail.draft()
                .map(SmartMail.Draft::immutableId)
                .filter(unsent.draft().immutableId()::equals)
                .isPresent();
    }

    private Drafted drafted(GraphMailbox graph, SmartMail mail, ValidatedSmartMail request) {
        var toSend = request.marked(mail.marker());
        var draft = graph.drafts().create(toSend);
        try {
            if (!draft.complete()) {
                graph.drafts().attach(draft.immutableId(), toSend);
            }
        } catch (MicrosoftException failure) {
            deleteQuietly(graph, draft.immutableId());
            throw failure;
        }
        var noted = noted(mail, draft);
        if (noted.isEmpty()) {
            deleteQuietly(graph, draft.immutableId());
            return new Drafted.Taken();
        }
        return new Drafted.Ready(noted.get());
    }

    private Optional<SmartMail> noted(SmartMail mail, Drafts.Draft draft) {
        var made = new SmartMail.Draft(draft.immutableId(), draft.internetMessageId());
        return smartMails.saveDrafted(mail.drafted(made), made);
    }

    /** @return whether it is gone */
    static boolean deleteQuietly(GraphMailbox graph, String draft) {
        try {
            graph.drafts().delete(draft);
            return true;
        } catch (MicrosoftException later) {
            // The mailbox's worker deletes what is left.
            return false;
        }
    }
}
