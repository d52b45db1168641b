/**
 * Bytes of a page, feed or text file, with what HTTP and the document say of their charset → the charset to read them in.
 *
 * <p>Read {@link io.silkwire.ingest.charset.CharsetDecision} first. The order is the WHATWG's (byte order mark, HTTP header, the
 * document's own declaration, then the bytes); what is declared is verified, and overruled on strong evidence only. {@link
 * io.silkwire.ingest.charset.DoubleEncoding} mends text that was damaged before it was sent. Everything is stateless or
 * immutable, so threads may share it.
 */
@NullMarked
package io.silkwire.ingest.charset;

import org.jspecify.annotations.NullMarked;
