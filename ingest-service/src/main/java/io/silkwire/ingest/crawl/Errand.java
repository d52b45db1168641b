package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.Validators;
import org.jspecify.annotations.Nullable;

/**
 * One place that is due.
 *
 * @param state what is known of it; it has a visit
 * @param validators to send, or null for the whole body
 * @param gate through which each hop has to go
 */
public record Errand(
        Source source, CrawlState state, @Nullable Validators validators, HopGate gate) {}
