package dev.mailsync.platform.config;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

@DefaultBean
@ApplicationScoped
class ConfiguredEndpoints implements Endpoints {

    private final ServiceConfig config;

    ConfiguredEndpoints(ServiceConfig config) {
        this.config = config;
    }

    @Override
    public URI publicUrl() {
        return config.publicUrl().orElseThrow(() -> new IllegalStateException("mailsync.public-url is not set"));
    }

    @Override
    public URI login() {
        return config.loginUrl().orElseGet(config.cloud()::login);
    }

    @Override
    public URI graph() {
        return config.graphUrl().orElseGet(config.cloud()::graph);
    }
}
