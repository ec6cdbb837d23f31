package dev.mailsync.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.deployment.Template.Section;
import dev.mailsync.deployment.TemplateRoutes.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** API Gateway passes on what the contract promises, and asks for a token where the contract does. */
class TemplateRoutesTest {

    /** @param open whether the contract names nothing that a caller has to show */
    private record Operation(String method, String path, boolean open) {}

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final TemplateRoutes ROUTES = TemplateRoutes.of(Template.read());

    private final List<Operation> operations = operations();

    @Test
    void everyOperationOfTheContractIsRouted() {
        assertThat(operations)
                .hasSizeGreaterThan(20)
                .allSatisfy(operation -> assertThat(ROUTES.of(operation.method(), operation.path()))
                        .as(operation.toString())
                        .isPresent());
    }

    @Test
    void whatTheContractKeepsForCallersWithATokenApiGatewayKeepsToo() {
        assertThat(operations)
                .allSatisfy(operation -> assertThat(authorization(operation))
                        .as(operation.toString())
                        .isEqualTo(operation.open() ? "NONE" : "JWT"));
    }

    /** The operator's routes are no part of the contract, nor are pages and scripts. */
    @Test
    void everyRouteLeadsToAnOperationOfTheContract() {
        assertThat(ROUTES.all())
                .filteredOn(route ->
                        !route.path().startsWith("/q/") && !route.path().startsWith("/mail-sync/"))
                .allSatisfy(route -> assertThat(operations.stream()
                                .filter(operation -> operation.method().equals(route.method()))
                                .filter(operation -> ROUTES.of(operation.method(), operation.path())
                                        .equals(Optional.of(route))))
                        .as(route.toString())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail-sync/mail-sync.js", "/mail-sync/bundle/app.js", "/mail-sync/troubleshooting"})
    void pagesAndScriptsAreOpen(String path) {
        assertThat(ROUTES.of("GET", path))
                .get()
                .extracting(Route::function, Route::authorization)
                .containsExactly("CrmApi", "NONE");
    }

    @Test
    void theOperatorsRoutesAreTheAccountsOwn() {
        assertThat(ROUTES.all())
                .filteredOn(route -> route.path().startsWith("/q/"))
                .isNotEmpty()
                .extracting(Route::authorization)
                .containsOnly("AWS_IAM");
    }

    private static String authorization(Operation operation) {
        return ROUTES.of(operation.method(), operation.path()).orElseThrow().authorization();
    }

    private static List<Operation> operations() {
        var contract = new Section(contract());
        var operations = new ArrayList<Operation>();
        contract.at("paths")
                .map()
                .forEach((path, methods) -> ((Map<?, ?>) methods).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        var secured =
                                !new Section(operation).at("security").list().isEmpty();
                        operations.add(
                                new Operation(method.toString().toUpperCase(Locale.ROOT), path.toString(), !secured));
                    }
                }));
        return operations;
    }

    private static Object contract() {
        try (var reader = Files.newBufferedReader(Path.of("docs/openapi.yaml"))) {
            return new Yaml().load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
