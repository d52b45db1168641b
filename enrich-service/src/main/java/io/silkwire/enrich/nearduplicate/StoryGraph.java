package io.silkwire.enrich.nearduplicate;

import io.silkwire.contracts.StoryMembership.Reason;
import io.silkwire.enrich.nearduplicate.Likeness.Same;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements → stories. A story is a connected part of the graph whose edges join statements that are {@linkplain Likeness the same}
 * and not further apart in time than the window. Being the same is symmetric and knows no order, so the stories of a set of statements,
 * and their names, are the same in whatever order these arrive.
 *
 * <p>Candidates come from an index over sketches; each is then compared exactly. Holds everything in memory, about 6 kB for a page of
 * text. Not thread-safe: one task owns one graph.
 */
public final class StoryGraph {
    /**
     * Texts that are the same share at least 44 % of the shingles of the shorter, and so of its sketch: exactly where the sketches are
     * whole, give or take chance where they are samples.
     */
    private static final double SHARE_OF_WHOLE = 0.43;

    private static final double SHARE_OF_SAMPLE = 0.2;

    private static final int REBUILD_AT = 1_000;

    private final Duration window;
    private final Map<String, Member> members = new HashMap<>();
    private final List<@Nullable Member> byNumber = new ArrayList<>();
    private final SketchIndex index = new SketchIndex();
    private int[] hits = new int[1_024];
    private int gone;

    /** @param window copies further apart than this are stories of their own */
    public StoryGraph(Duration window) {
        this.window = window;
    }

    /** How many statements it holds. */
    public int size() {
        return members.size();
    }

    /** The oldest statement of the story of this one. */
    public Optional<Seniority> oldestOf(String id) {
        return Optional.ofNullable(members.get(id)).map(member -> member.story().oldest());
    }

    /** Places a statement, or its new wording, and tells whose story changed by that. */
    public List<StoryChange> place(Seniority who, Fingerprint fingerprint) {
        return place(who, fingerprint, who);
    }

    /**
     * The same for a statement that was placed before, by another run.
     *
     * @param root the oldest statement of its story as it was told then
     */
    public List<StoryChange> place(Seniority who, Fingerprint fingerprint, Seniority root) {
        Map<String, Seniority> before = new HashMap<>();
        Set<Member> parted = remove(who.id(), before);
        Member member = new Member(byNumber.size(), who, fingerprint, root);
        join(member, before);
        insert(member);
        return changes(member, before, parted);
    }

    /** Forgets these statements; what remains of their stories keeps its name. */
    public void forget(Collection<String> ids) {
        for (String id : ids) {
            Member member = members.get(id);
            if (member != null) {
                drop(member);
                member.story().remove(member);
            }
        }
    }

    /** Joins the stories of all that are like it; one like member of a story is enough. */
    private void join(Member member, Map<String, Seniority> before) {
        for (Member candidate : candidates(member.fingerprint())) {
            Story mine = member.story();
            Story other = candidate.story();
            if (mine != other && isLike(member, candidate)) {
                remember(other, before);
                boolean larger = mine.size() > other.size();
                (larger ? mine : other).absorb(larger ? other : mine);
            }
        }
    }

    /** Takes an earlier wording out; its story may fall apart by that. */
    private Set<Member> remove(String id, Map<String, Seniority> before) {
        Member earlier = members.get(id);
        if (earlier == null) {
            return Set.of();
        }
        remember(earlier.story(), before);
        Story story = earlier.story();
        drop(earlier);
        story.remove(earlier);
        Set<Member> rest = new HashSet<>(story.members());
        story.part(earlier, (member, other) -> areCandidates(member, other) && isLike(member, other));
        return rest;
    }

    private void drop(Member member) {
        members.remove(member.seniority().id());
        byNumber.set(member.number(), null);
        gone++;
    }

    private static void remember(Story story, Map<String, Seniority> before) {
        story.members().forEach(member -> before.putIfAbsent(member.seniority().id(), story.oldest()));
    }

    private void insert(Member member) {
        byNumber.add(member);
        members.put(member.seniority().id(), member);
        for (long shingle : member.fingerprint().sketch()) {
            index.add(shingle, member.number());
        }
        if (gone > REBUILD_AT && gone > members.size()) {
            rebuild();
        }
    }

    /** Numbers the members anew, so that neither index nor numbers grow with what was forgotten. */
    private void rebuild() {
        index.clear();
        byNumber.clear();
        for (Member member : members.values()) {
            member.renumber(byNumber.size());
            byNumber.add(member);
            for (long shingle : member.fingerprint().sketch()) {
                index.add(shingle, member.number());
            }
        }
        gone = 0;
    }

    private boolean isLike(Member member, Member other) {
        return isNear(member, other) && Likeness.of(member.fingerprint(), other.fingerprint()) instanceof Same;
    }

    private boolean isNear(Member member, Member other) {
        return Duration.between(member.seniority().time(), other.seniority().time())
                        .abs()
                        .compareTo(window)
                <= 0;
    }

    private List<Member> candidates(Fingerprint fingerprint) {
        if (hits.length < byNumber.size()) {
            hits = new int[byNumber.size() * 2];
        }
        List<Member> touched = new ArrayList<>();
        for (long shingle : fingerprint.sketch()) {
            index.forEach(shingle, number -> {
                Member member = byNumber.get(number);
                if (member != null && hits[number]++ == 0) {
                    touched.add(member);
                }
            });
        }
        List<Member> candidates = touched.stream()
                .filter(member -> areCandidates(fingerprint, member.fingerprint(), hits[member.number()]))
                .toList();
        touched.forEach(member -> hits[member.number()] = 0);
        return candidates;
    }

    private static boolean areCandidates(Member member, Member other) {
        Fingerprint first = member.fingerprint();
        Fingerprint second = other.fingerprint();
        return areCandidates(first, second, Comparison.shared(first.sketch(), second.sketch()));
    }

    /** A whole sketch beside a sampled one shares only the sampled part, so there a single hit is enough to look closer. */
    private static boolean areCandidates(Fingerprint first, Fingerprint second, int shared) {
        if (first.isWhole() != second.isWhole()) {
            return shared > 0;
        }
        int smaller = Math.min(first.sketch().length, second.sketch().length);
        return shared > 0 && shared >= (first.isWhole() ? SHARE_OF_WHOLE : SHARE_OF_SAMPLE) * smaller;
    }

    private List<StoryChange> changes(Member placed, Map<String, Seniority> before, Set<Member> parted) {
        Set<Member> affected = new HashSet<>(placed.story().members());
        affected.addAll(parted);
        List<StoryChange> changes = new ArrayList<>();
        for (Member member : affected) {
            Seniority oldest = member.story().oldest();
            Seniority was = before.get(member.seniority().id());
            if (!oldest.equals(was)) {
                changes.add(new StoryChange(member.seniority(), oldest, was, reason(member, placed, oldest, was)));
            }
        }
        changes.sort(Comparator.comparing(StoryChange::member));
        return changes;
    }

    private static Reason reason(Member member, Member placed, Seniority oldest, @Nullable Seniority was) {
        if (member == placed) {
            return member.story().size() == 1 ? Reason.OPENED : Reason.JOINED;
        }
        return was != null && oldest.compareTo(was) < 0 ? Reason.MERGED : Reason.PARTED;
    }
}
