package dev.mailsync.platform.secrets;

import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Creates its client when this bean is first used: functions that need no secret start without it. */
@DefaultBean
@ApplicationScoped
class SecretsManagerStore implements SecretStore {

    private static final Duration NO_ANSWER = Duration.ofSeconds(1);
    // Graph waits three seconds for the webhook, which needs the key to tell genuine notifications from forged ones.
    private static final Duration CALL = Duration.ofSeconds(2);
    // A process's first call loads the SDK and TLS on a fraction of a CPU. If cut short, it would start over each time.
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
