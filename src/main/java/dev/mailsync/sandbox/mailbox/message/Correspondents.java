package dev.mailsync.sandbox.mailbox.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sender and recipients of an email. */
public record Correspondents(
        Optional<Address> from,
        Optional<Address> sender,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        List<Address> replyTo) {

    public Correspondents {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        replyTo = List.copyOf(replyTo);
    }

    public static Correspondents none() {
        return new Correspondents(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }

    public Stream<Address> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }

    public Correspondents writtenBy(Address author) {
        return new Correspondents(
                from.or(() -> Optional.of(author)), sender.or(() -> Optional.of(author)), to, cc, bcc, replyTo);
    }

    /** What recipients see. */
    Correspondents withoutBcc() {
        return new Correspondents(from, sender, to, cc, List.of(), replyTo);
    }
}
