package io.silkwire.ingest.feed.repair;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The repairs of one reading, each named once. One thread. */
public final class Repairs {
    private final Set<Repair> seen = EnumSet.noneOf(Repair.class);

    /** Notes a repair. */
    public void note(Repair repair) {
        seen.add(repair);
    }

    /** Whether it was noted. */
    public boolean has(Repair repair) {
        return seen.contains(repair);
    }

    /** Their words, in the order of {@link Repair}. */
    public List<String> labels() {
        return seen.stream().map(Repair::label).toList();
    }
}
