package dev.mailsync.mail;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.platform.identity.Fingerprint;

/**
 * Which thread an email says it belongs to.
 *
 * @param message its own Message-ID; without one, nothing can refer to it
 * @param referred from References and In-Reply-To, oldest first
 * @param conversation Exchange's, which can join unrelated emails with the same subject; an email without one uses its
 *     Message-ID
 * @param correspondents the addresses on it, in lower case, without the user's own and the company's
 */
public record ThreadRef(
        Optional<Fingerprint> message,
        List<Fingerprint> referred,
        Fingerprint conversation,
        Set<String> correspondents) {

    /** For a very long chain of replies, its beginning and its end are enough. */
    private static final int MOST_REFERENCES = 12;

    /** Each takes a row, and all rows of an email have to fit into a transaction. */
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

    /** What a summary tells about the thread of a recorded email. */
    public static ThreadRef of(MailSummary recorded) {
        return of(recorded.messageId(), List.of(), recorded.conversationId(), Set.of());
    }

    public ThreadRef without(Collection<String> colleagues) {
        var rest = new HashSet<>(correspondents);
        rest.removeAll(colleagues);
        return new ThreadRef(message, referred, conversation, rest);
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
