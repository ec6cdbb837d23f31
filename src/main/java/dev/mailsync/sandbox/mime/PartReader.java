package dev.mailsync.sandbox.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.sandbox.mailbox.message.Attachment;
import dev.mailsync.sandbox.mailbox.message.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageWriter;

/** Sorts an email's parts into one body, HTML if there is any, and attachments. */
final class PartReader {

    private final List<Attachment> attachments = new ArrayList<>();
    private String html;
    private String text;

    private PartReader() {}

    record Parts(Body body, List<Attachment> attachments) {}

    static Parts read(Message message) throws IOException {
        var reader = new PartReader();
        reader.read(message, "");
        var body = reader.html != null ? Body.html(reader.html) : Body.text(reader.text == null ? "" : reader.text);
        return new Parts(body, reader.attachments);
    }

    /** @param container the subtype of the multipart around the entity */
    private void read(Entity entity, String container) throws IOException {
        switch (entity.getBody()) {
            case Multipart parts -> {
                for (var part : parts.getBodyParts()) {
                    read(part, String.valueOf(parts.getSubType()));
                }
            }
            case Message inside -> attachments.add(mail(inside));
            case SingleBody single -> leaf(entity, single.getInputStream().readAllBytes(), container);
            case null, default -> {}
        }
    }

    private void leaf(Entity entity, byte[] content, String container) {
        var filename = filename(entity);
        var loose = filename.isEmpty() && !"attachment".equalsIgnoreCase(entity.getDispositionType());
        if (loose && html == null && "text/html".equals(entity.getMimeType())) {
            html = LenientText.decode(content, charset(entity));
        } else if (loose && text == null && "text/plain".equals(entity.getMimeType())) {
            text = LenientText.decode(content, charset(entity));
        } else {
            attachments.add(file(entity, filename, content, container));
        }
    }

    private static Attachment file(Entity entity, Optional<String> filename, byte[] content, String container) {
        var contentId = Optional.ofNullable(entity.getHeader().getField("Content-ID"))
                .map(field -> field.getBody().replaceAll("[<>\\s]", ""));
        var shownInside =
                "related".equalsIgnoreCase(container) || "inline".equalsIgnoreCase(entity.getDispositionType());
        var name = filename.orElse("Untitled attachment");
        return new Attachment(
                Attachment.Kind.FILE,
                name,
                entity.getMimeType(),
                shownInside && contentId.isPresent(),
                contentId,
                content);
    }

    private static Attachment mail(Message inside) throws IOException {
        var mime = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(inside, mime);
        var subject = new HeaderReader(inside.getHeader()).subject();
        var name = subject.isBlank() ? "Untitled" : subject;
        return new Attachment(
                Attachment.Kind.ITEM, name, "message/rfc822", false, Optional.empty(), mime.toByteArray());
    }

    private static Optional<String> filename(Entity entity) {
        return Optional.ofNullable(entity.getFilename())
                .or(() -> contentType(entity).map(type -> type.getParameter("name")))
                .filter(name -> !name.isBlank())
                .map(LenientText::words);
    }

    /** As declared; mime4j would guess if there is none. */
    private static String charset(Entity entity) {
        return contentType(entity).map(ContentTypeField::getCharset).orElse(null);
    }

    private static Optional<ContentTypeField> contentType(Entity entity) {
        return entity.getHeader().getField("Content-Type") instanceof ContentTypeField type
                ? Optional.of(type)
                : Optional.empty();
    }
}
