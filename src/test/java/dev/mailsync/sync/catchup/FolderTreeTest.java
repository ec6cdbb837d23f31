package dev.mailsync.sync.catchup;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FolderTreeTest {

    @Test
    void everythingBelowAnUntrackedFolderIsUntracked() {
        var parents = Map.of("inbox", "root", "project", "inbox", "deleted", "root", "old", "deleted", "older", "old");

        assertThat(new FolderTree(parents, Set.of("deleted", "hidden")).untracked())
                .containsExactlyInAnyOrder("deleted", "old", "older", "hidden");
    }

    @Test
    void aCircleOfFoldersEnds() {
        assertThat(new FolderTree(Map.of("a", "b", "b", "a"), Set.of("deleted")).untracked())
                .containsExactly("deleted");
    }
}
