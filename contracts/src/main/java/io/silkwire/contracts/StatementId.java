package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a statement for life, whoever saw it first and whenever: a hash of its canonical URL, or for a replayed file without
 * a URL of its corpus-relative name. Every revision of the statement keeps it.
 */
public record StatementId(@JsonValue String value) {
    /** @throws IllegalArgumentException where the value is not 32 characters of lower-case hex */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StatementId {
        Ids.requireHash("StatementId", value);
    }

    /** The id of the statement at this canonical URL. */
    public static StatementId ofCanonicalUrl(String canonicalUrl) {
        return new StatementId(Ids.hash("url", canonicalUrl));
    }

    /**
     * The id of a replayed file that has no URL.
     *
     * @param corpusName the file's path relative to its corpus, with {@code /} between folders
     */
    public static StatementId ofCorpusName(SourceId sourceId, String corpusName) {
        return new StatementId(Ids.hash("corpus", sourceId.value(), corpusName));
    }

    @Override
    public String toString() {
        return value;
    }
}
