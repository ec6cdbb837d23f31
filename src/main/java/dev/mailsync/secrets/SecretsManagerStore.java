package dev.mailsync.secrets;

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

    // Graph waits three seconds for the webhook, which cannot tell genuine from forged without its key.
    private static final Duration ATTEMPT = Duration.ofSeconds(1);
    private static final Duration CALL = Duration.ofSeconds(2);

    private final SecretsManagerClient client = SecretsManagerClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                    config -> config.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
            .build();

    @Override
    public String read(String id) {
        return client.getSecretValue(request -> request.secretId(id)).secretString();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
