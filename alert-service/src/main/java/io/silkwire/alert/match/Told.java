package io.silkwire.alert.match;

import io.silkwire.contracts.AlertId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a statement so far: the value of the state store. Public only because the JSON codec has to read it.
 *
 * @param revision the latest revision seen
 * @param shadowed ids of its alerts that nobody was notified of
 * @param notified ids of its alerts that were handed to delivery
 */
public record Told(int revision, List<AlertId> shadowed, List<AlertId> notified) {
    /** Copies the ids. */
    public Told {
        shadowed = List.copyOf(shadowed);
        notified = List.copyOf(notified);
    }

    /** What to do about a statement that came in. */
    sealed interface Decision {
        /** It is older than what is known: nothing. */
        record Outdated() implements Decision {}

        /**
         * These alerts are new, or were shadowed and are asked for now.
         *
         * @param after what is known from now on
         * @param fresh may be empty
         */
        record Tell(Told after, Set<AlertId> fresh) implements Decision {}
    }

    /**
     * Decides which alerts go out: each at most once as a notification, and at most once as a shadow before that.
     *
     * @param before what is known, or null where the statement is new
     * @param notifies whether the record that came in notifies
     * @param matching the alerts of all matching subscriptions
     */
    static Decision decide(@Nullable Told before, int revision, boolean notifies, List<AlertId> matching) {
        if (before != null && revision < before.revision()) {
            return new Decision.Outdated();
        }
        // A new revision has alerts of its own.
        Told known =
                before != null && before.revision() == revision ? before : new Told(revision, List.of(), List.of());
        Set<AlertId> shadowed = new LinkedHashSet<>(known.shadowed());
        Set<AlertId> notified = new LinkedHashSet<>(known.notified());
        Set<AlertId> fresh = new LinkedHashSet<>();
        for (AlertId id : matching) {
            boolean toldBefore = notified.contains(id) || (!notifies && shadowed.contains(id));
            if (!toldBefore) {
                fresh.add(id);
                shadowed.remove(id);
                (notifies ? notified : shadowed).add(id);
            }
        }
        Told after = new Told(revision, new ArrayList<>(shadowed), new ArrayList<>(notified));
        return new Decision.Tell(after, fresh);
    }
}
