package dev.mailsync.smoke;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.mailsync.deployment.Template;
import dev.mailsync.deployment.Template.Section;

/** The environment of each function: the variables that the template gives it, those of Lambda, and where AWS is. */
record Environments(Template template, Map<String, String> values, Map<String, String> everywhere) {

    private static final Map<String, String> LAMBDA = Map.of(
            "AWS_EXECUTION_ENV", "AWS_Lambda_provided.al2023",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "LANG", "en_US.UTF-8",
            "TZ", ":UTC");

    /** @throws AssertionError if the template sets a variable of which there is no value here */
    Map<String, String> of(String function) {
        var section = template.resources("AWS::Serverless::Function").get(function);
        var environment = new HashMap<>(LAMBDA);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function);
        var missing = new TreeSet<String>();
        for (var name : template.environment(section)) {
            var value = values.getOrDefault(name, literal(section.at("Properties"), template.globals(), name));
            if (value == null) {
                missing.add(name);
            } else {
                environment.put(name, value);
            }
        }
        if (!missing.isEmpty()) {
            throw new AssertionError("The smoke has no value for " + missing + ": add it to SmokeIT");
        }
        environment.putAll(everywhere);
        return environment;
    }

    /** What the template sets to the same for every deployment. */
    private static String literal(Section function, Section globals, String name) {
        return Stream.of(function, globals)
                .map(section ->
                        section.at("Environment").at("Variables").at(name).value())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(null);
    }
}
