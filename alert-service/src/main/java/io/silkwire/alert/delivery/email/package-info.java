/**
 * Mails alerts, digests and warnings: a message in, one mail over SMTP out, what the server answered as an outcome.
 *
 * <p>Read {@link io.silkwire.alert.delivery.email.EmailChannel} first. A mail has a plain and an HTML part that say the same; all
 * that statements say is escaped. Its Message-ID follows from the message's id, and revisions of one statement refer to one thread
 * (RFC 5322 §3.6.4). It can be unsubscribed from by one click (RFC 8058). The address of a subscriber stands in no log above TRACE
 * and in no record of an attempt. Thread-safe.
 */
@NullMarked
package io.silkwire.alert.delivery.email;

import org.jspecify.annotations.NullMarked;
