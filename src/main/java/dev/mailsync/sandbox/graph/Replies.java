package dev.mailsync.sandbox.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.message.Body;
import dev.mailsync.sandbox.mailbox.message.Correspondents;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.Mail;

/** Drafts of replies to a message: their headers put them in its thread. */
final class Replies {

    private static final String PREFIX = "RE: ";

    private Replies() {}

    static Mail to(Item item) {
        var original = item.mail();
        var people = original.correspondents();
        var author = people.replyTo().isEmpty() ? people.from().stream().toList() : people.replyTo();
        return new Mail(
                Optional.empty(),
                PREFIX + original.subject().replaceFirst("(?i)^re: *", ""),
                new Correspondents(Optional.empty(), Optional.empty(), author, List.of(), List.of(), List.of()),
                Optional.empty(),
                Body.html(""),
                "normal",
                thread(item),
                List.of(),
                Optional.empty());
    }

    /** RFC 5322, 3.6.4. */
    private static List<Header> thread(Item item) {
        var references = Stream.concat(item.mail().header("References").stream(), Stream.of(item.messageId()))
                .collect(Collectors.joining(" "));
        return List.of(new Header("In-Reply-To", item.messageId()), new Header("References", references));
    }
}
