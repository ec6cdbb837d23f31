package dev.mailsync.sync.catchup;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mailsync.microsoft.graph.Folder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FolderTreeTest {

    private final FolderTree tree = new FolderTree(
            Map.of("inbox", "root", "project", "inbox", "deleted", "root", "old", "deleted", "older", "old"),
            Set.of("deleted", "hidden"));

    @Test
    void everythingBelowAnUntrackedFolderIsUntracked() {
        assertThat(tree.tracked()).containsExactly("inbox", "project");
        assertThat(tree.untracked()).containsExactlyInAnyOrder("deleted", "old", "older", "hidden");
    }

    @Test
    void aFolderMovedToTheDeletedItemsTakesItsChildrenAlong() {
        var moved = tree.with(List.of(new Folder("inbox", "old", false)));

        assertThat(moved.tracked()).isEmpty();
    }

    @Test
    void aFolderMovedBackIsTrackedAgain() {
        var moved = tree.with(List.of(new Folder("old", "root", false)));

        assertThat(moved.tracked()).contains("old", "older");
    }

    @Test
    void aRemovedFolderIsForgotten() {
        assertThat(tree.with(List.of(new Folder("project", null, true))).tracked())
                .containsExactly("inbox");
    }

    @Test
    void aCircleOfFoldersEnds() {
        var circle = tree.with(List.of(new Folder("a", "b", false), new Folder("b", "a", false)));

        assertThat(circle.tracked()).contains("a", "b");
    }

    @Test
    void theTreeItselfDoesNotChange() {
        tree.with(List.of(new Folder("new", "root", false)));

        assertThat(tree.tracked()).doesNotContain("new");
    }
}
