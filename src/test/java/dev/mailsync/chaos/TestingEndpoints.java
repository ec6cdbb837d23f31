package dev.mailsync.chaos;

import java.net.URI;
import java.util.Optional;

import dev.mailsync.platform.config.Endpoints;

/** Addresses that nobody listens at, as everything stays in memory. */
final class TestingEndpoints implements Endpoints {

    private Optional<URI> notified = Optional.of(publicUrl());

    void notified(Optional<URI> address) {
        this.notified = address;
    }

    @Override
    public URI publicUrl() {
        return URI.create("https://mail-sync.example");
    }

    @Override
    public Optional<URI> notified() {
        return notified;
    }

    @Override
    public URI login() {
        return URI.create("https://login.example");
    }

    @Override
    public URI graph() {
        return URI.create("https://graph.example/v1.0");
    }
}
