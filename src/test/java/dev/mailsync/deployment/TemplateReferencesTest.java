package dev.mailsync.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.deployment.Template.Section;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the template names is there, and what is there is named. */
class TemplateReferencesTest {

    private static final Template TEMPLATE = Template.read();
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z:.]+)}");
    private static final Set<String> CONDITIONS_BY = Set.of("!If", "!Condition");
    private static final int ENVIRONMENT_LIMIT = 4_096;
    private static final int LONGEST_VALUE = 250;

    private final Set<String> references = new TreeSet<>();
    private final Set<String> conditions = new TreeSet<>();

    TemplateReferencesTest() {
        for (var part : List.of("Resources", "Outputs", "Conditions", "Rules")) {
            TEMPLATE.sections(part).forEach((id, section) -> collect(section.value()));
        }
        collect(TEMPLATE.globals().value());
    }

    @Test
    void everyReferenceLeadsToAResourceOrAParameter() {
        var known = new TreeSet<>(TEMPLATE.resources().keySet());
        known.addAll(TEMPLATE.sections("Parameters").keySet());
        known.addAll(TEMPLATE.madeBySam());

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.startsWith("AWS::") || known.contains(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void everyParameterAndEveryConditionIsUsed() {
        assertThat(references).containsAll(TEMPLATE.sections("Parameters").keySet());
        assertThat(conditions).isEqualTo(TEMPLATE.sections("Conditions").keySet());
    }

    @Test
    void everyParameterSaysWhatItIs() {
        assertThat(TEMPLATE.sections("Parameters").values())
                .allSatisfy(parameter ->
                        assertThat((String) parameter.at("Description").value()).isNotBlank());
    }

    /** Lambda's limit for all variables of a function, names and values. */
    @Test
    void theEnvironmentOfEachFunctionFits() {
        TEMPLATE.resources("AWS::Serverless::Function")
                .forEach((id, function) -> assertThat(Stream.of(TEMPLATE.globals(), function.at("Properties"))
                                .flatMap(section -> section.at("Environment").at("Variables").map().entrySet().stream())
                                .mapToInt(TemplateReferencesTest::size)
                                .sum())
                        .as(id)
                        .isLessThan(ENVIRONMENT_LIMIT));
    }

    private static int size(Map.Entry<?, ?> variable) {
        return variable.getKey().toString().length() + longest(variable.getValue());
    }

    /** An ARN, an address or a few origins have 250 characters at most. */
    private static int longest(Object value) {
        return switch (value) {
            case String text -> text.length();
            case Map<?, ?> map
            when map.get("!Ref") instanceof String name ->
                allowed(name).mapToInt(String::length).max().orElse(LONGEST_VALUE);
            default -> LONGEST_VALUE;
        };
    }

    private static Stream<String> allowed(String parameter) {
        return Optional.ofNullable(TEMPLATE.sections("Parameters").get(parameter)).stream()
                .flatMap(it -> it.at("AllowedValues").list().stream())
                .map(it -> it.value().toString());
    }

    private void collect(Object value) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, argument) -> {
                    reference((String) key, argument);
                    collect(argument);
                });
            case List<?> list -> list.forEach(this::collect);
            case null, default -> {}
        }
    }

    private void reference(String key, Object argument) {
        switch (key) {
            case "!Ref" -> references.add(resource((String) argument));
            case "!GetAtt" -> references.add(resource((String) argument));
            case "!Sub" -> substituted(argument);
            case "DependsOn" -> new Section(argument).list().forEach(it -> references.add((String) it.value()));
            case "Condition" -> condition(argument);
            default -> {
                if (CONDITIONS_BY.contains(key)) {
                    condition(argument instanceof List<?> list ? list.getFirst() : argument);
                }
            }
        }
    }

    /** A text, or a list of one and of the names that it has besides those of the template. */
    private void substituted(Object argument) {
        var parts = new Section(argument).list();
        var own = parts.size() > 1 ? parts.get(1).map().keySet() : Set.of();
        IN_TEXT.matcher((String) parts.getFirst().value())
                .results()
                .map(it -> resource(it.group(1)))
                .filter(name -> !own.contains(name))
                .forEach(references::add);
    }

    /** A policy has a key of this name as well. */
    private void condition(Object name) {
        if (name instanceof String text) {
            conditions.add(text);
        }
    }

    private static String resource(String name) {
        return name.startsWith("AWS::") ? name : name.replaceAll("\\..*", "");
    }
}
