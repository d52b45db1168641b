package io.silkwire.enrich.nearduplicate;

/** A statement in the graph: its fingerprint and its story. */
final class Member {
    private int number;
    private final Seniority seniority;
    private final Fingerprint fingerprint;
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

    void renumber(int other) {
        number = other;
    }

    Seniority seniority() {
        return seniority;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    Story story() {
        return story;
    }

    void moveTo(Story other) {
        story = other;
    }
}
