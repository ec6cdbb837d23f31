package dev.mailsync.body;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.microsoft.graph.Message.AttachmentInfo;

/** What encloses a body that we can't read, judging by the attachment that Exchange shows in its place. */
enum SealedBody {
    SMIME(
            "This email is encrypted or signed with S/MIME (%s). Open it in Outlook to read it.",
            it -> it.named(".p7m") || it.typed("pkcs7-mime")),

    PGP(
            "This email is encrypted with OpenPGP (%s). Open it in the recipient's email program to read it.",
            it -> it.typed("pgp-encrypted") || it.named("encrypted.asc")),

    RIGHTS_PROTECTED(
            "This email is protected by its sender (%s). Open it in Outlook to read it.",
            it -> it.named(".rpmsg") || it.typed("rpmsg-message")),

    TNEF(
            "This email came in a format that only Outlook reads (%s). Open it in Outlook to read it.",
            it -> it.named("winmail.dat") || it.typed("ms-tnef"));

    private record Wrapper(String name, String type) {

        boolean named(String end) {
            return name.endsWith(end);
        }

        boolean typed(String end) {
            return type.endsWith(end);
        }
    }

    private final String words;
    private final Predicate<Wrapper> seals;

    SealedBody(String words, Predicate<Wrapper> seals) {
        this.words = words;
        this.seals = seals;
    }

    /** @return the text that replaces a body without words of its own; empty if nothing seals it */
    static Optional<String> notice(Message message) {
        return message.attachments().stream()
                .flatMap(attachment -> Stream.of(values())
                        .filter(it -> it.seals.test(wrapper(attachment)))
                        .map(it -> it.words.formatted(nameOf(attachment))))
                .findFirst();
    }

    private static String nameOf(AttachmentInfo attachment) {
        return attachment.name() == null || attachment.name().isBlank() ? attachment.contentType() : attachment.name();
    }

    private static Wrapper wrapper(AttachmentInfo attachment) {
        return new Wrapper(lower(attachment.name()), lower(attachment.contentType()));
    }

    private static String lower(String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceAll(";.*", "");
    }
}
