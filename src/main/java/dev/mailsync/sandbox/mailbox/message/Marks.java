package dev.mailsync.sandbox.mailbox.message;

import java.util.List;

/** What a person or Outlook records on an item without changing the email. */
public record Marks(boolean draft, boolean read, String flag, List<String> categories) {

    public static final Marks DRAFT = new Marks(true, true, "notFlagged", List.of());
    public static final Marks UNREAD = new Marks(false, false, "notFlagged", List.of());
    public static final Marks READ = new Marks(false, true, "notFlagged", List.of());

    public Marks {
        categories = List.copyOf(categories);
    }

    public Marks read(boolean now) {
        return new Marks(draft, now, flag, categories);
    }

    public Marks flag(String status) {
        return new Marks(draft, read, status, categories);
    }

    public Marks categories(List<String> now) {
        return new Marks(draft, read, flag, now);
    }
}
