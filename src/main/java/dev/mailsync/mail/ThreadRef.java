package dev.mailsync.mail;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.identity.Fingerprint;

/**
 * Where a mail says that it belongs.
 *
 * @param references of References and In-Reply-To, oldest first
 * @param conversationId Exchange's, by which unrelated mail with the same subject can be joined; null if there is none
 * @param correspondents the addresses on it, in lower case, without the user's own and the company's
 */
public record ThreadRef(String messageId, List<String> references, String conversationId, Set<String> correspondents) {

    /** Of a chain of replies that has grown very long, the beginning and the end tell enough. */
    private static final int MOST_REFERENCES = 12;

    /** Keeps the row of a conversation small, however many are on its mail. */
    private static final int MOST_CORRESPONDENTS = 20;

    public ThreadRef {
        references = List.copyOf(references);
        correspondents = Set.copyOf(correspondents);
    }

    /** As far as it tells where a recorded mail itself belongs. */
    static ThreadRef of(MailSummary recorded) {
        return new ThreadRef(recorded.messageId(), List.of(), recorded.conversationId(), Set.of());
    }

    /** Without one, nothing can refer to it. */
    boolean hasMessageId() {
        return messageId != null && !messageId.isBlank();
    }

    /** What a mail without a conversation or Message-ID is known by is its own. */
    Fingerprint conversation() {
        return Fingerprint.of("conversation", conversationId == null ? "message " + messageId : conversationId);
    }

    Fingerprint message() {
        return messageFingerprint(messageId == null ? "" : messageId);
    }

    List<Fingerprint> referred() {
        int most = Math.min(references.size(), MOST_REFERENCES);
        var last = references.subList(references.size() - most, references.size());
        return Stream.concat(references.stream().limit(1), last.stream())
                .distinct()
                .map(ThreadRef::messageFingerprint)
                .toList();
    }

    List<String> participants() {
        return correspondents.stream()
                .sorted()
                .limit(MOST_CORRESPONDENTS)
                .map(ThreadRef::participant)
                .toList();
    }

    boolean hasParticipantAmong(Set<String> participants) {
        return correspondents.stream().map(ThreadRef::participant).anyMatch(participants::contains);
    }

    private static String participant(String address) {
        return Fingerprint.of("participant", address).value().substring(0, 12);
    }

    private static Fingerprint messageFingerprint(String messageId) {
        return Fingerprint.of("message", messageId.strip());
    }
}
