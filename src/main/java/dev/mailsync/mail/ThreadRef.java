package dev.mailsync.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.platform.identity.Fingerprint;

/**
 * Where a mail says that it belongs.
 *
 * @param message the mail's own; without a Message-ID, nothing can refer to it
 * @param referred of References and In-Reply-To, oldest first
 * @param conversation Exchange's, by which unrelated mail with the same subject can be joined; its Message-ID stands in
 *     for one that a mail does not have
 * @param correspondents the addresses on it, in lower case, without the user's own and the company's
 */
public record ThreadRef(
        Optional<Fingerprint> message,
        List<Fingerprint> referred,
        Fingerprint conversation,
        Set<String> correspondents) {

    /** Of a chain of replies that has grown very long, the beginning and the end tell enough. */
    private static final int MOST_REFERENCES = 12;

    /** A row each: with those of a mail, they have to fit into a transaction. */
    public static final int MOST_CORRESPONDENTS = 20;

    public ThreadRef {
        referred = List.copyOf(referred);
        correspondents = Set.copyOf(correspondents);
    }

    /**
     * @param messageId null or blank if there is none
     * @param references Message-IDs, oldest first
     * @param conversationId null if there is none
     */
    public static ThreadRef of(
            String messageId, List<String> references, String conversationId, Set<String> correspondents) {
        return new ThreadRef(
                Optional.ofNullable(messageId).filter(it -> !it.isBlank()).map(ThreadRef::message),
                telling(references).map(ThreadRef::message).toList(),
                Fingerprint.of("conversation", conversationId == null ? "message " + messageId : conversationId),
                correspondents);
    }

    /** As far as it tells where a recorded mail itself belongs. */
    public static ThreadRef of(MailSummary recorded) {
        return of(recorded.messageId(), List.of(), recorded.conversationId(), Set.of());
    }

    public List<String> participants() {
        return correspondents.stream()
                .sorted()
                .limit(MOST_CORRESPONDENTS)
                .map(ThreadRef::participant)
                .toList();
    }

    private static Stream<String> telling(List<String> references) {
        int most = Math.min(references.size(), MOST_REFERENCES);
        var last = references.subList(references.size() - most, references.size());
        return Stream.concat(references.stream().limit(1), last.stream()).distinct();
    }

    private static Fingerprint message(String messageId) {
        return Fingerprint.of("message", messageId.strip());
    }

    public static String participant(String address) {
        return Fingerprint.of("participant", address).value().substring(0, 12);
    }
}
