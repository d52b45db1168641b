package io.silkwire.ingest.replay;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.manifest.ManifestEntry;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of a corpus.
 *
 * @param name path relative to the corpus, with {@code /} between folders, in Unicode's composed form
 * @param told what the manifest tells about it, or null
 * @param refusal why it must not be read, or null
 */
public record CorpusFile(
        String name,
        Path path,
        @Nullable ManifestEntry told,
        @Nullable Refusal refusal) {

    /** The file's bytes, or why there are none. Reads one byte more than the limit at most. */
    public FileReading read(int maxBytes) {
        if (refusal != null) {
            return new FileReading.Refused(refusal);
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return bytes.length > maxBytes ? tooLarge(maxBytes) : new FileReading.Read(bytes);
        } catch (IOException e) {
            return new FileReading.Refused(Refusal.of(
                    name,
                    Reason.UNREADABLE_FILE,
                    "cannot be read (" + e.getClass().getSimpleName() + ")",
                    "check that it exists and that its permissions allow reading"));
        }
    }

    private FileReading tooLarge(int maxBytes) {
        return new FileReading.Refused(Refusal.of(
                name,
                Reason.TOO_LARGE,
                "is larger than " + maxBytes + " bytes",
                "split it, or raise silkwire.ingest.max-statement-bytes"));
    }
}
