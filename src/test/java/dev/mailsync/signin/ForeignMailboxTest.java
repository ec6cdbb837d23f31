package dev.mailsync.signin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.platform.dynamo.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Graph answers for the user who signed in with the mailbox of somebody else. */
class ForeignMailboxTest {

    private final InMemoryProduct product = new InMemoryProduct();

    @Test
    void theSignInIsRefused() {
        var graph = product.get(GraphMailboxes.class);
        product.with(GraphMailboxes.class, (objectId, token) -> ofSomebodyElse(graph.open(objectId, token)));
        var company = new SmallCompany(product);

        company.signsIn("anna");

        assertThat(company.all(Table.USERS)).noneMatch(row -> row.has("objectId"));
        assertThat(company.all(Table.ERRORS))
                .anySatisfy(row -> assertThat(row.string("code")).isEqualTo("id_token_foreign"));
    }

    private static GraphMailbox ofSomebodyElse(GraphMailbox real) {
        return (GraphMailbox) Proxy.newProxyInstance(
                GraphMailbox.class.getClassLoader(),
                new Class<?>[] {GraphMailbox.class},
                (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(real, arguments);
                        return answer instanceof Profile it
                                ? new Profile(
                                        it.tenantId(),
                                        "00000000-0000-4000-8000-000000000000",
                                        it.displayName(),
                                        it.address(),
                                        it.addresses())
                                : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
