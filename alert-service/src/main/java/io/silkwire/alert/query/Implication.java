package io.silkwire.alert.query;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one clause for another, as far as their form tells: whatever it says is so, but it does not see everything.
 * Bounded: after {@value #MAX_STEPS} comparisons it says nothing more. For one query and one thread.
 */
final class Implication {
    private static final int MAX_STEPS = 200_000;

    private final IdentityHashMap<Query.Run, List<Slot>> slots = new IdentityHashMap<>();
    private int steps;

    /** Whether no statement fits. */
    boolean never(Query query) {
        return switch (query) {
            case Query.And and -> and.parts().stream().anyMatch(this::never) || contradiction(and) != null;
            case Query.Or or -> or.parts().stream().allMatch(this::never);
            case Query.Not not -> always(not.part());
            case Query.Score score -> sum(score, true) < score.threshold();
            default -> false;
        };
    }

    /** Whether every statement fits. */
    boolean always(Query query) {
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(this::always);
            case Query.Or or -> or.parts().stream().anyMatch(this::always) || exhaustive(or.parts());
            case Query.Not not -> never(not.part());
            case Query.Score score -> sum(score, false) >= score.threshold();
            default -> false;
        };
    }

    /** The later of two parts that cannot both hold, or null. */
    @Nullable
    Query contradiction(Query.And and) {
        List<Query> parts = and.parts();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (excludes(parts.get(i), parts.get(j))) {
                    return parts.get(i);
                }
            }
        }
        return null;
    }

    /** {@code a OR NOT a}. */
    private boolean exhaustive(List<Query> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof Query.Not not
                        && parts.stream().anyMatch(other -> !other.equals(part) && implies(not.part(), other)));
    }

    /** The most, or the least, that a score can come to. */
    private static int sum(Query.Score score, boolean most) {
        return score.weighted().stream()
                .mapToInt(Query.Weighted::weight)
                .filter(weight -> most == weight > 0)
                .sum();
    }

    private boolean excludes(Query one, Query other) {
        if (one instanceof Query.Not not && implies(other, not.part())) {
            return true;
        }
        if (other instanceof Query.Not not && implies(one, not.part())) {
            return true;
        }
        return excludesAsField(one, other);
    }

    /** Two values of a field of which a statement has one. */
    private static boolean excludesAsField(Query one, Query other) {
        return switch (one) {
            case Query.Source source ->
                other instanceof Query.Source another && !source.id().equals(another.id());
            case Query.Kind kind ->
                other instanceof Query.Kind another && !kind.kind().equals(another.kind());
            case Query.Story story ->
                other instanceof Query.Story another && !story.id().equals(another.id());
            case Query.Changed changed ->
                other instanceof Query.Changed another && changed.wanted() != another.wanted();
            case Query.Official asked -> other instanceof Query.Official another && asked.wanted() != another.wanted();
            case Query.Language language ->
                other instanceof Query.Language another
                        && !language.range().takes(another.range().value())
                        && !another.range().takes(language.range().value());
            case Query.Published published ->
                other instanceof Query.Published another
                        && published.range().and(another.range()).isEmpty();
            default -> false;
        };
    }

    /** Whether every statement that fits the first fits the second. */
    boolean implies(Query first, Query second) {
        if (++steps > MAX_STEPS) {
            return false;
        }
        if (second instanceof Query.All) {
            return true;
        }
        if (second instanceof Query.And and) {
            return and.parts().stream().allMatch(part -> implies(first, part));
        }
        if (first instanceof Query.Or or) {
            return or.parts().stream().allMatch(part -> implies(part, second));
        }
        if (second instanceof Query.Or or && or.parts().stream().anyMatch(part -> implies(first, part))) {
            return true;
        }
        if (first instanceof Query.And and && and.parts().stream().anyMatch(part -> implies(part, second))) {
            return true;
        }
        return impliesAsLeaf(first, second);
    }

    private boolean impliesAsLeaf(Query first, Query second) {
        if (first instanceof Query.Near near && second instanceof Query.Run run) {
            return near.left().stream().allMatch(part -> runImplies(part, run))
                    || near.right().stream().allMatch(part -> runImplies(part, run));
        }
        if (first instanceof Query.Run one && second instanceof Query.Run other) {
            return runImplies(one, other);
        }
        if (first instanceof Query.Not one && second instanceof Query.Not other) {
            return implies(other.part(), one.part());
        }
        if (first instanceof Query.Language one && second instanceof Query.Language other) {
            return other.range().takes(one.range().value());
        }
        return first.getClass() == second.getClass() && QueryText.of(first).equals(QueryText.of(second));
    }

    private boolean runImplies(Query.Run first, Query.Run second) {
        boolean within = second.scope() == Scope.ANYWHERE || second.scope() == first.scope();
        List<Slot> one = slots.computeIfAbsent(first, Query.Run::slots);
        List<Slot> other = slots.computeIfAbsent(second, Query.Run::slots);
        for (int from = 0; within && from + other.size() <= one.size(); from++) {
            boolean all = true;
            for (int i = 0; all && i < other.size(); i++) {
                all = slotImplies(one.get(from + i), other.get(i));
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private boolean slotImplies(Slot first, Slot second) {
        steps++;
        return switch (second) {
            case Slot.Exactly exactly -> first.equals(second);
            case Slot.AnyForm form ->
                switch (first) {
                    case Slot.AnyForm one -> form.stems().containsAll(one.stems());
                    case Slot.Exactly exactly -> form.takes(exactly.stems());
                    case Slot.Beginning beginning -> false;
                };
            case Slot.Beginning beginning ->
                switch (first) {
                    case Slot.AnyForm one -> allBegin(one.stems(), beginning.beginnings());
                    case Slot.Exactly exactly -> beginning.takes(exactly.stems());
                    case Slot.Beginning one -> allBegin(one.beginnings(), beginning.beginnings());
                };
        };
    }

    private static boolean allBegin(Set<String> words, Set<String> beginnings) {
        return words.stream().allMatch(word -> beginnings.stream().anyMatch(word::startsWith));
    }
}
