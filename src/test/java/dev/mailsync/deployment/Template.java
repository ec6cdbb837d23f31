package dev.mailsync.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The deployment's template, or the part of it that watches. An intrinsic function in its short form reads as a map from its tag to its argument. */
public final class Template {

    private final Map<?, ?> root;

    private Template(Map<?, ?> root) {
        this.root = root;
    }

    public static Template read() {
        return read("template.yaml");
    }

    /** Alarms and dashboard, a stack within the stack. */
    public static Template monitoring() {
        return read("infra/monitoring.yaml");
    }

    private static Template read(String file) {
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            return new Template(new Yaml(new IntrinsicFunctions()).load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resources of a type by their logical ids. */
    public Map<String, Section> resources(String type) {
        var resources = new TreeMap<>(resources());
        resources.values().removeIf(resource -> !type.equals(resource.at("Type").value()));
        return resources;
    }

    /** All resources by their logical ids. */
    Map<String, Section> resources() {
        return sections("Resources");
    }

    /** The named sections of one of the template's parts: {@code Parameters}, {@code Conditions}, {@code Outputs}. */
    Map<String, Section> sections(String part) {
        var sections = new TreeMap<String, Section>();
        new Section(root).at(part).map().forEach((id, section) -> sections.put((String) id, new Section(section)));
        return sections;
    }

    public Section globals() {
        return new Section(root).at("Globals").at("Function");
    }

    /** Resources that SAM makes for functions which are deployed step by step. */
    Set<String> madeBySam() {
        var made = new TreeSet<>(Set.of("ServerlessDeploymentApplication"));
        resources("AWS::Serverless::Function").keySet().forEach(function -> made.add(function + "DeploymentGroup"));
        return made;
    }

    /** The environment variables that a function gets. */
    public Set<String> environment(Section function) {
        var names = new TreeSet<String>();
        Stream.of(globals(), function.at("Properties"))
                .flatMap(section -> section.at("Environment").at("Variables").map().keySet().stream())
                .forEach(name -> names.add((String) name));
        return names;
    }

    /** A part of the template; what is not there is an empty section. */
    public record Section(Object value) {

        public Section at(String key) {
            return new Section(value instanceof Map<?, ?> map ? map.get(key) : null);
        }

        public Map<?, ?> map() {
            return value instanceof Map<?, ?> map ? map : Map.of();
        }

        /** The elements of a list; a single value counts as a list of one, as in CloudFormation's policies. */
        public List<Section> list() {
            return switch (value) {
                case null -> List.of();
                case List<?> list -> list.stream().map(Section::new).toList();
                default -> List.of(this);
            };
        }
    }

    private static final class IntrinsicFunctions extends SafeConstructor {

        IntrinsicFunctions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(node.getTag().getValue(), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException("unexpected " + node);
            };
        }
    }
}
