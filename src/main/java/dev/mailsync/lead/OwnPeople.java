package dev.mailsync.lead;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LegacyExchange;
import dev.mailsync.platform.identity.Participant;

/** Distinguishes the company's own people from its leads. */
@ApplicationScoped
public class OwnPeople {

    private final CompanyStore companies;
    private final LeadDirectory directory;

    OwnPeople(CompanyStore companies, LeadDirectory directory) {
        this.companies = companies;
        this.directory = directory;
    }

    /** Those of the addresses that are never a lead's, in sorted order. */
    Set<Ignored> among(CompanyId company, Collection<String> addresses) {
        var domains = companies.settings(company).domains();
        var colleagues = directory.colleaguesAmong(company, Contact.all(addresses));
        Predicate<String> isColleague = address -> colleagues.contains(new Contact(address));
        return addresses.stream().map(Participant::normalized).collect(Collectors.toCollection(TreeSet::new)).stream()
                .flatMap(address -> reason(address, isColleague, domains::contains).stream()
                        .map(reason -> new Ignored(address, reason)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A domain can have become the company's own after email was recorded: that email is then on no timeline. */
    public Set<Contact> without(CompanyId company, Collection<Contact> contacts) {
        if (contacts.isEmpty()) {
            return Set.of();
        }
        var domains = companies.settings(company).domains();
        return contacts.stream()
                .filter(contact -> !domains.contains(contact.address()))
                .collect(Collectors.toSet());
    }

    /** Whose the contacts are now, apart from {@link #without those that are the company's own}. */
    public LeadOwnership ownership(CompanyId company, Collection<Contact> contacts) {
        return directory.ownership(company, without(company, contacts));
    }

    private static Optional<Ignored.Reason> reason(
            String address, Predicate<String> isColleague, Predicate<String> isInside) {
        if (LegacyExchange.isLegacy(address)) {
            return Optional.of(Ignored.Reason.LEGACY_EXCHANGE);
        }
        if (isInside.test(address)) {
            return Optional.of(Ignored.Reason.OWN_DOMAIN);
        }
        return isColleague.test(address) ? Optional.of(Ignored.Reason.COLLEAGUE) : Optional.empty();
    }
}
