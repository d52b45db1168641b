package io.silkwire.ingest.extraction.document;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells properties that a person wrote from those a program left. */
final class Properties {
    private static final int MOST_CHARS = 300;
    /** "Microsoft Word - draft3.doc", "scan0001.pdf", "untitled", "Document1", "PowerPoint Presentation". */
    private static final Pattern MACHINE = Pattern.compile(
            "(?iU)^(microsoft \\w+ - .*|.*\\.(docx?|pdf|rtf|indd|qxd|odt|pptx?|xlsx?|tmp|dvi|p65)|untitled.*|без имени.*|документ\\d*|document\\s?\\d*|title|\\S*_\\S*|powerpoint presentation|презентация.*|[\\W\\d]*)$");

    private Properties() {}

    /** The title, or empty where it is none. */
    static String title(@Nullable String title) {
        String clean =
                title == null ? "" : title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        boolean broken = clean.indexOf('\uFFFD') >= 0 || clean.length() > MOST_CHARS;
        return broken || MACHINE.matcher(clean).matches() ? "" : clean;
    }

    /** The author, or null where it is none. */
    static @Nullable String author(@Nullable String author) {
        String clean = title(author);
        return clean.isEmpty() || clean.matches("(?i)admin(istrator)?|user|owner|пользователь|автор|author|unknown")
                ? null
                : clean;
    }
}
