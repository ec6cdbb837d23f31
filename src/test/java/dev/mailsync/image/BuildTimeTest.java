package dev.mailsync.image;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import dev.mailsync.Compiled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Quarkus runs static initialisers while it builds a native executable, and what they made is the same in every process
 * from then on: a random number, a time, a key, a region, an open connection must not be among it.
 */
class BuildTimeTest {

    private static final String RUN_TIME = "(java\\.util\\.(UUID|Random|SplittableRandom|Date|TimeZone)"
            + "|java\\.util\\.random\\..*|java\\.security\\.(SecureRandom|KeyPairGenerator|KeyStore)"
            + "|java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors|ForkJoinPool)|java\\.time\\.Clock"
            + "|java\\.net\\..*|java\\.lang\\.(Thread|ProcessHandle)|javax\\.crypto\\.(Cipher|KeyGenerator|Mac)"
            + "|org\\.eclipse\\.microprofile\\.config\\..*|software\\.amazon\\.awssdk\\..*(Client|Provider|Region)(\\$.*)?"
            + "|okhttp3\\.OkHttpClient.*)";
    private static final List<String> RUN_TIME_METHODS =
            List.of("now", "getenv", "getProperty", "nanoTime", "currentTimeMillis", "systemDefault", "getDefault");
    // A literal address, and parts of one: nothing is looked up.
    private static final List<String> HARMLESS = List.of("java.net.URI");

    @Test
    void nothingOfRunTimeHappensInAStaticInitialiser() {
        var accesses = Compiled.DEPLOYED.stream()
                .flatMap(type -> type.getStaticInitializer().stream())
                .flatMap(BuildTimeTest::accesses)
                .toList();

        assertThat(accesses).as("what static initialisers do").hasSizeGreaterThan(100);
        assertThat(accesses.stream().filter(BuildTimeTest::ofRunTime).map(JavaAccess::getDescription))
                .isEmpty();
    }

    /** Its own, and those of the methods of its class that it calls. */
    private static Stream<JavaAccess<?>> accesses(JavaCodeUnit code) {
        return accesses(code, code.getOwner(), new HashSet<>());
    }

    private static Stream<JavaAccess<?>> accesses(JavaCodeUnit code, JavaClass owner, Set<String> seen) {
        if (!seen.add(code.getFullName())) {
            return Stream.empty();
        }
        var deeper = code.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().equals(owner))
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .flatMap(method -> accesses(method, owner, seen));
        return Stream.concat(code.getAccessesFromSelf().stream(), deeper);
    }

    private static boolean ofRunTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        return owner.matches(RUN_TIME) && !HARMLESS.contains(owner) || RUN_TIME_METHODS.contains(access.getName());
    }
}
