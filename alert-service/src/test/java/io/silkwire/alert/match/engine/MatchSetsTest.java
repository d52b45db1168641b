package io.silkwire.alert.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatchSetsTest {
    private static final Incoming WATER =
            new Incoming(Statements.of("On water", "The waters rise.", "en"), null, false);

    private final Queue<Runnable> aside = new ArrayDeque<>();
    private final MatchSets sets = new MatchSets(aside::add);

    @Test
    void pausedAndRemovedSubscriptionsAreNotMatched() {
        Subscription active = Statements.asking("one", "water");
        change(active, Statements.asking("two", "waters"));
        assertThat(matching()).containsExactly("one", "two");

        change(in(active, Subscription.State.PAUSED));
        assertThat(matching()).containsExactly("two");

        sets.onSubscriptions(List.of(active), Set.of(new SubscriptionId("two")));
        assertThat(matching()).containsExactly("one");
    }

    @Test
    void aSetThatIsInUseDoesNotChange() {
        change(Statements.asking("one", "water"));
        MatchSet before = sets.current();
        change(Statements.asking("one", "snow"), Statements.asking("two", "water"));

        assertThat(before.fitting(WATER)).extracting(s -> s.id().value()).containsExactly("one");
        assertThat(matching()).containsExactly("two");
    }

    @Test
    void aQueryThatCannotBeReadLeavesTheOthersInForce() {
        change(Statements.asking("broken", "water AND ("), Statements.asking("whole", "water"));
        assertThat(matching()).containsExactly("whole");
    }

    @Test
    void aChangeToOneOfManyIsInForceBeforeLayersAreMerged() {
        change(many(2_000, "water"));
        change(many(400, "snow"));
        assertThat(matching()).hasSize(1_600);

        change(Statements.asking("s1999", "snow"));
        assertThat(matching()).hasSize(1_599);
        assertThat(aside).isNotEmpty();
    }

    @Test
    void whatChangesWhileLayersAreMergedIsNotUndone() {
        change(many(1_000, "water"));
        change(many(500, "water"));
        Runnable merge = aside.remove();
        change(Statements.asking("s3", "snow"), Statements.asking("s700", "snow"));
        change(many(300, "snow"));
        Set<String> before = matching();

        merge.run();

        assertThat(matching()).isEqualTo(before).hasSize(699);
        assertThat(sets.current().size()).isEqualTo(1_000);
    }

    @Test
    void whatWasLearntChangesNothingButTheSpeed() {
        change(many(600, "water"));
        for (int i = 0; i < 250; i++) {
            sets.learn(WATER.enriched());
        }
        mergeAll();
        assertThat(matching()).hasSize(600);
    }

    @Test
    void manyChangesInAnyOrderLeaveWhatWasSaidLast() {
        Random random = new Random(20261127);
        Map<String, Boolean> expected = new HashMap<>();
        for (int round = 0; round < 300; round++) {
            List<Subscription> changed = new ArrayList<>();
            for (int n = random.nextInt(60); n >= 0; n--) {
                String id = "s" + random.nextInt(3_000);
                boolean fits = random.nextBoolean();
                boolean active = random.nextInt(4) > 0;
                Subscription asking = Statements.asking(id, fits ? "water" : "snow");
                changed.removeIf(other -> other.id().value().equals(id));
                changed.add(active ? asking : in(asking, Subscription.State.DELETED));
                expected.put(id, fits && active);
            }
            sets.onSubscriptions(changed, Set.of());
            if (random.nextInt(3) == 0 && !aside.isEmpty()) {
                aside.remove().run();
            }
        }
        assertMatching(expected);
        mergeAll();
        assertMatching(expected);
        assertThat(sets.current().depth()).isLessThanOrEqualTo(4);
    }

    private void assertMatching(Map<String, Boolean> expected) {
        Set<String> fitting = new TreeSet<>();
        expected.forEach((id, fits) -> {
            if (fits) {
                fitting.add(id);
            }
        });
        assertThat(matching()).isEqualTo(fitting);
    }

    private void mergeAll() {
        while (!aside.isEmpty()) {
            aside.remove().run();
        }
    }

    private void change(Subscription... changed) {
        sets.onSubscriptions(List.of(changed), Set.of());
    }

    private static Subscription[] many(int count, String query) {
        Subscription[] many = new Subscription[count];
        for (int i = 0; i < count; i++) {
            many[i] = Statements.asking("s" + i, query);
        }
        return many;
    }

    private Set<String> matching() {
        Set<String> matching = new TreeSet<>();
        sets.current()
                .match(WATER)
                .forEach(match -> matching.add(match.subscription().id().value()));
        return matching;
    }

    private static Subscription in(Subscription old, Subscription.State state) {
        return new Subscription(
                old.id(),
                old.version() + 1,
                old.name(),
                old.topics(),
                old.query(),
                old.languages(),
                null,
                state,
                old.origin(),
                old.updatedAt());
    }
}
