/**
 * Subscriptions and accounts from the command line: options and files in, requests of the HTTP API out, and its answers as tables for people.
 *
 * <p>Read {@link io.silkwire.standalone.subscriptions.ApiClient} first. Nothing here decides whether a subscription is
 * good: the server does, and its words are shown with the place in the file or query. Each command is one thread.
 */
@NullMarked
package io.silkwire.standalone.subscriptions;

import org.jspecify.annotations.NullMarked;
