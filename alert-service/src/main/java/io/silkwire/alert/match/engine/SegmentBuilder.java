package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.Query;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles queries into a {@link Segment}: writes their code and hangs each subscription on the postings of its rarest marks. Used once. */
final class SegmentBuilder {
    private final Marks marks;
    private final QueryCompiler compiler;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Map<SubscriptionId, Integer> numbers = new HashMap<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> always = new ArrayList<>();
    private final Map<Integer, Posting> postings = new LinkedHashMap<>();

    SegmentBuilder(Frequencies frequencies) {
        this.marks = new Marks(frequencies);
        this.compiler = new QueryCompiler(marks);
    }

    void add(Subscription subscription, Query query) {
        int number = subscriptions.size();
        starts.add(compiler.here());
        hang(number, compiler.compile(query));
        subscriptions.add(subscription);
        numbers.put(subscription.id(), number);
    }

    /** On the rarest; the next rarest that is a single mark guards it. */
    private void hang(int number, List<Requirement> requirements) {
        if (requirements.isEmpty()) {
            always.add(number);
            return;
        }
        List<Requirement> rarestFirst =
                requirements.stream().sorted(Requirement.RAREST_FIRST).toList();
        Requirement anchor = rarestFirst.getFirst();
        int guard = rarestFirst.stream()
                .skip(1)
                .filter(requirement ->
                        requirement.marks().size() == 1 && !requirement.marks().equals(anchor.marks()))
                .mapToInt(requirement -> requirement.marks().getFirst())
                .findFirst()
                .orElse(Segment.NO_MARK);
        for (int mark : anchor.marks()) {
            postings.computeIfAbsent(mark, absent -> new Posting()).add(number, guard);
        }
    }

    Segment build() {
        int[][] byMark = new int[marks.count()][];
        Arrays.fill(byMark, new int[0]);
        postings.forEach((mark, posting) -> byMark[mark] = posting.toArray());
        return new Segment(
                subscriptions.toArray(Subscription[]::new),
                Map.copyOf(numbers),
                compiler.code(),
                ints(starts),
                marks.words(),
                marks.beginnings(),
                marks.properties(),
                byMark,
                ints(always),
                compiler.placed(),
                compiler.asked());
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Pairs of a subscription and its guard. */
    private static final class Posting {
        private int[] pairs = new int[4];
        private int size;

        void add(int number, int guard) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = number;
            pairs[size++] = guard;
        }

        int[] toArray() {
            return Arrays.copyOf(pairs, size);
        }
    }
}
