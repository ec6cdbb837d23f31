package dev.mailsync.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Mail that comes and goes, and what people do with it in Outlook, drawn from a seed. */
final class Correspondence {

    /** Some are leads from the beginning, some become leads, and some never do. */
    static final List<String> CORRESPONDENTS = List.of(
            "lee@lead.example", "may@lead.example", "late@lead.example", "later@lead.example", "stranger@else.example");

    private static final List<WellKnown> PLACES =
            List.of(WellKnown.INBOX, WellKnown.ARCHIVE, WellKnown.DELETEDITEMS, WellKnown.JUNKEMAIL, WellKnown.INBOX);

    private final Stage stage;
    private final History history;
    private final Random random;
    private final Set<String> broken = new TreeSet<>();
    private int mails;

    Correspondence(Stage stage, History history, Random random) {
        this.stage = stage;
        this.history = history;
        this.random = random;
    }

    Item arrives(String user) {
        var to = People.upn(user) + (random.nextInt(6) == 0 ? ", " + anybody() : "");
        return deliver(user, "in", anybody(), to, "", place(user));
    }

    /** Nobody's business, whoever has registered the colleague as a lead. */
    void isWrittenByAColleague(String user) {
        var others = People.USERS.stream().filter(it -> !it.equals(user)).toList();
        var colleague = others.get(random.nextInt(others.size()));
        deliver(user, "in", People.upn(colleague), People.upn(user), "", place(user));
    }

    Item isSent(String user) {
        return deliver(
                user, "sent", People.upn(user), anybody(), "", mailbox(user).folder(WellKnown.SENTITEMS));
    }

    /** From somebody whom nobody knows, to any earlier mail of the mailbox. */
    Optional<Item> isAnswered(String user) {
        return any(ordinary(user)).map(answered -> {
            var references = "References: " + String.join(" ", History.references(answered)) + " "
                    + answered.messageId() + "\r\n";
            var from = "nobody%d@else.example".formatted(random.nextInt(5));
            return deliver(user, "re", from, People.upn(user), references, place(user));
        });
    }

    void isMoved(String user) {
        var target = place(user);
        any(mailbox(user).items())
                .filter(item ->
                        !item.folderId().equals(target.id()) && !item.marks().draft())
                .ifPresent(item -> mailbox(user).move(item.ids().immutable(), target));
    }

    void isCopied(String user) {
        any(ordinary(user))
                .ifPresent(item -> history.arrived(
                        user,
                        mailbox(user).copy(item.ids().immutable(), mailbox(user).folder(WellKnown.ARCHIVE))));
    }

    void folderIsChanged(String user) {
        var mailbox = mailbox(user);
        var own = ownFolders(mailbox);
        switch (random.nextInt(4)) {
            case 0, 1 -> mailbox.childNamed("Folder " + random.nextInt(5), anyParent(mailbox, own));
            case 2 ->
                any(own).ifPresent(folder -> {
                    var parent = anyParent(mailbox, own);
                    if (!mailbox.isWithin(parent, folder)) {
                        mailbox.moveFolder(folder, parent);
                    }
                });
            default ->
                any(own).filter(folder -> random.nextInt(3) == 0)
                        .ifPresent(folder -> mailbox.moveFolder(folder, mailbox.folder(WellKnown.DELETEDITEMS)));
        }
    }

    /** From now on Microsoft answers nothing about what lies in one of the user's own folders. */
    void folderBreaks(String user) {
        any(ownFolders(mailbox(user))).ifPresent(folder -> {
            broken.add(folder.id());
            breaks(folder.id());
        });
    }

    /** What is broken for good is so still when everything else works again. */
    void staysBroken() {
        broken.forEach(this::breaks);
    }

    boolean isBroken(String folderId) {
        return broken.contains(folderId);
    }

    private void breaks(String folderId) {
        stage.world().faults().add(refusal(folderId), Optional.empty(), Optional.empty());
    }

    /** Each folder in its own way, the same each time. */
    private static Fault refusal(String folderId) {
        var match = Match.path(folderId + "/messages/delta");
        return switch (Math.floorMod(folderId.hashCode(), 5)) {
            case 0 -> Fault.status(403, match);
            case 1 -> Fault.status(404, match);
            case 2 -> Fault.status(503, match).retryAfter("30");
            case 3 -> Fault.status(504, match);
            default -> Fault.status(503, match);
        };
    }

    /** Where the rules look. */
    static boolean isTracked(Mailbox mailbox, String folderId) {
        var folder = mailbox.folder(folderId).orElseThrow();
        return List.of(WellKnown.DELETEDITEMS, WellKnown.JUNKEMAIL, WellKnown.DRAFTS).stream()
                .noneMatch(name -> mailbox.isWithin(folder, mailbox.folder(name)));
    }

    private Item deliver(String user, String kind, String from, String to, String headers, Folder folder) {
        // Exchange makes one conversation of what is called the same.
        var subject = random.nextInt(4) == 0 ? "RE: Contact form" : "Mail " + mails;
        var mime = "%sMessage-ID: <%d.%s@chaos>\r\nFrom: %s\r\nTo: %s\r\nSubject: %s\r\n\r\nBody\r\n"
                .formatted(headers, mails++, kind, from, to, subject);
        var item = mailbox(user).deliver(MimeReader.read(mime.getBytes(UTF_8)), folder, Marks.UNREAD);
        history.arrived(user, item);
        return item;
    }

    private Folder place(String user) {
        var mailbox = mailbox(user);
        return any(ownFolders(mailbox))
                .filter(own -> random.nextInt(4) == 0)
                .orElseGet(() -> mailbox.folder(PLACES.get(random.nextInt(PLACES.size()))));
    }

    private Folder anyParent(Mailbox mailbox, List<Folder> own) {
        return any(own).filter(folder -> random.nextBoolean())
                .orElseGet(() -> mailbox.folder(random.nextBoolean() ? WellKnown.INBOX : WellKnown.MSGFOLDERROOT));
    }

    private static List<Folder> ownFolders(Mailbox mailbox) {
        return descendants(mailbox, mailbox.folder(WellKnown.MSGFOLDERROOT))
                .filter(folder -> folder.displayName().startsWith("Folder "))
                .toList();
    }

    private static Stream<Folder> descendants(Mailbox mailbox, Folder parent) {
        return mailbox.children(parent).stream()
                .flatMap(child -> Stream.concat(Stream.of(child), descendants(mailbox, child)));
    }

    private List<Item> ordinary(String user) {
        return mailbox(user).items().stream()
                .filter(item -> !item.mail().subject().startsWith(SmartPost.SUBJECT))
                .toList();
    }

    private Mailbox mailbox(String user) {
        return stage.world().mailbox(People.upn(user)).orElseThrow();
    }

    private String anybody() {
        return CORRESPONDENTS.get(random.nextInt(CORRESPONDENTS.size()));
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}
