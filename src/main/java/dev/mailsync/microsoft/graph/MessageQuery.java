package dev.mailsync.microsoft.graph;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

import dev.mailsync.platform.identity.AddressForm;

/** {@code $search} on messages, in Keyword Query Language (KQL). */
public final class MessageQuery {

    private MessageQuery() {}

    /** Messages that any of the addresses takes part in, received on that day or later. */
    public static String anyOf(Collection<String> addresses, LocalDate since) {
        var participants = addresses.stream()
                .flatMap(address -> AddressForm.spellings(address).stream())
                .map(address -> "participants:" + quoted(address))
                .collect(Collectors.joining(" OR "));
        return "\"(" + participants + ") AND received>=" + since + "\"";
    }

    /** Escapes the quotes, because the query itself is quoted. */
    private static String quoted(String address) {
        return "\\\"" + address.replace("\\", "").replace("\"", "") + "\\\"";
    }
}
