package dev.mailsync.sandbox.graph.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;

/** An authorised request on its way to its handler. */
public record Call(GraphRequest request, Mailbox mailbox, Map<String, String> captured) {

    private static final int LARGEST_PAGE = 1000;

    /** Ids that Exchange can decode; whether the item exists is another question. */
    private static final Pattern EXCHANGE_ID = Pattern.compile("A[AQ][A-Za-z0-9_=-]+");

    public Item item() {
        var id = captured.get("message");
        if (!EXCHANGE_ID.matcher(id).matches()) {
            throw GraphException.malformedId();
        }
        var item = mailbox.item(id);
        if (captured.containsKey("folder") && !item.folderId().equals(folder().id())) {
            throw GraphException.notFound();
        }
        return item;
    }

    public Folder folder() {
        return folder(captured.get("folder"));
    }

    public Folder folder(String nameOrId) {
        return mailbox.folder(nameOrId).orElseThrow(GraphException::notFound);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(request.query().get(name));
    }

    public boolean flag(String name) {
        return option(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    int top(int otherwise) {
        return Math.min(LARGEST_PAGE, number("$top").orElse(otherwise));
    }

    Optional<Integer> number(String name) {
        return option(name).map(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw GraphException.badRequest("Invalid value '" + text + "' for " + name + " query option found.");
            }
            return Integer.parseInt(text);
        });
    }

    /** @throws GraphException if there is any other query option: ignoring it would answer a different question */
    public void requireOnly(Set<String> options) {
        request.query().keySet().stream()
                .filter(name -> name.startsWith("$") && !options.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw GraphException.badRequest("The query option '" + name + "' is not supported here.");
                });
    }

    public View view() {
        return View.of(mailbox.account(), request.prefer());
    }

    /**
     * The path, with the caller's own user written as {@code me}.
     *
     * @throws GraphException if it names somebody else
     */
    public static List<String> inOwnMailbox(World world, Mailbox mailbox, List<String> segments) {
        if (segments.size() < 2 || !segments.getFirst().equalsIgnoreCase("users")) {
            return segments;
        }
        var named = world.mailbox(segments.get(1))
                .orElseThrow(() -> new GraphException(
                        404, "ErrorInvalidUser", "The requested user '" + segments.get(1) + "' is invalid."));
        if (named != mailbox) {
            throw new GraphException(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        }
        return Stream.concat(Stream.of("me"), segments.stream().skip(2)).toList();
    }
}
