package io.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 16_384, 16_385, 1 << 20, (1 << 20) + 1, 3_000_001})
    void givesBackWhatWasWrittenWhereverItIsKept(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        Payload payload = spooled(bytes, 10_007);

        assertThat(payload.size()).isEqualTo(size);
        assertThat(payload.bytes()).isEqualTo(bytes);
        assertThat(payload.open().readAllBytes()).isEqualTo(bytes);
        assertThat(payload.buffer()).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(payload)
                .isEqualTo(Payload.wrap(bytes))
                .hasSameHashCodeAs(Payload.wrap(bytes))
                .isNotEqualTo(Payload.wrap(new byte[size + 1]));
        assertThat(payload.head(100)).isEqualTo(Arrays.copyOf(bytes, Math.min(100, size)));
        assertThat(payload.tail(100)).isEqualTo(Arrays.copyOfRange(bytes, Math.max(0, size - 100), size));
        assertThat(payload.start(100).bytes()).isEqualTo(payload.head(100));
    }

    @Test
    void aReaderThatSkipsOrReadsByteByByteSeesTheSame() throws IOException {
        byte[] bytes = new byte[2 << 20];
        new Random(1).nextBytes(bytes);
        var in = spooled(bytes, 4096).open();

        assertThat(in.skip(1_500_000)).isEqualTo(1_500_000);
        assertThat(in.read()).isEqualTo(bytes[1_500_000] & 0xff);
        assertThat(in.skip(1L << 40)).isEqualTo(bytes.length - 1_500_001);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[5], 0, 5)).isEqualTo(-1);
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        long before = temporaryFiles();

        Payload kept = spooled(new byte[2 << 20], 65_536);
        try (Spool givenUp = new Spool()) {
            givenUp.write(new byte[2 << 20], 0, 2 << 20);
        }

        assertThat(temporaryFiles()).isEqualTo(before);
        assertThat(kept.bytes()).as("readable all the same").hasSize(2 << 20);
    }

    private static Payload spooled(byte[] bytes, int piece) {
        try (Spool spool = new Spool()) {
            for (int at = 0; at < bytes.length; at += piece) {
                spool.write(bytes, at, Math.min(piece, bytes.length - at));
            }
            return spool.done();
        }
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(Spool.PREFIX))
                    .count();
        }
    }
}
