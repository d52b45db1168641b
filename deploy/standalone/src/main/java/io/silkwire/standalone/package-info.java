/**
 * Everything on one machine, and the command line.
 *
 * <p>Input: a command; output: a running system, or what the command prints. {@link io.silkwire.standalone.Standalone} is the
 * file that reads as the path of a start: data directory, ports, Elasticsearch, Kafka, services, page. The three services run in
 * one application context with one HTTP server; nothing of them is different from their own processes but the addresses they are
 * given.
 */
@NullMarked
package io.silkwire.standalone;

import org.jspecify.annotations.NullMarked;
