package io.silkwire.ingest.fetch;

import java.net.URI;

/** Sends a form to a server that asked for one, such as the hub of a feed; under the same guard of addresses as every fetch. */
public interface FormSender {
    /**
     * Sends this form as {@code application/x-www-form-urlencoded} and reads no more than the status. Blocks until the outcome is
     * there, at most for the total deadline. Never throws for what the web does.
     */
    FormOutcome post(URI url, String form);
}
