package dev.mailsync.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Plays IAM in the tests of the whole way through: what a function does is written down, and refused if its policy in the
 * template does not grant it. {@code PoliciesIT} reads afterwards what was written.
 */
public final class PolicyWatch {

    /** A file for each start of the application, emptied by the build before it tests. */
    static final Path DIRECTORY = Path.of("target/aws-calls");

    static final String REFUSED = "refused ";

    private static final Policies POLICIES = Policies.of(Template.read());
    private static final Set<AwsCall> SEEN = ConcurrentHashMap.newKeySet();

    private PolicyWatch() {}

    public static <T> T handedOn(Supplier<T> work) {
        return RunningFunction.handedOn(work);
    }

    public static void kms(String action) {
        called("kms:" + action, "TokenKey");
    }

    public static void secretRead(String resource) {
        called("secretsmanager:GetSecretValue", resource);
    }

    /** Also of several at once, for which there is no action of its own. */
    public static void jobsSent() {
        called("sqs:SendMessage", "SyncQueue");
    }

    static Policies policies() {
        return POLICIES;
    }

    static void called(String action, String resource) {
        RunningFunction.name()
                .map(function -> new AwsCall(function, action, resource))
                .ifPresent(PolicyWatch::check);
    }

    private static void check(AwsCall call) {
        var allowed = POLICIES.allow(call);
        if (SEEN.add(call)) {
            write((allowed ? "" : REFUSED) + call + "\n");
        }
        if (!allowed) {
            throw accessDenied(call);
        }
    }

    private static synchronized void write(String line) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    DIRECTORY.resolve(ProcessHandle.current().pid() + ".txt"),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AwsServiceException accessDenied(AwsCall call) {
        var message = "The policy of the function does not allow: " + call;
        return AwsServiceException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(message)
                        .build())
                .build();
    }
}
