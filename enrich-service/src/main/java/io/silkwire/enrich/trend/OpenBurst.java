package io.silkwire.enrich.trend;

import io.silkwire.contracts.TrendBurst;

/**
 * A burst under way.
 *
 * @param burst as it would be told now
 * @param lastLoud its last hour so far, from the epoch
 */
record OpenBurst(TrendBurst burst, long lastLoud) {}
