package dev.mailsync.smartmail;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class RealPause implements Pause {

    @Override
    public void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
