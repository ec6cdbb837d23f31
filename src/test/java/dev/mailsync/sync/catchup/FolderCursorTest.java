package dev.mailsync.sync.catchup;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FolderCursorTest {

    @Test
    void aFirstPageWithoutMessagesIsStillPartOfTheFirstRound() {
        var cursor = FolderCursor.NONE.movedTo("page-2", 0, false);

        assertThat(cursor.isInFirstRound()).isTrue();
        assertThat(cursor.movedTo("page-3", 4_600, false).mayHaveLeftSomeOut(0)).isTrue();
    }

    @Test
    void theLastPageEndsTheFirstRound() {
        assertThat(FolderCursor.NONE.movedTo("delta", 0, true).isInFirstRound()).isFalse();
    }
}
