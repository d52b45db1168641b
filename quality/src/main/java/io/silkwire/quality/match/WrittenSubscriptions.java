package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes subscriptions as analysts do: two to eight words and phrases with AND, OR and NOT, half of them on one subject, every third
 * with a filter. The same in every run.
 */
final class WrittenSubscriptions {
    private static final Instant TIME = Instant.parse("2026-11-27T00:00:00Z");

    private final WrittenStatements language;
    /** Where phrases are taken from that people have read. */
    private final List<Incoming> read;

    WrittenSubscriptions(WrittenStatements language, List<Incoming> read) {
        this.language = language;
        this.read = List.copyOf(read);
    }

    List<Subscription> write(int count) {
        List<Subscription> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(subscription("s" + i, new Random(104_729L * i + 1)));
        }
        return written;
    }

    Subscription subscription(String id, Random random) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                "Subscription " + id,
                List.of(),
                query(random),
                List.of(),
                null,
                Subscription.State.ACTIVE,
                "api",
                TIME);
    }

    /** What a few in a hundred statements fit. */
    String broadQuery(int number) {
        Random random = new Random(15_485_863L * number + 7);
        boolean inRussian = WrittenStatements.inRussian(random);
        Words words = new Words(
                language.words(inRussian),
                language.subjects(inRussian).get(random.nextInt(WrittenStatements.SUBJECTS)),
                random);
        return number % 2 == 0
                ? "country:" + pick(WrittenStatements.COUNTRIES, random) + " kind:"
                        + pick(WrittenStatements.KINDS, random) + " -" + words.one()
                : words.alternatives(4) + " " + words.alternatives(6);
    }

    private String query(Random random) {
        boolean inRussian = WrittenStatements.inRussian(random);
        Words words = new Words(
                language.words(inRussian),
                language.subjects(inRussian).get(random.nextInt(WrittenStatements.SUBJECTS)),
                random);
        String query = switch (random.nextInt(8)) {
            case 0, 1 -> words.side(2 + random.nextInt(2));
            case 2, 3 -> words.alternatives(3 + random.nextInt(3)) + " " + words.one() + " -" + words.one();
            case 4 -> phrase(inRussian, random);
            case 5 -> "(" + phrase(inRussian, random) + " OR " + phrase(inRussian, random) + ") " + words.one();
            case 6 -> words.alternatives(2) + " " + words.alternatives(3);
            default -> words.side(2) + " NOT " + words.alternatives(2);
        };
        return random.nextInt(3) == 0 ? filter(random) + " " + query : query;
    }

    /** Two words that stand side by side in one of the statements. */
    private String phrase(boolean inRussian, Random random) {
        String wanted = inRussian ? "ru" : "en";
        Incoming found;
        do {
            found = read.get(random.nextInt(read.size()));
        } while (!found.enriched().language().equals(wanted));
        List<String> sentence = List.of(found.enriched().statement().title().split(" ", -1));
        int at = random.nextInt(sentence.size() - 1);
        return "\"" + sentence.get(at) + " " + sentence.get(at + 1) + "\"";
    }

    private static String filter(Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> "topic:" + pick(WrittenStatements.TOPICS, random);
            case 2 -> "country:" + pick(WrittenStatements.COUNTRIES, random);
            case 3 -> "source:source-" + random.nextInt(WrittenStatements.SOURCES);
            default -> "kind:" + pick(WrittenStatements.KINDS, random);
        };
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Words that say something. */
    private record Words(Vocabulary vocabulary, List<String> subject, Random random) {
        String one() {
            return WrittenStatements.telling(vocabulary, subject, random);
        }

        String side(int count) {
            return Stream.generate(this::one).limit(count).collect(Collectors.joining(" "));
        }

        String alternatives(int count) {
            return Stream.generate(this::one).limit(count).collect(Collectors.joining(" OR ", "(", ")"));
        }
    }
}
