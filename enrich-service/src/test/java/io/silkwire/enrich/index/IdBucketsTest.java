package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.enrich.index.IndexComparison.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdBucketsTest {
    private static final int STATEMENTS = 100_000;

    @Test
    void holdsASmallShareOfAllIdsAtATime() throws IOException {
        try (IdBuckets buckets = new IdBuckets()) {
            for (int i = 0; i < STATEMENTS; i++) {
                buckets.version(EnrichedSamples.id(i).value(), i);
            }

            AtomicInteger most = new AtomicInteger();
            Set<String> all = new TreeSet<>();
            buckets.each(part -> {
                most.accumulateAndGet(part.size(), Math::max);
                all.addAll(part.keySet());
            });

            assertThat(all).hasSize(STATEMENTS);
            assertThat(most).hasValueLessThan(STATEMENTS / 100);
        }
    }

    @Test
    void digestIsTheSameInWhateverOrderIdsCame() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            numbers.add(i);
        }
        VersionDigest inOrder = digest(numbers, 0);
        Collections.shuffle(numbers, new Random(3));

        assertThat(digest(numbers, 0)).isEqualTo(inOrder);
        assertThat(digest(numbers, 1)).isNotEqualTo(inOrder);
        assertThat(inOrder.statements()).isEqualTo(2_000);
    }

    @Test
    void findsWhatIsMissingStaleExtraOrOfAnotherStoryAcrossBuckets() throws IOException {
        try (IdBuckets buckets = new IdBuckets()) {
            for (int i = 0; i < 600; i++) {
                String id = EnrichedSamples.id(i).value();
                StoryMark alone = StoryMark.alone(id);
                switch (i % 6) {
                    case 0 -> buckets.version(id, 7);
                    case 1 -> {
                        buckets.version(id, 8);
                        buckets.indexed(new IndexCatalogue.Entry(id, 7, alone));
                    }
                    case 2 -> buckets.indexed(new IndexCatalogue.Entry(id, 7, alone));
                    case 3 -> {
                        buckets.version(id, 7);
                        buckets.story(
                                id, StoryMark.alone(EnrichedSamples.id(9_000).value()));
                        buckets.indexed(new IndexCatalogue.Entry(id, 7, alone));
                    }
                    case 4 -> {
                        buckets.version(id, 7);
                        buckets.refused(id, 7);
                    }
                    default -> {
                        buckets.version(id, 6);
                        buckets.version(id, 7);
                        buckets.indexed(new IndexCatalogue.Entry(id, 7, alone));
                    }
                }
            }

            List<Kind> kinds = new ArrayList<>();
            buckets.each(part -> part.forEach((id, known) -> {
                if (known.difference(id) != null) {
                    kinds.add(Objects.requireNonNull(known.difference(id)).kind());
                }
            }));

            assertThat(kinds).hasSize(400);
            for (Kind kind : Kind.values()) {
                assertThat(Collections.frequency(kinds, kind)).as(kind.name()).isEqualTo(100);
            }
        }
    }

    private static VersionDigest digest(List<Integer> numbers, int more) throws IOException {
        try (IdBuckets buckets = new IdBuckets()) {
            numbers.forEach(number -> buckets.version(EnrichedSamples.id(number).value(), number + more));
            VersionDigest.Growing digest = new VersionDigest.Growing();
            buckets.each(part -> part.forEach((id, known) -> digest.add(id, known.version())));
            return digest.done();
        }
    }
}
