package io.silkwire.ingest.publication;

import io.silkwire.contracts.CrawlState;
import org.jspecify.annotations.Nullable;

/** Whether a statement is published, and as which revision: a pure decision on what is remembered of it. */
public sealed interface Publication {
    /** Never seen: publish it as revision 1. */
    record New() implements Publication {}

    /** Its wording changed: publish it as this revision. */
    record Edited(int revision) implements Publication {}

    /**
     * Published before in this wording, as this revision: nothing to do, unless its alerts were asked for.
     *
     * <p>Only title and sentences count. A change of what the manifest tells besides (publisher, date) makes no revision.
     */
    record Unchanged(int revision) implements Publication {}

    /**
     * Decides on this statement.
     *
     * @param remembered what was last published of it, or null if it never was
     */
    static Publication decide(StatementDraft draft, @Nullable CrawlState remembered) {
        CrawlState.Published published = remembered == null ? null : remembered.published();
        if (published == null) {
            return new New();
        }
        return published.contentHash().equals(draft.contentHash())
                ? new Unchanged(published.revision())
                : new Edited(published.revision() + 1);
    }
}
