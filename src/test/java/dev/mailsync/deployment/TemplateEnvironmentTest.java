package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.mailsync.Compiled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The functions get the settings that their code asks for. */
class TemplateEnvironmentTest {

    private static final Template TEMPLATE = Template.read();
    /** Of the framework's own. */
    private static final Set<String> QUARKUS = Set.of("QUARKUS_LAMBDA_HANDLER", "DISABLE_SIGNAL_HANDLERS");

    private static final Pattern IN_PROPERTIES = Pattern.compile("(?m)^(?!%dev|%test|#).*\\$\\{(mailsync\\.[a-z.-]+)}");
    private static final Pattern REQUIRED = Pattern.compile("\"(mailsync\\.[a-z.-]+)\"");

    private static final Set<String> required = new TreeSet<>();
    private static final Set<String> known = new TreeSet<>();

    @BeforeAll
    static void settings() throws IOException {
        for (var mapping : mappings()) {
            var prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
            properties(mapping, prefix).forEach((name, property) -> {
                known.add(name.replace("[*]", ""));
                if (!property.isOptional() && !property.hasDefaultValue()) {
                    required.add(name.replace("[*]", ""));
                }
            });
        }
        addAll(IN_PROPERTIES, Path.of("src/main/resources/application.properties"));
        addAll(REQUIRED, Path.of("src/main/java/dev/mailsync/platform/config/RequiredSettings.java"));
        known.addAll(required);
    }

    @Test
    void everySettingThatHasNoDefaultIsSet() {
        assertThat(required).hasSizeGreaterThan(8);
        TEMPLATE.resources("AWS::Serverless::Function")
                .forEach((id, function) -> assertThat(TEMPLATE.environment(function))
                        .as(id)
                        .containsAll(required.stream()
                                .map(TemplateEnvironmentTest::variable)
                                .toList()));
    }

    @Test
    void everyVariableIsASettingThatSomebodyReads() {
        var variables = known.stream().map(TemplateEnvironmentTest::variable).collect(Collectors.toSet());
        variables.addAll(QUARKUS);

        TEMPLATE.resources("AWS::Serverless::Function")
                .forEach((id, function) -> assertThat(variables).as(id).containsAll(TEMPLATE.environment(function)));
    }

    private static Set<Class<?>> mappings() {
        return Compiled.DEPLOYED.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());
    }

    private static Map<String, Property> properties(Class<?> mapping, String prefix) {
        return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping, prefix));
    }

    private static void addAll(Pattern pattern, Path file) throws IOException {
        pattern.matcher(Files.readString(file)).results().forEach(found -> required.add(found.group(1)));
    }

    /** As SmallRye Config looks for a name in the environment. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
