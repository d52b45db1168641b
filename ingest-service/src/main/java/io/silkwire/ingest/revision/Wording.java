package io.silkwire.ingest.revision;

import io.silkwire.contracts.ContentHash;
import io.silkwire.ingest.extraction.Sentences;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What counts as the wording of a statement: its normalised title and sentences without what changes on a page by itself
 * ({@link VolatileText}). Two wordings are the same revision where their hashes are equal.
 *
 * @param title normalised
 * @param sentences normalised, in order
 */
public record Wording(String title, List<String> sentences) {
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    /** Copies the list. */
    public Wording {
        sentences = List.copyOf(sentences);
    }

    /** The wording of this title and these paragraphs. */
    public static Wording of(String title, List<String> paragraphs) {
        return new Wording(Sentences.normalised(title), Sentences.of(VolatileText.without(paragraphs)));
    }

    /** The wording of a published statement, whose paragraphs are parted by an empty line. */
    public static Wording ofBody(String title, String body) {
        return of(title, List.of(PARAGRAPHS.split(body, -1)));
    }

    /** The content hash of a draft or statement of this wording; where nothing changes by itself, that of all its sentences. */
    public ContentHash hash() {
        return ContentHash.of(title, sentences);
    }

    /** Whether this is the same text as that, edited perhaps: half of the shorter one's sentences are in the longer one. */
    public boolean goesOn(Wording earlier) {
        Set<String> then = new HashSet<>(earlier.sentences);
        Set<String> now = new HashSet<>(sentences);
        int shorter = Math.min(then.size(), now.size());
        if (shorter == 0) {
            return !title.isEmpty() && title.equals(earlier.title);
        }
        now.retainAll(then);
        return now.size() * 2 >= shorter;
    }

    @Override
    public String toString() {
        return "Wording[" + sentences.size() + " sentences]";
    }
}
