package io.silkwire.alert.preview;

import io.silkwire.alert.search.Archive;
import io.silkwire.alert.search.ArchiveWindow;
import io.silkwire.alert.search.SearchConnection;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures previews on an index that is there: drafts of every kind of clause, each third an edit, over a month, a hundred days and
 * the whole archive by turns. Figures go out one a line.
 */
public final class PreviewBench {
    private static final PreviewSettings SETTINGS = new PreviewSettings(50, 4);
    private static final int WARM_UP = 100;
    private static final Duration WANTED = Duration.ofSeconds(1);
    private static final ArchiveWindow[] WINDOWS = {ArchiveWindow.MONTH, ArchiveWindow.HUNDRED, ArchiveWindow.ALL};

    private final Previews previews;
    private final Supplier<String> words;
    private final Consumer<String> out;
    private final Clock clock;
    private final Random random = new Random(7);

    /**
     * Of the index at this address.
     *
     * @param words that stand in its statements, frequent ones more often
     */
    public PreviewBench(String elasticsearch, Supplier<String> words, Clock clock, Consumer<String> out) {
        SearchConnection connection =
                new SearchConnection(elasticsearch, null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20));
        this.previews = new Previews(Archive.of(connection, Set::of, clock), SETTINGS, new PreviewTurns(SETTINGS));
        this.words = words;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Measures so many previews.
     *
     * @return whether the goal was reached
     */
    public boolean run(int count) {
        long[] took = new long[count];
        long most = 0;
        int partly = 0;
        for (int n = -WARM_UP; n < count; n++) {
            SubscriptionDraft draft = draft(n);
            Subscription saved = n % 3 == 0 ? saved() : null;
            long began = System.nanoTime();
            PreviewOutcome outcome = previews.of(draft, saved, WINDOWS[Math.floorMod(n, WINDOWS.length)]);
            long nanos = System.nanoTime() - began;
            if (!(outcome instanceof PreviewOutcome.Ready(Preview preview)) || preview.look() == null) {
                throw new IllegalStateException("no preview of '" + draft.query() + "': " + outcome);
            }
            if (n >= 0) {
                took[n] = nanos;
                most = Math.max(most, preview.look().span().total());
                partly += preview.look().partly() == null ? 0 : 1;
            }
        }
        return tell(took, most, partly);
    }

    private boolean tell(long[] took, long most, int partly) {
        Arrays.sort(took);
        double p95 = quantile(took, 0.95);
        out.accept(String.format(
                Locale.ROOT,
                "%d previews: p50 %.0f ms, p95 %.0f ms, longest %.0f ms (wanted p95 ≤ %d ms); up to %,d statements fitted; %d were"
                        + " not complete",
                took.length,
                quantile(took, 0.5),
                p95,
                quantile(took, 1),
                WANTED.toMillis(),
                most,
                partly));
        return p95 <= WANTED.toMillis() && partly == 0;
    }

    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    private SubscriptionDraft draft(int n) {
        String mode = random.nextInt(3) == 0 ? "daily" : "immediate";
        List<String> topics = random.nextInt(4) == 0 ? List.of("water", "trade") : List.of();
        return new SubscriptionDraft(null, topics, query(n), List.of(), null, null, SendingDraft.of(mode));
    }

    private String query(int n) {
        return switch (Math.floorMod(n, 8)) {
            case 0 -> word();
            case 1 -> word() + " OR " + word() + " OR " + word();
            case 2 -> word() + " " + word() + " NOT " + word();
            case 3 -> '"' + word() + ' ' + word() + '"';
            case 4 -> word() + " NEAR/8 " + word();
            case 5 -> word().substring(0, 4) + "* country:KZ";
            case 6 -> "score>=2 (" + word() + "^2 " + word() + " " + word() + "^-1)";
            default -> "in:title(" + word() + " OR " + word() + ") OR (" + word() + " lang:ru)";
        };
    }

    /** Of at least four letters, so that it has a beginning. */
    private String word() {
        String word = words.get();
        return word.length() < 4 ? word() : word;
    }

    private @Nullable Subscription saved() {
        return new Subscription(
                new SubscriptionId("saved"),
                1,
                "Saved",
                List.of(),
                word() + " OR " + word(),
                List.of(),
                null,
                Subscription.State.ACTIVE,
                "bench",
                clock.instant());
    }
}
