package dev.mailsync.company;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Participant;

/**
 * The domains of a company's connected mailboxes: {@code {company} / own} in the table {@code quotas}, read with the
 * settings. Each domain has an attribute that names some of its connections, and disappears with the last of them.
 */
@ApplicationScoped
public class MailboxDomains {

    private static final String DOMAIN = "domain_";

    /** Keeps the row small: with this many, a domain survives if any of them leaves, until others are noted. */
    private static final int MOST_WITNESSES = 5;

    private static final int MOST_OF_A_MAILBOX = 20;
    private static final int MOST_OF_A_COMPANY = 500;

    private final Dynamo dynamo;

    MailboxDomains(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    static Item key(CompanyId company) {
        return Item.key(company.value(), "own");
    }

    static AddressList of(Item own) {
        return new AddressList(domains(own));
    }

    /** The write by which a mailbox vouches for its domains; empty if it changes nothing. */
    public List<Write> joining(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        var own = dynamo.get(Table.QUOTAS, key(company)).orElseGet(() -> key(company));
        var known = domains(own);
        var more = of(addresses).stream()
                .filter(domain -> known.contains(domain) || known.size() < MOST_OF_A_COMPANY)
                .filter(domain -> own.strings(DOMAIN + domain).size() < MOST_WITNESSES)
                .filter(domain -> !own.strings(DOMAIN + domain).contains(connection.value()))
                .toList();
        var change = UpdateExpression.empty();
        for (var domain : more) {
            change = change.add(DOMAIN + domain, Item.texts(Set.of(connection.value())));
        }
        return writes(company, change);
    }

    /** The write that withdraws what a mailbox vouched for, whatever its addresses are now. */
    public List<Write> leaving(CompanyId company, ConnectionId connection) {
        var own = dynamo.get(Table.QUOTAS, key(company)).orElseGet(() -> key(company));
        var change = UpdateExpression.empty();
        for (var domain : domains(own)) {
            if (own.strings(DOMAIN + domain).contains(connection.value())) {
                change = change.delete(DOMAIN + domain, Item.texts(Set.of(connection.value())));
            }
        }
        return writes(company, change);
    }

    private static List<Write> writes(CompanyId company, UpdateExpression change) {
        return change.actions().isEmpty() ? List.of() : List.of(Write.update(Table.QUOTAS, key(company), change));
    }

    private static Set<String> of(Collection<String> addresses) {
        return addresses.stream()
                .map(Participant::normalized)
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .filter(domain -> !PublicDomains.contain(domain))
                .sorted()
                .distinct()
                .limit(MOST_OF_A_MAILBOX)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> domains(Item own) {
        return own.attributes().keySet().stream()
                .filter(name -> name.startsWith(DOMAIN))
                .map(name -> name.substring(DOMAIN.length()))
                .collect(Collectors.toSet());
    }
}
