package dev.mailsync.image;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import dev.mailsync.Compiled;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A native executable reflects on what was registered when it was built, and on nothing else. Quarkus registers what
 * resources and handlers take and return by their signatures; what Jackson meets by other ways has to say so itself.
 */
class ReflectionTest {

    private static final Set<String> MAPPERS = Set.of(
            ObjectMapper.class.getName(),
            ObjectReader.class.getName(),
            ObjectWriter.class.getName(),
            "dev.mailsync.mail.store.PackedJson");
    private static final Set<String> BUILDERS =
            Set.of(Response.class.getName(), Response.ResponseBuilder.class.getName());

    // They stand beside what Jackson meets, in the same method.
    private static final Set<String> BYSTANDERS = Set.of(
            "dev.mailsync.connection.StoredTokens",
            "dev.mailsync.platform.secrets.Secret",
            "dev.mailsync.platform.http.Caller");

    @Test
    void whatJacksonReadsAndWritesByHandIsRegistered() {
        var mapped = callsTo(MAPPERS, "(read(?!Tree)|write|convert|valueTo|treeTo).*")
                .flatMap(call -> reached(call.getOrigin()))
                .filter(type -> !BYSTANDERS.contains(type.getName()))
                .collect(Collectors.toSet());

        assertThat(mapped).extracting(JavaClass::getSimpleName).contains("MailSummary", "MailBody", "SyncJob", "Plain");
        assertThat(unregistered(mapped)).isEmpty();
    }

    @Test
    void whatAnAnswerHoldsWithoutSayingSoInASignatureIsRegistered() {
        var entities = callsTo(BUILDERS, "ok|entity|accepted|status")
                .flatMap(call -> answered(call.getOrigin()))
                .filter(type -> !BYSTANDERS.contains(type.getName()))
                .collect(Collectors.toSet());

        assertThat(entities).extracting(JavaClass::getSimpleName).contains("Problem");
        assertThat(unregistered(entities)).isEmpty();
    }

    /** Jackson takes a public method of such a name for a field more, and cannot read what it has written. */
    @Test
    void noRecordThatBecomesJsonHasMoreThanItsComponents() {
        var seeming = Compiled.DEPLOYED.stream()
                .filter(type -> type.isRecord() && type.isAnnotatedWith(RegisterForReflection.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("(is|get)[A-Z].*"))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getRawParameterTypes().isEmpty())
                .filter(method -> !method.isAnnotatedWith(JsonIgnore.class))
                .map(JavaMethod::getFullName);

        assertThat(seeming).isEmpty();
    }

    private static Stream<JavaMethodCall> callsTo(Set<String> owners, String names) {
        return Compiled.DEPLOYED.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> owners.contains(call.getTargetOwner().getName()))
                .filter(call -> call.getName().matches(names));
    }

    /** Named or made in the same method; if there is none, what it takes or returns. */
    private static Stream<JavaClass> reached(JavaCodeUnit method) {
        var named = method.getReferencedClassObjects().stream().map(ReferencedClassObject::getValue);
        var local = data(Stream.concat(named, made(method)));
        var signature = Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()));
        return local.isEmpty() ? data(signature).stream() : local.stream();
    }

    private static Set<JavaClass> data(Stream<JavaClass> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(Product::isData)
                .collect(Collectors.toSet());
    }

    /** What the method makes, or gets from others and does not hand on to others of us. */
    private static Stream<JavaClass> answered(JavaCodeUnit method) {
        var ours = method.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().startsWith("dev.mailsync."))
                .toList();
        var handedOn = ours.stream()
                .flatMap(call -> call.getTarget().getRawParameterTypes().stream())
                .collect(Collectors.toSet());
        var got = ours.stream()
                .map(call -> call.getTarget().getRawReturnType())
                .filter(type -> type.isRecord() && !handedOn.contains(type));
        return Stream.concat(got, made(method));
    }

    private static Stream<JavaClass> made(JavaCodeUnit method) {
        return method.getConstructorCallsFromSelf().stream()
                .map(call -> call.getTargetOwner())
                .filter(Product::isData);
    }

    /** With all that their fields hold. */
    private static Set<String> unregistered(Set<JavaClass> types) {
        var bySignature = Compiled.DEPLOYED.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(method -> method.getAllInvolvedRawTypes().stream())
                .filter(Product::isData)
                .collect(Collectors.toSet());
        return held(types).stream()
                .filter(type -> !type.isAnnotatedWith(RegisterForReflection.class))
                .filter(type -> !held(bySignature).contains(type))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<JavaClass> held(Set<JavaClass> types) {
        var all = new HashSet<JavaClass>();
        types.forEach(type -> walk(type, all));
        return all;
    }

    private static void walk(JavaClass type, Set<JavaClass> all) {
        if (all.add(type)) {
            type.getFields().stream()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                    .filter(Product::isData)
                    .forEach(held -> walk(held, all));
        }
    }
}
