package io.silkwire.enrich.index;

import io.silkwire.contracts.Reason;
import java.util.Set;

/**
 * What became of one document that was sent to Elasticsearch. Decided by status and by the failure's type, never by words of its
 * message; what is not known here halts instead of being taken for a bad document, because a halt can be repaired and a
 * document wrongly given up cannot.
 */
sealed interface BulkItemOutcome {
    /** It is in the index: done. */
    record Indexed() implements BulkItemOutcome {}

    /** The index has a later version: done, and rightly not written. */
    record NewerPresent() implements BulkItemOutcome {}

    /** Elasticsearch cannot take it now: try the same document again, later. */
    record Retry(String because) implements BulkItemOutcome {}

    /** The document can never be written as it is: dead letter. */
    record Refused(Reason reason, String because) implements BulkItemOutcome {}

    /** The request was too large: send it again in smaller parts. */
    record Bisect() implements BulkItemOutcome {}

    /** Nothing can be written until somebody repairs the cause; the text says how. */
    record Halt(String because) implements BulkItemOutcome {}

    /** Failures that lie in the document alone, by Elasticsearch's types. */
    Set<String> DOCUMENT_FAILURES = Set.of(
            "document_parsing_exception",
            "mapper_parsing_exception",
            "strict_dynamic_mapping_exception",
            "max_bytes_length_exceeded_exception");

    /** The outcome of one item of a bulk answer. */
    static BulkItemOutcome of(int status, ElasticsearchError error) {
        if (status >= 200 && status < 300) {
            return new Indexed();
        }
        if (status == 409 && error.type().equals("version_conflict_engine_exception")) {
            return new NewerPresent();
        }
        if (status == 400 && liesInTheDocument(error)) {
            return new Refused(Reason.REFUSED_BY_INDEX, error.text());
        }
        return ofStatus(status, error);
    }

    /**
     * The outcome of all documents of a request that was answered as a whole, with a status other than 200.
     *
     * @param documents how many it had: one document that is too large for a request is too large for good
     */
    static BulkItemOutcome ofRequest(int status, ElasticsearchError error, int documents) {
        if (status != 413) {
            return ofStatus(status, error);
        }
        return documents > 1
                ? new Bisect()
                : new Refused(
                        Reason.TOO_LARGE,
                        "the document alone is larger than Elasticsearch, or a proxy before it, takes in one request"
                                + " (413): " + error.text());
    }

    private static boolean liesInTheDocument(ElasticsearchError error) {
        return DOCUMENT_FAILURES.contains(error.type())
                || error.causes().stream().anyMatch(DOCUMENT_FAILURES::contains);
    }

    private static BulkItemOutcome ofStatus(int status, ElasticsearchError error) {
        if (status == 408 || status == 429 || status >= 500) {
            return new Retry("Elasticsearch answered " + status + " " + error.text());
        }
        return new Halt("Elasticsearch answered " + status + " (" + error.text() + "): " + remedy(status, error));
    }

    private static String remedy(int status, ElasticsearchError error) {
        return switch (status) {
            case 401 ->
                "set elasticsearch.username and elasticsearch.password, or elasticsearch.api-key, to what it accepts";
            case 403 ->
                error.type().equals("cluster_block_exception")
                        ? "remove the block on writing from the index (index.blocks.*)"
                        : "grant the user the privileges create_index, index, manage and view_index_metadata on the index"
                                + " and its aliases";
            case 404 ->
                "the index or its write alias is missing; restart this service, which creates the index and fills it"
                        + " from Kafka, or restore it from a snapshot";
            case 400 ->
                error.type().equals("index_closed_exception")
                        ? "open the index (POST /<index>/_open)"
                        : "not an answer this writer knows; see Elasticsearch's log. It tries again by itself";
            default -> "not an answer this writer knows; see Elasticsearch's log. It tries again by itself";
        };
    }
}
