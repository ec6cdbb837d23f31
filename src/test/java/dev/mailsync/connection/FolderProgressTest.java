package dev.mailsync.connection;

import dev.mailsync.chaos.CrowdedMailbox;
import dev.mailsync.settings.ConnectionView;
import dev.mailsync.settings.ConnectionViews;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FolderProgressTest {

    private final CrowdedMailbox crowd = new CrowdedMailbox(1_000);

    @Test
    void peopleSeeHowManyFoldersWereFoundUntilAllAre() {
        crowd.signsIn();
        crowd.workOnRequests(8, 1);

        var listed = shown().folders().listed();
        assertThat(listed).isBetween(1, 1_000);
        assertThat(shown().completeUpTo()).isNull();

        crowd.work(Integer.MAX_VALUE);

        assertThat(shown().folders()).isNull();
        assertThat(shown().completeUpTo()).isNotNull();
    }

    private ConnectionView shown() {
        return crowd.get(ConnectionViews.class).of(crowd.connection(), crowd.user());
    }
}
