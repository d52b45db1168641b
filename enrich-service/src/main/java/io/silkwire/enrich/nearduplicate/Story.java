package io.silkwire.enrich.nearduplicate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
     * The stories that the members are after one of them left: those that are still linked stay together.
     *
     * @param left the member that left; where it was the oldest, each part is named by its own oldest
     */
    List<Story> parts(Member left) {
        Set<Member> open = new HashSet<>(members);
        List<Story> parts = new ArrayList<>();
        boolean rootIsHere = left.seniority().equals(oldest)
                || members.stream().anyMatch(member -> member.seniority().equals(oldest));
        while (!open.isEmpty()) {
            Member start = open.iterator().next();
            Story part = new Story(start, rootIsHere ? start.seniority() : oldest);
            part.reach(start, rootIsHere);
            open.removeAll(part.members);
            parts.add(part);
        }
        return parts;
    }

    private void reach(Member start, boolean ownNames) {
        Deque<Member> todo = new ArrayDeque<>(List.of(start));
        while (!todo.isEmpty()) {
            Member member = todo.remove();
            member.moveTo(this);
            if (ownNames && member.seniority().compareTo(oldest) < 0) {
                oldest = member.seniority();
            }
            member.like().stream().filter(members::add).forEach(todo::add);
        }
    }
}
