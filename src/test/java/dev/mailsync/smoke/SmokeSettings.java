package dev.mailsync.smoke;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.mailsync.deployment.Template;
import dev.mailsync.microsoft.entra.SelfSigned;
import dev.mailsync.platform.queue.QueueAddress;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What this process plays, in the words in which the functions are told of AWS, Microsoft and the CRM. */
@Singleton
public class SmokeSettings {

    private static final String CREDENTIAL = "mail-sync-microsoft";
    private static final String SIGNING_KEYS = "mail-sync-signing-keys";

    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final QueueAddress queue;
    private final Config config;

    SmokeSettings(DynamoDbClient dynamo, SqsClient sqs, QueueAddress queue, Config config) {
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.queue = queue;
        this.config = config;
    }

    /** @param credential what proves to Microsoft that we are the application: a certificate, as infra/entra/register makes it */
    Environments environments(String publicUrl, String sandbox, LocalServices services, SelfSigned credential) {
        services.secret(SIGNING_KEYS, "{\"current\":\"%s\"}".formatted("for-the-smoke-only-".repeat(4)));
        services.secret(CREDENTIAL, credential.secret());
        return new Environments(Template.read(), values(publicUrl, services), everywhere(sandbox, services));
    }

    /** By the names of the template. Whatever stands there as it is comes from there. */
    private Map<String, String> values(String publicUrl, LocalServices services) {
        var values = new HashMap<String, String>();
        values.put("MAILSYNC_PUBLIC_URL", publicUrl);
        values.put("MAILSYNC_CRM_ISSUER", setting("mailsync.crm.issuer"));
        values.put("MAILSYNC_CRM_AUDIENCE", setting("mailsync.crm.audience"));
        values.put("MAILSYNC_CRM_KEYS_URL", services.address() + "/keys");
        values.put("MAILSYNC_CRM_ORIGINS", "http://localhost:3000");
        values.put("MAILSYNC_CONNECTION_RETURN_ORIGINS", "http://localhost:3000");
        values.put("MAILSYNC_MICROSOFT_CLIENT_ID", setting("mailsync.microsoft.client-id"));
        values.put("MAILSYNC_MICROSOFT_CLOUD", "GLOBAL");
        values.put("MAILSYNC_MICROSOFT_CREDENTIAL_ID", CREDENTIAL);
        values.put("MAILSYNC_DYNAMO_TABLE_PREFIX", setting("mailsync.dynamo.table-prefix"));
        values.put("MAILSYNC_METRICS_NAMESPACE", "mail-sync");
        values.put("MAILSYNC_MAIL_PACKED", "yes");
        values.put("MAILSYNC_SYNC_CONCURRENCY", "50");
        values.put("MAILSYNC_QUEUE_URL", queue.url());
        values.put("MAILSYNC_SECRETS_KMS_KEY_ID", "alias/local");
        values.put("MAILSYNC_SECRETS_SIGNING_KEYS_ID", SIGNING_KEYS);
        return values;
    }

    private Map<String, String> everywhere(String sandbox, LocalServices services) {
        return Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                address(dynamo.serviceClientConfiguration().endpointOverride().orElseThrow()),
                "QUARKUS_SQS_ENDPOINT_OVERRIDE",
                address(sqs.serviceClientConfiguration().endpointOverride().orElseThrow()),
                "QUARKUS_KMS_ENDPOINT_OVERRIDE",
                services.address(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                services.address(),
                "MAILSYNC_LOGIN_URL",
                sandbox + "/sandbox/login",
                "MAILSYNC_GRAPH_URL",
                sandbox + "/sandbox/graph/v1.0");
    }

    private String setting(String name) {
        return config.getValue(name, String.class);
    }

    private static String address(URI uri) {
        return uri.toString();
    }
}
