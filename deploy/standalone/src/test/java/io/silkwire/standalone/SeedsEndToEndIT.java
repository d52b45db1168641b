package io.silkwire.standalone;

import java.nio.file.Path;

/** On the embedded broker and the Elasticsearch child process, as {@code ./silkwire up} starts them. */
class SeedsEndToEndIT extends SeedsEndToEnd {
    @Override
    RunningSilkwire start(Path data) {
        return RunningSilkwire.up(data, "--allow-private-webhooks");
    }
}
