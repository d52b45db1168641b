package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Subscriptions as the measurement has them and as many random ones, of operators that Lucene and OpenSearch have too. */
final class MixedSubscriptions {
    private static final Instant TIME = Instant.parse("2026-11-27T00:00:00Z");

    private final WrittenStatements language;
    private final List<Incoming> sample;
    private final Random random = new Random(20261127);

    MixedSubscriptions(WrittenStatements language, List<Incoming> sample) {
        this.language = language;
        this.sample = sample;
    }

    /** So many of each kind. */
    List<Subscription> write(int count) {
        List<Subscription> written = new ArrayList<>(new WrittenSubscriptions(language, sample).write(count));
        for (int i = 0; i < count; i++) {
            written.add(subscription("r" + i, query(3)));
        }
        return written;
    }

    private static Subscription subscription(String id, String query) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                id,
                List.of(),
                query,
                List.of(),
                null,
                Subscription.State.ACTIVE,
                "api",
                TIME);
    }

    private String query(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 12)) {
            case 0, 1, 2 -> word();
            case 3 -> "\"" + word() + " " + word() + "\"";
            case 4 -> word().substring(0, 3) + "*";
            case 5 -> random.nextBoolean() ? "changed:true" : "official:false";
            case 6 -> "lang:" + (random.nextBoolean() ? "ru" : "en");
            case 7 -> "in:title (" + word() + ")";
            case 8, 9 -> "(" + query(depth - 1) + " " + query(depth - 1) + ")";
            case 10 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
            default -> "NOT (" + query(depth - 1) + ")";
        };
    }

    /** Mostly a frequent one, at least three letters long. */
    private String word() {
        String word;
        do {
            word = language.words(random.nextBoolean()).draw(random);
        } while (word.length() < 3);
        return word;
    }
}
