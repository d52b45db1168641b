/**
 * What Kibana imports: readable sources in {@code deploy/kibana/objects} → one NDJSON file; checked without a Kibana, and brought
 * into one.
 *
 * <p>Read {@link io.silkwire.standalone.kibana.SavedObjects} first. For one thread.
 */
@NullMarked
package io.silkwire.standalone.kibana;

import org.jspecify.annotations.NullMarked;
