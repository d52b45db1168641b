package io.silkwire.quality.nearduplicate;

import io.silkwire.enrich.nearduplicate.Fingerprint;
import io.silkwire.enrich.nearduplicate.Seniority;
import io.silkwire.enrich.nearduplicate.StoryGraph;
import io.silkwire.quality.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Ours. */
final class SilkwireFinder implements DuplicateFinder {
    @Override
    public String label() {
        return Figure.SILKWIRE;
    }

    @Override
    public int[] groups(List<Text> texts) {
        StoryGraph graph = new StoryGraph(Duration.ofDays(30));
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            graph.place(who(i), Fingerprint.of(text.title(), text.body()));
        }
        return IntStream.range(0, texts.size())
                .map(i -> Integer.parseInt(
                        graph.oldestOf(Integer.toString(i)).orElseThrow().id()))
                .toArray();
    }

    private static Seniority who(int place) {
        return new Seniority(Instant.EPOCH, Integer.toString(place));
    }
}
