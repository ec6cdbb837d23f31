package dev.mailsync.sandbox.demo;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The secrets in what service and sandbox answer, by the names under which they go. */
@Provider
@Singleton
public class Overheard implements ContainerResponseFilter {

    private static final Pattern IN_JSON =
            Pattern.compile("\"(access_token|refresh_token|id_token|clientState)\":\"([^\"]+)\"");
    private static final Pattern IN_ADDRESS = Pattern.compile("[?&](code|state|mail_sync_ticket)=([^&#]+)");

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Set<String> names() {
        return new TreeSet<>(names);
    }

    Set<String> secrets() {
        return new TreeSet<>(secrets);
    }

    void forget() {
        names.clear();
        secrets.clear();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        listen(IN_ADDRESS, String.valueOf(response.getHeaderString("Location")));
        switch (response.getEntity()) {
            case String text -> listen(IN_JSON, text);
            case byte[] bytes -> listen(IN_JSON, new String(bytes, UTF_8));
            case null, default -> {}
        }
    }

    private void listen(Pattern pattern, String text) {
        pattern.matcher(text).results().forEach(match -> {
            names.add(match.group(1));
            secrets.add(match.group(2));
        });
    }
}
