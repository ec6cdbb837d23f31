package dev.mailsync.sync.catchup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.microsoft.graph.Folder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FolderChangesTest {

    private final FolderBook book = FolderBook.begun("inbox", "sent", Set.of("deleted", "hidden"))
            .listed("link", 5, true)
            .settled();
    private final Map<String, FolderRow> known = Stream.of(
                    row("inbox", "top", false),
                    row("project", "inbox", false),
                    row("deleted", "top", true),
                    row("old", "deleted", true))
            .collect(Collectors.toMap(FolderRow::id, Function.identity()));

    @Test
    void aFolderInWhichOnlyEmailChangedIsNoChange() {
        var changes = changes(there("project", "inbox"), there("old", "deleted"));

        assertThat(changes).isEqualTo(new FolderChanges(List.of(), List.of(), false));
    }

    @Test
    void aNewFolderIsWhatItsParentIs() {
        var changes = changes(
                there("a", "project"),
                there("b", "top"),
                there("c", "old"),
                there("d", "hidden"),
                there("hidden", "top"));

        assertThat(changes.placed())
                .containsExactly(
                        new FolderChanges.Placed("a", "project", false),
                        new FolderChanges.Placed("b", "top", false),
                        new FolderChanges.Placed("c", "old", true),
                        new FolderChanges.Placed("d", "hidden", true),
                        new FolderChanges.Placed("hidden", "top", true));
    }

    @Test
    void aFolderThatMovesWithinWhatIsTrackedConcernsNoOther() {
        var changes = changes(there("project", "top"));

        assertThat(changes.placed()).containsExactly(new FolderChanges.Placed("project", "top", false));
        assertThat(changes.reachesFurther()).isFalse();
    }

    @Test
    void aFolderThatMovesIntoOrOutOfAnUntrackedOneConcernsAllBelowIt() {
        assertThat(changes(there("project", "deleted")).reachesFurther()).isTrue();
        assertThat(changes(there("old", "inbox")).reachesFurther()).isTrue();
    }

    @Test
    void whatLiesInAFolderThatIsItselfNewOrUnknownTakesALookAtAll() {
        assertThat(changes(there("a", "b"), there("b", "inbox")).reachesFurther())
                .isTrue();
        assertThat(changes(there("a", "unknown")).reachesFurther()).isTrue();
    }

    @Test
    void ofAFolderThatComesTwiceTheLastCounts() {
        var changes = changes(there("project", "deleted"), new Folder("project", null, true), there("new", "inbox"));

        assertThat(changes.removed()).containsExactly("project");
        assertThat(changes.placed()).containsExactly(new FolderChanges.Placed("new", "inbox", false));
        assertThat(changes.reachesFurther()).isFalse();
    }

    private FolderChanges changes(Folder... page) {
        return FolderChanges.of(book, List.of(page), known);
    }

    private static Folder there(String id, String parent) {
        return new Folder(id, parent, false);
    }

    private static FolderRow row(String id, String parent, boolean untracked) {
        return new FolderRow(id, parent, untracked, 0, FolderCursor.NONE);
    }
}
