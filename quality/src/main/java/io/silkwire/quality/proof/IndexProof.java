package io.silkwire.quality.proof;

import io.silkwire.contracts.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the index holds every accepted statement at its last revision, and nothing else. */
public record IndexProof(List<Row> rows) {
    /** Copies the rows. */
    public IndexProof {
        rows = List.copyOf(rows);
    }

    /** How a statement stands in the index. */
    public enum Verdict {
        RIGHT,
        MISSING,
        /** At another revision, or with another text than that one has. */
        STALE,
        /** Nobody published it. */
        STRANGE;

        /** The word in the table. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a document of the index says that it is. */
    public record Indexed(int revision, String title, String contentHash) {}

    /**
     * One statement.
     *
     * @param accepted its last revision, 0 where there is none
     * @param indexed the revision in the index, 0 where there is none
     */
    public record Row(String statement, int accepted, int indexed, Verdict verdict) {}

    /** Compares, by the ids of statements. */
    public static IndexProof of(Accepted accepted, Map<String, Indexed> index) {
        Map<String, Statement> last = accepted.last();
        TreeSet<String> ids = new TreeSet<>(last.keySet());
        ids.addAll(index.keySet());
        List<Row> rows = new ArrayList<>();
        for (String id : ids) {
            Statement statement = last.get(id);
            Indexed indexed = index.get(id);
            rows.add(new Row(
                    id,
                    statement == null ? 0 : statement.revision(),
                    indexed == null ? 0 : indexed.revision(),
                    verdict(statement, indexed)));
        }
        return new IndexProof(rows);
    }

    /** How many stand so. */
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** Whether something is there, and nothing is missing, stale or strange. */
    public boolean holds() {
        return !rows.isEmpty() && count(Verdict.RIGHT) == rows.size();
    }

    private static Verdict verdict(@Nullable Statement statement, @Nullable Indexed indexed) {
        if (statement == null) {
            return Verdict.STRANGE;
        }
        if (indexed == null) {
            return Verdict.MISSING;
        }
        boolean same = indexed.revision() == statement.revision()
                && indexed.title().equals(statement.title())
                && indexed.contentHash().equals(statement.contentHash().value());
        return same ? Verdict.RIGHT : Verdict.STALE;
    }
}
