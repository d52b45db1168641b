package io.silkwire.quality.topic;

import java.util.Set;

/** A system that puts topics on documents. */
interface TopicTagger {
    /** Its name in figures. */
    String label();

    /** Ids of the topics of a document. */
    Set<String> topics(String title, String text);
}
