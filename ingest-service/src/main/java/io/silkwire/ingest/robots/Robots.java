package io.silkwire.ingest.robots;

import java.net.URI;

/** The robots rules of all hosts, fetched when needed and kept for at most 24 hours (RFC 9309 §2.4). */
public interface Robots {
    /** The rules in force for this URL's host; blocks while they are fetched. */
    RobotsRules rulesFor(URI url);
}
