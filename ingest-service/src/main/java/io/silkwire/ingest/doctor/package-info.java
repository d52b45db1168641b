/**
 * The address of a site → what a crawler finds there, an entry for {@code sources.yaml}, a trial of it, and what is missing.
 *
 * <p>Read {@link io.silkwire.ingest.doctor.Doctor} first. Robots and delays are kept as the crawler keeps them; some twenty
 * requests a site. One thread.
 */
@NullMarked
package io.silkwire.ingest.doctor;

import org.jspecify.annotations.NullMarked;
