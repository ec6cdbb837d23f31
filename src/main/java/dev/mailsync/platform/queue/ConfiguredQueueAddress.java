package dev.mailsync.platform.queue;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

@DefaultBean
@ApplicationScoped
class ConfiguredQueueAddress implements QueueAddress {

    private final QueueConfig config;

    ConfiguredQueueAddress(QueueConfig config) {
        this.config = config;
    }

    @Override
    public String url() {
        return config.url().orElseThrow(() -> new IllegalStateException("mailsync.queue.url is not set"));
    }
}
