package dev.mailsync.sandbox.mime;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Correspondents;
import dev.mailsync.sandbox.mailbox.message.Header;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;

/** An email's headers. Lines that can't be parsed count as absent. */
final class HeaderReader {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]+>");

    private final org.apache.james.mime4j.dom.Header source;
    private final List<Header> lines;

    HeaderReader(org.apache.james.mime4j.dom.Header source) {
        this.source = source;
        this.lines = source.getFields().stream().map(HeaderReader::line).toList();
    }

    List<Header> lines() {
        return lines;
    }

    Optional<String> messageId() {
        return value("Message-ID").filter(id -> !id.isBlank()).map(id -> {
            var matcher = MESSAGE_ID.matcher(id);
            return matcher.find() ? matcher.group() : "<" + id.replaceAll("[<>\\s]", "") + ">";
        });
    }

    String subject() {
        return value("Subject").map(LenientText::words).orElse("");
    }

    Correspondents correspondents() {
        var from = addresses("From").stream().findFirst();
        var sender = addresses("Sender").stream().findFirst().or(() -> from);
        return new Correspondents(
                from, sender, addresses("To"), addresses("Cc"), addresses("Bcc"), addresses("Reply-To"));
    }

    Optional<Instant> date() {
        return source.getFields("Date").stream()
                .flatMap(field -> field instanceof DateTimeField date
                        ? Optional.ofNullable(date.getDate()).stream()
                        : Optional.<Date>empty().stream())
                .map(Date::toInstant)
                .findFirst();
    }

    String importance() {
        var stated =
                value("Importance").or(() -> value("X-Priority")).orElse("").strip();
        return switch (stated.toLowerCase(Locale.ROOT).split("\\W", 2)[0]) {
            case "high", "1", "2" -> "high";
            case "low", "4", "5" -> "low";
            default -> "normal";
        };
    }

    private Optional<String> value(String name) {
        return lines.stream().filter(line -> line.is(name)).map(Header::value).findFirst();
    }

    private List<Address> addresses(String name) {
        return lines.stream()
                .filter(line -> line.is(name))
                .flatMap(line -> parsed(line.value()).stream())
                .toList();
    }

    private static List<Address> parsed(String value) {
        try {
            return LenientAddressParser.DEFAULT.parseAddressList(value).flatten().stream()
                    .filter(mailbox -> !mailbox.getAddress().isBlank())
                    .map(HeaderReader::address)
                    .toList();
        } catch (RuntimeException malformed) {
            return List.of();
        }
    }

    private static Address address(Mailbox mailbox) {
        var name = mailbox.getName();
        return new Address(name == null ? null : LenientText.words(name), mailbox.getAddress());
    }

    private static Header line(Field field) {
        var raw = field.getRaw();
        var text = raw == null ? field.getName() + ":" + field.getBody() : LenientText.decode(raw.toByteArray());
        var value = text.substring(text.indexOf(':') + 1);
        return new Header(field.getName(), value.replaceAll("\\r?\\n", "").strip());
    }
}
