package io.silkwire.ingest.report;

import io.silkwire.contracts.TopicId;
import io.silkwire.ingest.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a replay, from the files to the alerts. Its sums close when every file and every statement is accounted for.
 *
 * @param runId the trace of all records of this run
 * @param ingested what became of the files
 * @param refusals of files and of manifest lines, in order
 * @param downstream what became of the statements that were published
 * @param elapsed from the first file to the last answer
 */
public record ReplayReport(
        String runId, Ingested ingested, List<Refusal> refusals, Downstream downstream, Duration elapsed) {
    /** Copies the list. */
    public ReplayReport {
        refusals = List.copyOf(refusals);
    }

    /**
     * Counts of files.
     *
     * @param read all files of the corpus, refused ones included
     * @param created published as revision 1
     * @param edited published as a later revision
     * @param repeated published again for their alerts
     */
    public record Ingested(int read, int refused, int unchanged, int created, int edited, int repeated) {
        /** All that were written to Kafka. */
        public int published() {
            return created + edited + repeated;
        }
    }

    /**
     * Counts of records that carry the run's trace, each counted once by its id.
     *
     * @param seen statements that stand in Kafka
     * @param indexed documents that the index holds, or, where nobody asked the index, that its writer has passed
     * @param indexAsked whether the index itself was asked
     * @param tags how many statements have each topic
     * @param matched alerts, one for each subscription and statement
     * @param settledBefore alerts that an earlier run had brought to an end
     * @param deadLettered by stage
     * @param stuckAt the stage that stopped to move before it was through, or null
     */
    public record Downstream(
            int seen,
            int enriched,
            int indexed,
            boolean indexAsked,
            Map<TopicId, Integer> tags,
            int matched,
            int delivered,
            int shadowed,
            int pending,
            int failed,
            int settledBefore,
            Map<String, Integer> deadLettered,
            @Nullable String stuckAt) {
        /** Nothing was published, so nothing happened. */
        public static final Downstream NOTHING =
                new Downstream(0, 0, 0, false, Map.of(), 0, 0, 0, 0, 0, 0, Map.of(), null);

        /** Copies the maps. */
        public Downstream {
            tags = Map.copyOf(tags);
            deadLettered = Map.copyOf(deadLettered);
        }

        int dead(Stage stage) {
            return deadLettered.getOrDefault(stage.label(), 0);
        }

        int dead() {
            return deadLettered.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Each sum that does not close, as an equation; empty where all do. */
    public List<String> openSums() {
        List<String> open = new ArrayList<>();
        int accounted = ingested.refused() + ingested.unchanged() + ingested.published();
        check(open, "read", ingested.read(), "refused + unchanged + published", accounted);
        check(open, "published", ingested.published(), "statements in Kafka", downstream.seen());
        check(
                open,
                "published",
                ingested.published(),
                "enriched + dead letters of enrich",
                downstream.enriched() + downstream.dead(Stage.ENRICH));
        check(
                open,
                "enriched",
                downstream.enriched(),
                "indexed + dead letters of index",
                downstream.indexed() + downstream.dead(Stage.INDEX));
        check(
                open,
                "matched",
                downstream.matched(),
                "delivered + shadowed + pending + failed + settled before + dead letters of delivery",
                downstream.delivered()
                        + downstream.shadowed()
                        + downstream.pending()
                        + downstream.failed()
                        + downstream.settledBefore()
                        + downstream.dead(Stage.DELIVERY));
        String stuckAt = downstream.stuckAt();
        if (stuckAt != null) {
            open.add(stuckAt);
        }
        return open;
    }

    private static void check(List<String> open, String left, int leftCount, String right, int rightCount) {
        if (leftCount != rightCount) {
            open.add(left + " (" + leftCount + ") is not " + right + " (" + rightCount + ")");
        }
    }

    /** Whether everything is accounted for. */
    public boolean closes() {
        return openSums().isEmpty();
    }

    /** 0 where all went well, 1 where something was refused, 3 where a sum does not close. */
    public int exitStatus() {
        if (!closes()) {
            return 3;
        }
        return refusals.isEmpty() ? 0 : 1;
    }
}
