package dev.mailsync.endtoend;

import io.quarkus.launcher.QuarkusLauncher;

/** Starts the product in dev mode, as an IDE does it: without Maven, out of the folder of classes. */
final class DevMode {

    private DevMode() {}

    public static void main(String[] arguments) throws InterruptedException {
        QuarkusLauncher.launch("dev.mailsync.platform.config.Endpoints", null, arguments);
        Thread.currentThread().join();
    }
}
