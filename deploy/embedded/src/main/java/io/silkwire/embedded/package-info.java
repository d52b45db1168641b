/**
 * The two servers Silkwire needs, brought up on one machine without Docker: the real Kafka broker inside this JVM and the
 * real Elasticsearch as a child process.
 *
 * <p>In: a data directory and ports. Out: an address to connect to; what is in the data directory is there again at the
 * next start. Read {@link io.silkwire.embedded.EmbeddedKafka} first, then {@link
 * io.silkwire.embedded.ElasticsearchProcess}. Both listen on the loopback address only and have no access control. Starting
 * and closing are for one thread; the addresses may be read from any. What a person can mend (a port taken, a full disk)
 * comes as a {@link io.silkwire.embedded.StartFailedException} whose message names the remedy.
 */
@NullMarked
package io.silkwire.embedded;

import org.jspecify.annotations.NullMarked;
