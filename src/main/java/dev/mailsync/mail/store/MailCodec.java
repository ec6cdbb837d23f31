package dev.mailsync.mail.store;

import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.identity.MailKind;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts summaries and bodies to attributes of rows. Reads what any version has written. */
@ApplicationScoped
public class MailCodec {

    // We read whatever we wrote, however long: by default Jackson rejects strings of more than 20 million characters.
    private static final StreamReadConstraints ANY_LENGTH =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    private final ObjectMapper json;
    private final PackedJson summaries;
    private final PackedJson bodies;
    private final boolean packed;

    MailCodec(ObjectMapper json, MailConfig config) {
        this.json = json.copyWith(
                JsonFactory.builder().streamReadConstraints(ANY_LENGTH).build());
        summaries = new PackedJson(this.json, Dictionaries.SUMMARY);
        bodies = new PackedJson(this.json, Dictionaries.BODY);
        packed = config.packed();
    }

    AttributeValue summary(MailSummary summary) {
        var node = json.<ObjectNode>valueToTree(summary);
        if (summary.kind() == MailKind.MESSAGE) {
            // Nearly all email is of this kind, and a row is billed by its size.
            node.remove("kind");
        }
        return packed ? Item.binary(summaries.write(node)) : Item.text(node.toString());
    }

    MailSummary summary(AttributeValue stored) {
        return stored.b() == null
                ? summaryOfText(stored.s())
                : summaries.read(stored.b().asByteArray(), MailSummary.class);
    }

    private MailSummary summaryOfText(String text) {
        try {
            return json.readValue(text, MailSummary.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored summary cannot be read", e);
        }
    }

    byte[] body(MailBody body) {
        return packed ? bodies.write(body) : bodies.writeAsGzip(body);
    }

    MailBody body(byte[] stored) {
        return bodies.read(stored, MailBody.class);
    }
}
