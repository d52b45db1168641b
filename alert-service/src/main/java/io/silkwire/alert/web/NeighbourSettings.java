package io.silkwire.alert.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What of other services the pages link to.
 *
 * @param sources URL or path of the ingest service's page of sources; empty where there is no link to it
 */
@ConfigurationProperties("silkwire.alert.web.neighbours")
record NeighbourSettings(@Bindable(defaultValue = "") String sources) {}
