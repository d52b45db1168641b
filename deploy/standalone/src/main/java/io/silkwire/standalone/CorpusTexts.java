package io.silkwire.standalone;

import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.Extractor;
import io.silkwire.ingest.replay.Corpus;
import io.silkwire.ingest.replay.CorpusFile;
import io.silkwire.ingest.replay.FileReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A directory as {@code replay} takes it → the texts of its files, without publishing anything. */
final class CorpusTexts {
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private CorpusTexts() {}

    /**
     * A text.
     *
     * @param name of the file in the directory
     * @param language the file declares, or null
     */
    record Text(
            String name,
            String title,
            String body,
            @Nullable String language) {}

    /** Hands on each text, and a message for each file that is refused. */
    static void each(Path directory, Consumer<Text> texts, Consumer<String> refusals) {
        Corpus corpus;
        try {
            corpus = Corpus.open(directory);
        } catch (IOException e) {
            throw new Problem("the corpus " + directory + " cannot be listed", e);
        }
        Extractor extractor = new Extractor();
        for (CorpusFile file : corpus.files()) {
            switch (file.read(MOST_BYTES)) {
                case FileReading.Refused refused ->
                    refusals.accept(refused.refusal().toString());
                case FileReading.Read read -> {
                    switch (extractor.extract(file.name(), read.bytes())) {
                        case Extraction.Refused refused ->
                            refusals.accept(refused.refusal().toString());
                        case Extraction.Extracted extracted -> texts.accept(text(file.name(), extracted.text()));
                    }
                }
            }
        }
    }

    private static Text text(String name, ExtractedText text) {
        return new Text(name, text.title(), String.join("\n\n", text.paragraphs()), text.language());
    }
}
