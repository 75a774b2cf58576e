package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Unread counts are those of the server and of what has arrived since, none counted twice.
class UnreadCountTest {
    private final UnreadCount count = new UnreadCount();

    @Test
    void addsWhatArrivesToTheSnapshot() {
        count.snapshot(10, 4, 3, 1);
        count.posted(11, true);
        count.posted(12, false);
        assertThat(count.unread()).isEqualTo(5);
        assertThat(count.mentions()).isEqualTo(2);
    }

    @Test
    void doesNotCountAgainWhatTheSnapshotKnows() {
        count.snapshot(10, 4, 3, 0);
        count.posted(10, false);
        assertThat(count.unread()).isEqualTo(3);
    }

    @Test
    void isExactWhenReadBeyondTheSnapshot() {
        count.snapshot(10, 4, 3, 1);
        count.posted(11, false);
        count.posted(12, true);
        count.readTo(11);
        assertThat(count.unread()).isEqualTo(1);
        assertThat(count.mentions()).isEqualTo(1);
    }

    @Test
    void takesTheServersWordWithoutLosingAMessageThatCrossedIt() {
        count.snapshot(10, 4, 3, 0);
        count.posted(11, false);
        count.moved(10, 0, 0);
        assertThat(count.unread()).isEqualTo(1);
    }

    @Test
    void keepsAPointerThatWasMovedWithoutAConnection() {
        count.snapshot(10, 4, 3, 0);
        count.readTo(10);
        count.snapshot(10, 4, 3, 0);
        assertThat(count.readSeq()).isEqualTo(10);
        assertThat(count.unread()).isZero();
    }

    @Test
    void staysWhereItWasMovedUntilTheServerKnows() {
        count.snapshot(10, 4, 3, 0);
        count.readTo(10);
        assertThat(count.moved(6, 2, 0)).isFalse();
        assertThat(count.unread()).isZero();
        count.told(8);
        assertThat(count.ahead()).isTrue();
        count.told(10);
        assertThat(count.ahead()).isFalse();
    }

    @Test
    void goesBackWhenAnotherDeviceMarksAsUnread() {
        count.snapshot(10, 4, 3, 0);
        count.posted(11, false);
        count.posted(12, true);
        count.readTo(12);
        count.told(12);
        assertThat(count.moved(9, 3, 1)).isTrue();
        assertThat(count.readSeq()).isEqualTo(9);
        assertThat(count.unread()).isEqualTo(3);
        assertThat(count.mentions()).isEqualTo(1);

        count.posted(13, false);
        assertThat(count.unread()).isEqualTo(4);
        count.readTo(13);
        assertThat(count.unread()).isZero();
    }

    @Test
    void goesBackWithTheSnapshotOfANewConnectionIfItWasNotAhead() {
        count.snapshot(10, 10, 0, 0);
        count.snapshot(10, 4, 3, 0);
        assertThat(count.readSeq()).isEqualTo(4);
        assertThat(count.unread()).isEqualTo(3);
    }

    @Test
    void staysAheadOfTheSnapshotAfterARestartOfTheApp() {
        count.snapshot(10, 10, 0, 0);
        count.keptAhead();
        count.snapshot(10, 4, 3, 0);
        assertThat(count.readSeq()).isEqualTo(10);
        assertThat(count.unread()).isZero();
    }

    @Test
    void aCallInAThreadIsNoUnreadMessage() {
        count.snapshot(10, 10, 0, 0);
        count.calledInThread(11);
        assertThat(count.unread()).isZero();
        assertThat(count.mentions()).isEqualTo(1);
    }

    @Test
    void takesExactCountsForAllThatHasArrived() {
        count.snapshot(10, 4, 3, 1);
        count.posted(11, true);
        count.exact(4, 3, 1);
        assertThat(count.unread()).isEqualTo(3);
        assertThat(count.mentions()).isEqualTo(1);
        count.posted(12, false);
        assertThat(count.unread()).isEqualTo(4);
    }

    @Test
    void forgetsADeletedMessage() {
        count.snapshot(10, 10, 0, 0);
        count.posted(11, true);
        count.deleted(11);
        assertThat(count.unread()).isZero();
        assertThat(count.mentions()).isZero();
    }
}
