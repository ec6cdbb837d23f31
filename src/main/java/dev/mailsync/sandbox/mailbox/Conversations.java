package dev.mailsync.sandbox.mailbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.mailsync.sandbox.mailbox.message.Ids;
import dev.mailsync.sandbox.mailbox.message.Mail;

/**
 * Groups a mailbox's email into conversations: by the emails that one answers, otherwise by a reply's subject. Guarded
 * by its mailbox.
 */
final class Conversations {

    private static final Pattern REPLY =
            Pattern.compile("^\\s*((re|fw|fwd|aw|wg|sv|rv)\\s*:\\s*)+", Pattern.CASE_INSENSITIVE);
    private static final int ROOT_LENGTH = 22;
    private static final int CHILD_LENGTH = 5;

    private final Ids ids;
    private final Map<String, Item.Thread> byMessage = new HashMap<>();
    private final Map<String, Item.Thread> byTopic = new HashMap<>();

    Conversations(Ids ids) {
        this.ids = ids;
    }

    Item.Thread join(Mail mail, Instant at) {
        var known = mail.messageId().map(byMessage::get);
        if (known.isPresent()) {
            return known.get();
        }
        var thread = parent(mail).map(this::below).orElseGet(() -> root(at));
        remember(mail, thread);
        return thread;
    }

    private Optional<Item.Thread> parent(Mail mail) {
        var answered =
                mail.answered().filter(byMessage::containsKey).findFirst().map(byMessage::get);
        if (answered.isPresent()) {
            return answered;
        }
        var reply = REPLY.matcher(mail.subject()).find();
        return reply ? Optional.ofNullable(byTopic.get(topic(mail))) : Optional.empty();
    }

    private void remember(Mail mail, Item.Thread thread) {
        mail.messageId().ifPresent(id -> byMessage.put(id, thread));
        // The emails it answers may arrive later and belong to the same conversation.
        mail.answered().forEach(id -> byMessage.putIfAbsent(id, thread));
        byTopic.putIfAbsent(topic(mail), thread);
    }

    private static String topic(Mail mail) {
        return REPLY.matcher(mail.subject()).replaceFirst("").strip().toLowerCase(Locale.ROOT);
    }

    private Item.Thread below(Item.Thread parent) {
        var index = Arrays.copyOf(parent.index(), parent.index().length + CHILD_LENGTH);
        System.arraycopy(ids.bytes(CHILD_LENGTH), 0, index, parent.index().length, CHILD_LENGTH);
        return new Item.Thread(parent.conversationId(), index);
    }

    /** One reserved byte, five of the time, sixteen random ones: [MS-OXOMSG] 2.2.1.3. */
    private Item.Thread root(Instant at) {
        var index = ByteBuffer.allocate(ROOT_LENGTH);
        index.put((byte) 1).putInt((int) at.getEpochSecond()).put((byte) 0).put(ids.bytes(16));
        return new Item.Thread(ids.conversationId(), index.array());
    }
}
