package dev.mailsync.smartmail;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;

/**
 * What Microsoft has of a Smart Mail, searched for by its ID, which may have changed, its marker and its Message-ID.
 */
public sealed interface SmartMailSearch {

    record Sent(Envelope copy) implements SmartMailSearch {}

    /** Not sent so far. */
    record Unsent(Envelope draft) implements SmartMailSearch {}

    record Missing() implements SmartMailSearch {}

    /** One request, and up to two more if the ID leads nowhere. */
    static SmartMailSearch in(GraphMailbox graph, SmartMail mail) {
        var id = mail.draft().map(SmartMail.Draft::immutableId);
        var messageId = mail.draft().map(SmartMail.Draft::messageId);
        return Stream.<Supplier<List<Envelope>>>of(
                        () -> id.map(it -> graph.envelopes(List.of(it))).orElse(List.of()),
                        () -> graph.drafts().marked(mail.marker()),
                        () -> messageId
                                .map(it -> graph.drafts().withMessageId(it))
                                .orElse(List.of()))
                .map(Supplier::get)
                .flatMap(found -> told(found).stream())
                .findFirst()
                .orElse(new Missing());
    }

    private static Optional<SmartMailSearch> told(List<Envelope> found) {
        return found.stream()
                .filter(it -> !it.draft())
                .findFirst()
                .<SmartMailSearch>map(Sent::new)
                .or(() -> found.stream().findFirst().map(Unsent::new));
    }
}
