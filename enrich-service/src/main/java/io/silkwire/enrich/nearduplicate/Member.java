package io.silkwire.enrich.nearduplicate;

import java.util.HashSet;
import java.util.Set;

/** A statement in the graph: its fingerprint, the statements it is like, and its story. */
final class Member {
    private final int number;
    private final Seniority seniority;
    private final Fingerprint fingerprint;
    private final Set<Member> like = new HashSet<>();
    private Story story;

    /** @param root the oldest member its story ever had, which may be forgotten by now; else itself */
    Member(int number, Seniority seniority, Fingerprint fingerprint, Seniority root) {
        this.number = number;
        this.seniority = seniority;
        this.fingerprint = fingerprint;
        this.story = new Story(this, root);
    }

    int number() {
        return number;
    }

    Seniority seniority() {
        return seniority;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    Set<Member> like() {
        return like;
    }

    Story story() {
        return story;
    }

    void moveTo(Story other) {
        story = other;
    }

    void link(Member other) {
        like.add(other);
        other.like.add(this);
    }

    void unlink() {
        like.forEach(other -> other.like.remove(this));
        like.clear();
    }
}
