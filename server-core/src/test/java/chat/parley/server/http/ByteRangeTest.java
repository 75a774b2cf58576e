package chat.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which bytes a `Range` header asks for.
final class ByteRangeTest {

    private static final ByteRange NONE = new ByteRange(ByteRange.Kind.NONE, 0, 0);

    @Test
    void takesOneRangeInAnyForm() {
        assertThat(ByteRange.of("bytes=0-0", 10)).isEqualTo(part(0, 1));
        assertThat(ByteRange.of("bytes=2-4", 10)).isEqualTo(part(2, 3));
        assertThat(ByteRange.of("bytes=7-", 10)).isEqualTo(part(7, 3));
        assertThat(ByteRange.of("bytes=-3", 10)).isEqualTo(part(7, 3));
        assertThat(ByteRange.of("bytes=-30", 10)).isEqualTo(part(0, 10));
        assertThat(ByteRange.of("bytes=8-99", 10)).isEqualTo(part(8, 2));
        assertThat(part(8, 2).header(10)).isEqualTo("bytes 8-9/10");
    }

    @Test
    void hasNothingBehindTheEnd() {
        assertThat(ByteRange.of("bytes=10-", 10)).isEqualTo(NONE);
        assertThat(ByteRange.of("bytes=10-20", 10)).isEqualTo(NONE);
        assertThat(ByteRange.of("bytes=-0", 10)).isEqualTo(NONE);
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(NONE);
    }

    @Test
    void givesEverythingForWhatItDoesNotUnderstand() {
        for (String header :
                new String[] {
                    "",
                    "bytes=-",
                    "bytes=5-2",
                    "bytes=0-1,3-4",
                    "lines=0-1",
                    "bytes=a-b",
                    "bytes=99999999999999999999-"
                }) {
            assertThat(ByteRange.of(header, 10)).as(header).isEqualTo(ByteRange.whole(10));
        }
    }

    private static ByteRange part(long from, long length) {
        return new ByteRange(ByteRange.Kind.PART, from, length);
    }
}
