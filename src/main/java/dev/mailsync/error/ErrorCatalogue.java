package dev.mailsync.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Everything we know about errors, from {@code error-catalogue.json}: a row for each code of Microsoft's and our own.
 * {@code OTHER_} plus a kind's name covers codes without a row.
 */
public final class ErrorCatalogue {

    private static final String FILE = "/error-catalogue.json";
    private static final List<CatalogueEntry> ENTRIES = read();
    private static final Map<String, CatalogueEntry> BY_CODE = byCode();

    private ErrorCatalogue() {}

    public static List<CatalogueEntry> all() {
        return ENTRIES;
    }

    /** Ignores case, because Graph spells some codes in several ways. */
    public static Optional<CatalogueEntry> find(String code) {
        return Optional.ofNullable(BY_CODE.get(key(code)));
    }

    /** The row of the code, or the row for unknown codes of its kind. */
    public static CatalogueEntry entry(String code, Kind kind) {
        return find(code)
                .orElseGet(() -> find("OTHER_" + kind.name())
                        .orElseThrow(() -> new IllegalStateException("The catalogue has no row for " + kind)));
    }

    private static List<CatalogueEntry> read() {
        try (var file = ErrorCatalogue.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(file, new TypeReference<List<CatalogueEntry>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The error catalogue cannot be read", e);
        }
    }

    private static Map<String, CatalogueEntry> byCode() {
        var byCode = new HashMap<String, CatalogueEntry>();
        ENTRIES.forEach(entry -> entry.codes().forEach(code -> {
            if (byCode.put(key(code), entry) != null) {
                throw new IllegalStateException("Twice in the catalogue: " + code);
            }
        }));
        return Map.copyOf(byCode);
    }

    private static String key(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
