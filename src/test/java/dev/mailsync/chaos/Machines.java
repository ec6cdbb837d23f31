package dev.mailsync.chaos;

/** Machines that die or fail, and take nothing with them but what they were doing. */
final class Machines {

    private Machines() {}

    static void attempted(Runnable something) {
        try {
            something.run();
        } catch (Crash died) {
            // Another machine goes on.
        } catch (RuntimeException failed) {
            if (!isOurs(failed)) {
                throw failed;
            }
        }
    }

    private static boolean isOurs(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Crash
                    || (cause instanceof IllegalStateException
                            && String.valueOf(cause.getMessage()).contains("DynamoDB"))
                    || (cause instanceof IllegalStateException
                            && String.valueOf(cause.getMessage()).contains("SQS"))) {
                return true;
            }
        }
        return false;
    }
}
