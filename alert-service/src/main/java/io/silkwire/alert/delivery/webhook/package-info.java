/**
 * Posts alerts to HTTP endpoints by the conventions of Standard Webhooks (specification at standardwebhooks.com, symmetric
 * signatures {@code v1}): alert in, one signed request out, its answer as an outcome.
 *
 * <p>Read {@link io.silkwire.alert.delivery.webhook.WebhookChannel} first. Endpoints are named by users and so not trusted:
 * addresses that are not on the public internet are refused when the connection is made, redirects are not followed, time is
 * bounded, and the answer's body is not read. Thread-safe.
 */
@NullMarked
package io.silkwire.alert.delivery.webhook;

import org.jspecify.annotations.NullMarked;
