package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContiguousOffsetsTest {
    private final ContiguousOffsets offsets = new ContiguousOffsets();

    @Test
    void hasNothingToCommitBeforeARecordIsRead() {
        offsets.standsAt(-1);
        assertThat(offsets.committable()).isEmpty();
    }

    @Test
    void holdsTheCommitAtTheFirstUnfinishedRecord() {
        offsets.read(10);
        offsets.read(11);
        offsets.read(15);

        offsets.finished(11);
        assertThat(offsets.committable()).hasValue(10);
        offsets.finished(10);
        assertThat(offsets.committable()).hasValue(15);
        offsets.finished(15);
        assertThat(offsets.committable()).hasValue(16);
    }

    @Test
    void commitsPastMarkersOnlyOnceAllIsFinished() {
        offsets.read(10);
        offsets.standsAt(12);
        assertThat(offsets.committable()).hasValue(10);

        offsets.finished(10);
        offsets.standsAt(12);
        assertThat(offsets.committable()).hasValue(12);
    }

    @Test
    void refusesARecordThatIsReadTwice() {
        offsets.read(10);
        assertThatThrownBy(() -> offsets.read(10)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void neverCommitsPastAnUnfinishedRecordInAnyOrderOfAnswers(long seed) {
        Random random = new Random(seed);
        List<Long> toRead = ascendingWithGaps(random);
        List<Long> open = new ArrayList<>();
        Set<Long> finished = new HashSet<>();
        int read = 0;
        long before = -1;
        while (finished.size() < toRead.size()) {
            if (read < toRead.size() && (open.isEmpty() || random.nextBoolean())) {
                long offset = toRead.get(read++);
                offsets.read(offset);
                open.add(offset);
            } else {
                Collections.swap(open, random.nextInt(open.size()), open.size() - 1);
                long offset = open.removeLast();
                offsets.finished(offset);
                finished.add(offset);
            }
            OptionalLong committable = offsets.committable();
            assertThat(committable).isPresent();
            long commit = committable.getAsLong();
            assertThat(finished)
                    .containsAll(
                            toRead.stream().filter(offset -> offset < commit).toList());
            assertThat(open).allMatch(offset -> offset >= commit);
            assertThat(commit).as("never moves back").isGreaterThanOrEqualTo(before);
            before = commit;
        }
        assertThat(before).isEqualTo(toRead.getLast() + 1);
    }

    private static List<Long> ascendingWithGaps(Random random) {
        List<Long> offsets = new ArrayList<>();
        long next = random.nextInt(1000);
        for (int i = 0; i < 300; i++) {
            offsets.add(next);
            next += 1 + (random.nextInt(4) == 0 ? random.nextInt(50) : 0);
        }
        return offsets;
    }
}
