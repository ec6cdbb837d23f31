package dev.mailsync.company;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.mailsync.platform.identity.AddressForm;
import dev.mailsync.platform.identity.Participant;

/** Addresses and domains, in lower case. A domain covers everybody in it and in its subdomains. */
public record AddressList(Set<String> entries) {

    public static final AddressList EMPTY = new AddressList(Set.of());

    private static final int LONGEST_ENTRY = 320;

    /** The punycode form, which is what email contains. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    public AddressList {
        entries = Set.copyOf(entries);
    }

    /**
     * Reads what people write: {@code name@domain}, {@code domain}, {@code @domain} or {@code *.domain}.
     *
     * @throws IllegalArgumentException naming the entry that is neither an address nor a domain
     */
    public static AddressList parse(Collection<String> written) {
        var entries = new TreeSet<String>();
        written.forEach(entry -> entries.add(parsed(entry)));
        return new AddressList(entries);
    }

    /** Like {@link #parse}, but for domains only. */
    public static AddressList parseDomains(Collection<String> written) {
        var domains = parse(written);
        domains.entries().stream()
                .filter(entry -> entry.indexOf('@') >= 0)
                .findFirst()
                .ifPresent(address -> {
                    throw new IllegalArgumentException("'" + address + "' is an address. Send domains.");
                });
        return domains;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Its approximate size in a table's item. */
    public int size() {
        return entries.stream().mapToInt(entry -> entry.length() + 3).sum();
    }

    public AddressList and(AddressList more) {
        var all = new TreeSet<>(entries);
        all.addAll(more.entries);
        return new AddressList(all);
    }

    /** @param address in any case */
    public boolean contains(String address) {
        var normalized = Participant.normalized(address);
        int at = normalized.lastIndexOf('@');
        var domain = at < 0 ? AddressForm.domain(normalized) : normalized.substring(at + 1);
        return entries.contains(normalized) || containsDomain(domain);
    }

    private boolean containsDomain(String domain) {
        if (entries.contains(domain)) {
            return true;
        }
        int dot = domain.indexOf('.');
        return dot >= 0 && containsDomain(domain.substring(dot + 1));
    }

    private static String parsed(String written) {
        var entry = written == null ? "" : AddressForm.of(written);
        int at = entry.lastIndexOf('@');
        var domain = at < 0 ? AddressForm.domain(entry.replaceFirst("^\\*\\.", "")) : entry.substring(at + 1);
        var local = at > 0 ? entry.substring(0, at) : "";
        var isLocal =
                local.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '@');
        if (entry.length() > LONGEST_ENTRY
                || !isLocal
                || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("'" + abbreviated(entry) + "' is neither an address nor a domain.");
        }
        return local.isEmpty() ? domain : local + "@" + domain;
    }

    private static String abbreviated(String entry) {
        return entry.length() <= 60 ? entry : entry.substring(0, 60) + "…";
    }
}
