package io.silkwire.enrich.nearduplicate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Statements that are copies of each other, directly or over others. Its oldest member names it, also when that is forgotten. */
final class Story {
    private final Set<Member> members = new HashSet<>();
    private Seniority oldest;

    Story(Member first, Seniority root) {
        members.add(first);
        this.oldest = root;
    }

    Seniority oldest() {
        return oldest;
    }

    int size() {
        return members.size();
    }

    /** Takes in the members of another story. */
    void absorb(Story other) {
        oldest = other.oldest.compareTo(oldest) < 0 ? other.oldest : oldest;
        other.members.forEach(member -> member.moveTo(this));
        members.addAll(other.members);
    }

    void remove(Member member) {
        members.remove(member);
    }

    /** The members, as they stand now. */
    List<Member> members() {
        return List.copyOf(members);
    }

    /**
     * Parts the members into those that are still joined after one of them left.
     *
     * @param left the member that left; where it was the oldest, each part is named by its own oldest
     * @param alike whether two are directly joined
     */
    void part(Member left, BiPredicate<Member, Member> alike) {
        boolean named = left.seniority().equals(oldest)
                || members.stream().anyMatch(member -> member.seniority().equals(oldest));
        Set<Member> open = new HashSet<>(members);
        while (!open.isEmpty()) {
            Member start = open.iterator().next();
            open.remove(start);
            new Story(start, named ? start.seniority() : oldest).reach(start, open, alike, named);
        }
    }

    private void reach(Member start, Set<Member> open, BiPredicate<Member, Member> alike, boolean named) {
        Deque<Member> todo = new ArrayDeque<>(List.of(start));
        while (!todo.isEmpty()) {
            Member member = todo.remove();
            member.moveTo(this);
            members.add(member);
            if (named && member.seniority().compareTo(oldest) < 0) {
                oldest = member.seniority();
            }
            List<Member> next =
                    open.stream().filter(other -> alike.test(member, other)).toList();
            next.forEach(open::remove);
            todo.addAll(next);
        }
    }
}
