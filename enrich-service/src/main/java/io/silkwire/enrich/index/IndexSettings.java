package io.silkwire.enrich.index;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Which index is written, and how much at once.
 *
 * @param name of the index; it ends in the version of its mapping
 * @param alias under which searches find it
 * @param shards primary shards a new index gets
 * @param replicas copies of each shard a new index gets; one node alone holds none
 * @param refreshInterval how soon a written document is found, for a new index
 * @param groupId consumer group of the writer
 * @param maxRequests bulk requests under way at once
 * @param maxRequestBytes size of a bulk request; a single larger document goes alone
 * @param maxRequestDocuments documents of a bulk request
 * @param maxHeldBytes records and documents held until they are done; above it no more are read
 * @param requestTimeout when an answer is given up; the request is then sent again
 * @param firstBackoff wait after a first failure
 * @param longestBackoff wait after many failures; also how soon the end of an outage is noticed
 * @param probeInterval how often the cause of a halt is looked at
 * @param drainTimeout how long to wait for answers when partitions are taken away or the writer is closed
 */
@ConfigurationProperties("silkwire.enrich.index")
public record IndexSettings(
        @Bindable(defaultValue = "statements-v3") String name,
        @Bindable(defaultValue = "statements") String alias,
        @Bindable(defaultValue = "1") int shards,
        @Bindable(defaultValue = "0") int replicas,
        @Bindable(defaultValue = "500ms") Duration refreshInterval,
        @Bindable(defaultValue = "silkwire-index") String groupId,
        @Bindable(defaultValue = "2") int maxRequests,
        @Bindable(defaultValue = "4194304") int maxRequestBytes,
        @Bindable(defaultValue = "1000") int maxRequestDocuments,
        @Bindable(defaultValue = "33554432") long maxHeldBytes,
        @Bindable(defaultValue = "30s") Duration requestTimeout,
        @Bindable(defaultValue = "200ms") Duration firstBackoff,
        @Bindable(defaultValue = "1500ms") Duration longestBackoff,
        @Bindable(defaultValue = "5s") Duration probeInterval,
        @Bindable(defaultValue = "5s") Duration drainTimeout) {

    /** What a small record gets of the bytes that statements get. */
    private static final int SHARE_OF_SMALL_RECORDS = 8;

    /** @throws IllegalArgumentException where a number is not positive or the names are the same; it says which */
    public IndexSettings {
        require(!name.equals(alias), "name and alias must differ, but both are " + name);
        require(shards > 0, "shards must be 1 or more, but was " + shards);
        require(replicas >= 0, "replicas must be 0 or more, but was " + replicas);
        require(maxRequests > 0, "max-requests must be 1 or more, but was " + maxRequests);
        require(maxRequestBytes > 0, "max-request-bytes must be 1 or more, but was " + maxRequestBytes);
        require(maxRequestDocuments > 0, "max-request-documents must be 1 or more, but was " + maxRequestDocuments);
        require(maxHeldBytes > 0, "max-held-bytes must be 1 or more, but was " + maxHeldBytes);
        requirePositive("refresh-interval", refreshInterval);
        requirePositive("request-timeout", requestTimeout);
        requirePositive("first-backoff", firstBackoff);
        requirePositive("longest-backoff", longestBackoff);
        requirePositive("probe-interval", probeInterval);
    }

    /**
     * The alias that is written through. Requests insist that it is an alias, so Elasticsearch never makes an index of its own,
     * with a mapping of its own, in place of one that was deleted.
     */
    String writeAlias() {
        return name + "-write";
    }

    /**
     * The same for another view: an index, alias and group of its own, and a share of the memory, because its records are small.
     */
    IndexSettings of(View view) {
        if (view == View.STATEMENTS) {
            return this;
        }
        return new IndexSettings(
                view.indexName(),
                view.label(),
                shards,
                replicas,
                refreshInterval,
                groupId + "-" + view.label(),
                1,
                Math.max(1, maxRequestBytes / SHARE_OF_SMALL_RECORDS),
                maxRequestDocuments,
                Math.max(1, maxHeldBytes / SHARE_OF_SMALL_RECORDS),
                requestTimeout,
                firstBackoff,
                longestBackoff,
                probeInterval,
                drainTimeout);
    }

    /** The consumer group of the rebuild that made this index: where it ended, the writer goes on. */
    String rebuildGroup(String index) {
        return groupId + "-" + index;
    }

    /** The same for an index that is built beside the live one. */
    IndexSettings rebuilding(String newIndex, Duration refreshing) {
        return new IndexSettings(
                newIndex,
                alias,
                shards,
                replicas,
                refreshing,
                rebuildGroup(newIndex),
                maxRequests,
                maxRequestBytes,
                maxRequestDocuments,
                maxHeldBytes,
                requestTimeout,
                firstBackoff,
                longestBackoff,
                probeInterval,
                drainTimeout);
    }

    /** What holds where nothing is configured, for commands that run without the service. */
    public static IndexSettings standard() {
        return new IndexSettings(
                View.STATEMENTS.indexName(),
                View.STATEMENTS.label(),
                1,
                0,
                Duration.ofMillis(500),
                "silkwire-index",
                2,
                4 * 1024 * 1024,
                1000,
                32L * 1024 * 1024,
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofMillis(1500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private static void requirePositive(String name, Duration duration) {
        require(duration.isPositive(), name + " must be above zero, but was " + duration);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("silkwire.enrich.index: " + message);
        }
    }
}
