package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;

import io.quarkus.arc.profile.IfBuildProfile;
import org.jboss.logging.Logger;

/** Work that needs this process to answer calls, which is the last step of its start. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
public class OnceBound {

    private static final Logger LOG = Logger.getLogger(OnceBound.class);

    private static final Duration POLL = Duration.ofMillis(50);

    private final SandboxEndpoints endpoints;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    OnceBound(SandboxEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Runs in a thread with that name, which is interrupted when the application stops. */
    public void run(String name, Runnable work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> awaitPortAnd(work)));
    }

    void stop(@Observes Shutdown down) {
        threads.forEach(Thread::interrupt);
    }

    private void awaitPortAnd(Runnable work) {
        try {
            while (endpoints.port() <= 0) {
                Thread.sleep(POLL);
            }
            work.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.errorf(e, "The work \"%s\" failed", Thread.currentThread().getName());
            }
        }
    }
}
