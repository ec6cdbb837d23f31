package dev.mailsync.sandbox.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.platform.telemetry.MetricLog;
import io.quarkus.arc.profile.IfBuildProfile;

/** Simulates CloudWatch: keeps the latest documents. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
public class LocalMetrics implements MetricLog {

    private static final int MOST = 1_000;

    private final Deque<ObjectNode> latest = new ArrayDeque<>();

    @Override
    public synchronized void write(List<ObjectNode> documents) {
        latest.addAll(documents);
        while (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    /** Oldest first. */
    public synchronized List<ObjectNode> documents() {
        return List.copyOf(latest);
    }

    public synchronized void clear() {
        latest.clear();
    }
}
