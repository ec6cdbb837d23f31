package dev.mailsync.sandbox.mailbox.message;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The headers with which an email sent from one mailbox arrives in another. */
final class TransportHeaders {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TransportHeaders() {}

    static List<Header> of(Mail mail) {
        var lines = new ArrayList<Header>();
        var people = mail.correspondents();
        people.from().ifPresent(from -> lines.add(new Header("From", list(List.of(from)))));
        addresses(lines, "To", people.to());
        addresses(lines, "CC", people.cc());
        addresses(lines, "Reply-To", people.replyTo());
        lines.add(new Header("Subject", mail.subject()));
        mail.sentAt().ifPresent(at -> lines.add(new Header("Date", DATE.format(at))));
        mail.messageId().ifPresent(id -> lines.add(new Header("Message-ID", id)));
        mail.headers().stream()
                .filter(own -> lines.stream().noneMatch(line -> line.is(own.name())))
                .toList()
                .forEach(lines::add);
        return lines;
    }

    private static void addresses(List<Header> lines, String name, List<Address> addresses) {
        if (!addresses.isEmpty()) {
            lines.add(new Header(name, list(addresses)));
        }
    }

    private static String list(List<Address> addresses) {
        return addresses.stream()
                .map(each -> each.name().equals(each.address())
                        ? each.address()
                        : "\"" + each.name().replaceAll("[\"\\\\]", "") + "\" <" + each.address() + ">")
                .collect(Collectors.joining(", "));
    }
}
