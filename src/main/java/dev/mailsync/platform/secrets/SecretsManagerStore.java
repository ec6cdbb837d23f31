package dev.mailsync.platform.secrets;

import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The client is made when this bean is first asked: functions that need no secret start without it. */
@DefaultBean
@ApplicationScoped
class SecretsManagerStore implements SecretStore {

    private static final Duration NO_ANSWER = Duration.ofSeconds(1);
    // Graph waits three seconds for the webhook, which cannot tell genuine from forged without its key.
    private static final Duration CALL = Duration.ofSeconds(2);
    // The first call of a process loads the SDK and TLS, by a share of a processor. Cut short, it would begin anew each
    // time.
    private static final Duration FIRST_CALL = Duration.ofSeconds(8);

    private final SecretsManagerClient client = SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder()
                    .connectionTimeout(NO_ANSWER)
                    .socketTimeout(NO_ANSWER))
            .build();
    private volatile boolean answered;

    @Override
    public String read(String id) {
        var secret = client.getSecretValue(request -> request.secretId(id)
                .overrideConfiguration(config -> config.apiCallTimeout(answered ? CALL : FIRST_CALL)));
        answered = true;
        return secret.secretString();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
