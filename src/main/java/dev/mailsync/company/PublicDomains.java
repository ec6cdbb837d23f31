package dev.mailsync.company;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Domains where anybody can get an address, so that a mailbox there says nothing about its company. */
final class PublicDomains {

    private static final Set<String> ENTRIES = read();

    private PublicDomains() {}

    /** @param domain in lower case; {@code name.*} in the file means the name under any top-level domain */
    static boolean contain(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0
                || ENTRIES.contains(domain)
                || dot == domain.lastIndexOf('.') && ENTRIES.contains(domain.substring(0, dot) + ".*");
    }

    private static Set<String> read() {
        try (var file = PublicDomains.class.getResourceAsStream("/public-mail-domains.txt");
                var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return lines.lines().map(String::strip).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of public email domains cannot be read", e);
        }
    }
}
