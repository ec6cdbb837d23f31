package dev.mailsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes that a process has loaded, as the JDK's own log has them (-Xlog:class+load). */
record LoadedClasses(List<String> names) {

    static final String OURS = "our own";

    private static final Pattern LINE = Pattern.compile(".*\\[class,load *] (\\S+) source: .*");
    private static final String OTHERS = "others";
    private static final Map<String, Pattern> OWNERS = owners();

    static LoadedClasses of(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return new LoadedClasses(lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .toList());
        }
    }

    /** How many of whose, in an order that is always the same. */
    Map<String, Integer> byOwner() {
        var counts = new LinkedHashMap<String, Integer>();
        OWNERS.keySet().forEach(owner -> counts.put(owner, 0));
        counts.put(OTHERS, 0);
        names.forEach(name -> counts.merge(owner(name), 1, Integer::sum));
        return counts;
    }

    List<String> startingWith(String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    private static String owner(String name) {
        return OWNERS.entrySet().stream()
                .filter(owner -> owner.getValue().matcher(name).lookingAt())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHERS);
    }

    private static Map<String, Pattern> owners() {
        var owners = new LinkedHashMap<String, Pattern>();
        owners.put("the JDK's", Pattern.compile("(java|jdk|sun|com\\.sun|javax)\\."));
        owners.put(OURS, Pattern.compile("dev\\.mailsync\\."));
        owners.put(
                "Quarkus and REST",
                Pattern.compile("(io\\.quark(us|iverse)|io\\.smallrye|org\\.jboss|jakarta|org\\.eclipse)\\."));
        owners.put("Vert.x and Netty", Pattern.compile("io\\.(vertx|netty)\\."));
        owners.put("Jackson", Pattern.compile("com\\.fasterxml\\."));
        owners.put("AWS's SDK and runtime", Pattern.compile("(software\\.amazon|com\\.amazonaws)\\."));
        owners.put("Microsoft's SDK and OkHttp", Pattern.compile("(com\\.microsoft|okhttp3|okio|kotlin)\\."));
        return owners;
    }
}
