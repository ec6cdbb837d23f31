package dev.mailsync.mail.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.platform.dynamo.Item;

/** What the row of an email says of it. */
public final class StoredSummary {

    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final MailCodec CODEC = new MailCodec(JSON, () -> true);

    private StoredSummary() {}

    public static boolean isIn(Item row) {
        return row.has("summary");
    }

    public static MailSummary of(Item row) {
        return CODEC.summary(row.attributes().get("summary"));
    }

    public static JsonNode json(Item row) {
        return JSON.valueToTree(of(row));
    }
}
