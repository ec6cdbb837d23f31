package dev.mailsync.microsoft.graph.sdk;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.User;
import dev.mailsync.platform.identity.OneLine;
import dev.mailsync.platform.identity.Participant;

/** The people in the SDK's models, whose name, address or both can be null. */
final class GraphPeople {

    private static final String SMTP = "smtp:";
    private static final Participant NOBODY = new Participant("", "");

    private GraphPeople() {}

    /** All addresses of a user, including aliases, normalized for comparison. */
    static Set<String> addresses(User user) {
        var addresses = new HashSet<String>();
        Stream.of(user.getMail(), user.getUserPrincipalName())
                .filter(Objects::nonNull)
                .forEach(address -> addresses.add(Participant.normalized(address)));
        Objects.requireNonNullElse(user.getProxyAddresses(), List.<String>of()).stream()
                .filter(proxy -> proxy.toLowerCase(Locale.ROOT).startsWith(SMTP))
                .forEach(proxy -> addresses.add(Participant.normalized(proxy.substring(SMTP.length()))));
        return addresses;
    }

    static List<Participant> participants(List<Recipient> recipients) {
        return Objects.requireNonNullElse(recipients, List.<Recipient>of()).stream()
                .map(GraphPeople::participant)
                .toList();
    }

    static Participant participant(Recipient recipient) {
        if (recipient == null || recipient.getEmailAddress() == null) {
            return NOBODY;
        }
        var address = recipient.getEmailAddress();
        return new Participant(
                OneLine.of(Objects.requireNonNullElse(address.getName(), "")),
                Objects.requireNonNullElse(address.getAddress(), ""));
    }
}
