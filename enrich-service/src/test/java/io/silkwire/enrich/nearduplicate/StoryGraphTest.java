package io.silkwire.enrich.nearduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.StoryMembership.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoryGraphTest {
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final StoryGraph graph = new StoryGraph(WINDOW);

    private record Placed(Seniority who, Fingerprint fingerprint) {}

    @Test
    void aStatementThatIsLikeNoneOpensAStory() {
        assertThat(graph.place(who("a", 0), text(1)))
                .containsExactly(new StoryChange(who("a", 0), who("a", 0), null, Reason.OPENED));
    }

    @Test
    void aCopyJoinsTheStoryOfTheOldest() {
        graph.place(who("a", 0), text(1));
        assertThat(graph.place(who("b", 1), text(1)))
                .containsExactly(new StoryChange(who("b", 1), who("a", 0), null, Reason.JOINED));
    }

    @Test
    void anOlderCopyThatComesLaterNamesTheStoryAnew() {
        graph.place(who("b", 1), text(1));
        assertThat(graph.place(who("a", 0), text(1)))
                .containsExactly(
                        new StoryChange(who("a", 0), who("a", 0), null, Reason.JOINED),
                        new StoryChange(who("b", 1), who("a", 0), who("b", 1), Reason.MERGED));
    }

    @Test
    void aStatementLikeTwoStoriesMergesThemAndTellsEveryMemberThatMoved() {
        graph.place(who("a", 0), halves(1, 2));
        graph.place(who("b", 1), halves(3, 4));
        graph.place(who("c", 2), halves(3, 4));
        List<StoryChange> changes = graph.place(who("d", 3), all(1, 2, 3, 4));
        assertThat(changes)
                .containsExactly(
                        new StoryChange(who("b", 1), who("a", 0), who("b", 1), Reason.MERGED),
                        new StoryChange(who("c", 2), who("a", 0), who("b", 1), Reason.MERGED),
                        new StoryChange(who("d", 3), who("a", 0), null, Reason.JOINED));
    }

    @Test
    void aChangedWordingPartsWhatItHeldTogether() {
        graph.place(who("a", 0), halves(1, 2));
        graph.place(who("b", 1), halves(3, 4));
        graph.place(who("d", 3), all(1, 2, 3, 4));
        List<StoryChange> changes = graph.place(who("d", 3), text(9));
        assertThat(changes)
                .containsExactly(
                        new StoryChange(who("b", 1), who("b", 1), who("a", 0), Reason.PARTED),
                        new StoryChange(who("d", 3), who("d", 3), who("a", 0), Reason.OPENED));
    }

    @Test
    void theSameWordingAgainChangesNothing() {
        graph.place(who("a", 0), text(1));
        graph.place(who("b", 1), text(1));
        assertThat(graph.place(who("a", 0), text(1))).isEmpty();
        assertThat(graph.place(who("b", 1), text(1))).isEmpty();
        assertThat(graph.size()).isEqualTo(2);
    }

    @Test
    void whenTheOldestChangesItsWordingTheRestIsNamedByItsOwnOldest() {
        graph.place(who("a", 0), text(1));
        graph.place(who("b", 1), text(1));
        graph.place(who("c", 2), text(1));
        graph.place(who("a", 0), text(2));
        assertThat(graph.oldestOf("c")).contains(who("b", 1));
    }

    @Test
    void copiesFurtherApartThanTheWindowAreStoriesOfTheirOwn() {
        graph.place(who("a", 0), text(1));
        graph.place(who("b", 30), text(1));
        graph.place(who("c", 61), text(1));
        assertThat(graph.oldestOf("b")).contains(who("a", 0));
        assertThat(graph.oldestOf("c")).contains(who("c", 61));
    }

    @Test
    void aStoryKeepsItsNameWhenItsOldestIsForgotten() {
        graph.place(who("a", 0), text(1));
        graph.place(who("b", 10), text(1));
        graph.forget(List.of("a", "unknown"));
        assertThat(graph.oldestOf("a")).isEmpty();
        assertThat(graph.oldestOf("b")).contains(who("a", 0));
        graph.place(who("c", 20), text(1));
        assertThat(graph.oldestOf("c")).contains(who("a", 0));
    }

    @Test
    void numbersAreUsedAgainAfterManyWereForgotten() {
        for (int i = 0; i < 5_000; i++) {
            graph.place(who("a" + i, 0), text(i));
            if (i >= 10) {
                graph.forget(List.of("a" + (i - 10)));
            }
        }
        assertThat(graph.size()).isEqualTo(10);
        assertThat(graph.place(who("z", 1), text(4_995)))
                .containsExactly(new StoryChange(who("z", 1), who("a4995", 0), null, Reason.JOINED));
    }

    @Test
    void manyEqualTextsAreOneStoryAndPartedInNoMoreThanAMoment() {
        for (int i = 0; i < 3_000; i++) {
            graph.place(who("a" + i, 1), text(1));
        }
        graph.place(who("old", 0), text(1));
        assertThat(graph.place(who("old", 0), text(2))).hasSize(3_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderOfArrivalGivesTheSameStoriesAndNames(long seed) {
        Random random = new Random(seed);
        List<Placed> statements = statements(random);
        Map<String, Seniority> expected = stories(statements);
        assertThat(expected.values().stream().distinct().count())
                .as("stories, some of several statements")
                .isBetween(20L, statements.size() - 20L);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(statements, random);
            assertThat(stories(statements)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theStoriesAreThoseOfTheLastWordingsWhateverStoodBefore(long seed) {
        Random random = new Random(seed);
        List<Placed> statements = statements(random);
        List<Placed> edited = new ArrayList<>(statements);
        StoryGraph edits = new StoryGraph(WINDOW);
        statements.forEach(placed -> edits.place(placed.who(), placed.fingerprint()));
        for (int i = 0; i < 80; i++) {
            int at = random.nextInt(edited.size());
            Placed wording = statements.get(random.nextInt(statements.size()));
            Placed revised = new Placed(edited.get(at).who(), wording.fingerprint());
            edited.set(at, revised);
            edits.place(revised.who(), revised.fingerprint());
        }
        assertThat(stories(edits, edited)).isEqualTo(stories(edited));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatTheChangesToldIsWhatTheGraphHolds(long seed) {
        Random random = new Random(seed);
        List<Placed> statements = statements(random);
        Map<String, Seniority> told = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            Placed who = statements.get(random.nextInt(statements.size()));
            Placed wording = random.nextDouble() < 0.7 ? who : statements.get(random.nextInt(statements.size()));
            for (StoryChange change : graph.place(who.who(), wording.fingerprint())) {
                assertThat(change.from()).isEqualTo(told.put(change.member().id(), change.oldest()));
            }
        }
        told.forEach((id, oldest) -> assertThat(graph.oldestOf(id)).contains(oldest));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aGraphRebuiltFromWhatWasStoredGoesOnAsIfItHadNeverStopped(long seed) {
        Random random = new Random(seed);
        List<Placed> statements = statements(random);
        int half = statements.size() / 2;
        for (Placed placed : statements.subList(0, half)) {
            graph.place(placed.who(), placed.fingerprint());
        }
        List<String> forgotten = statements.subList(0, 20).stream()
                .map(placed -> placed.who().id())
                .toList();
        graph.forget(forgotten);
        StoryGraph rebuilt = new StoryGraph(WINDOW);
        List<Placed> stored = new ArrayList<>(statements.subList(20, half));
        Collections.shuffle(stored, random);
        for (Placed placed : stored) {
            Fingerprint fingerprint = Fingerprint.ofBytes(placed.fingerprint().bytes());
            rebuilt.place(
                    placed.who(), fingerprint, graph.oldestOf(placed.who().id()).orElseThrow());
        }
        assertThat(stories(rebuilt, stored)).isEqualTo(stories(graph, stored));
        for (Placed placed : statements.subList(half, statements.size())) {
            assertThat(rebuilt.place(placed.who(), placed.fingerprint()))
                    .isEqualTo(graph.place(placed.who(), placed.fingerprint()));
        }
    }

    private static Map<String, Seniority> stories(List<Placed> statements) {
        StoryGraph fresh = new StoryGraph(WINDOW);
        statements.forEach(placed -> fresh.place(placed.who(), placed.fingerprint()));
        return stories(fresh, statements);
    }

    private static Map<String, Seniority> stories(StoryGraph graph, List<Placed> statements) {
        Map<String, Seniority> stories = new TreeMap<>();
        statements.forEach(placed ->
                stories.put(placed.who().id(), graph.oldestOf(placed.who().id()).orElseThrow()));
        return stories;
    }

    /** Forty texts of eight sentences, each with excerpts, edited copies and mixtures with others, over a hundred days. */
    private static List<Placed> statements(Random random) {
        List<Placed> statements = new ArrayList<>();
        for (int text = 0; text < 40; text++) {
            for (int copy = 0; copy < 5; copy++) {
                List<String> sentences = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    if (copy == 0 || random.nextDouble() < 0.8) {
                        boolean mixed = random.nextDouble() < 0.05;
                        sentences.add(sentence((mixed ? random.nextInt(40) : text) * 8 + i));
                    }
                }
                statements.add(new Placed(
                        who("s" + text + "-" + copy, random.nextInt(100)),
                        Fingerprint.of("", String.join(" ", sentences))));
            }
        }
        return statements;
    }

    private static Seniority who(String id, int day) {
        return new Seniority(START.plus(Duration.ofDays(day)), id);
    }

    /** A text of its own. */
    private static Fingerprint text(int number) {
        return all(1_000 + number);
    }

    private static Fingerprint halves(int first, int second) {
        return all(first, second);
    }

    private static Fingerprint all(int... parts) {
        return Fingerprint.of(
                "",
                IntStream.of(parts)
                        .mapToObj(part -> IntStream.range(0, 3)
                                .mapToObj(i -> sentence(part * 10 + i))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" ")));
    }

    /** Twelve words that no other number has in this order. */
    private static String sentence(int number) {
        Random random = new Random(number * 7_919L);
        return IntStream.range(0, 12)
                .mapToObj(
                        i -> Integer.toString(random.nextInt(36 * 36 * 36), 36).replaceAll("[0-9]", "q"))
                .collect(Collectors.joining(" ", "", "."));
    }
}
