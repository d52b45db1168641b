package io.silkwire.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @TempDir
    private Path outside;

    private Path directory;

    @BeforeEach
    void makeCorpus() throws IOException {
        directory = Files.createDirectory(outside.resolve("My Corpus (2)"));
    }

    @Test
    void listsFilesInOrderWithoutHiddenOnesAndManifest() throws IOException {
        write("b.txt", "B");
        write("a/z.html", "Z");
        write("a.txt", "A");
        write(".hidden.txt", "H");
        write(".git/x.txt", "X");
        write("manifest.yaml", "source: s\nfiles: []\n");
        write("manifest.schema.json", "{}");

        Corpus corpus = Corpus.open(directory);

        assertThat(corpus.files()).extracting(CorpusFile::name).containsExactly("a.txt", "a/z.html", "b.txt");
        assertThat(corpus.refusals()).isEmpty();
    }

    @Test
    void namesTheSourceAfterTheDirectoryWhereThereIsNoManifest() throws IOException {
        write("a.txt", "A");

        Corpus corpus = Corpus.open(directory);

        assertThat(corpus.sourceId().value()).isEqualTo("my-corpus-2");
        assertThat(corpus.files()).singleElement().extracting(CorpusFile::told).isNull();
    }

    @Test
    void refusesAManifestLineWithoutFile() throws IOException {
        write("a.txt", "A");
        write("manifest.yaml", "source: s\nfiles:\n  - file: a.txt\n  - file: gone.txt\n");

        Corpus corpus = Corpus.open(directory);

        assertThat(corpus.files()).hasSize(1);
        assertThat(corpus.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.where()).isEqualTo("manifest.yaml:4");
            assertThat(refusal.reason()).isEqualTo(Reason.FILE_MISSING);
            assertThat(refusal.message()).contains("gone.txt");
        });
    }

    @Test
    void readsNothingUnderAManifestThatCannotBeRead() throws IOException {
        write("a.txt", "A");
        write("manifest.yaml", "source: s\nfiles: [\n");

        Corpus corpus = Corpus.open(directory);

        assertThat(corpus.files()).isEmpty();
        assertThat(corpus.refusals()).singleElement().extracting(Refusal::file).isEqualTo("manifest.yaml");
    }

    @Test
    void refusesAManifestThatIsNotUtf8() throws IOException {
        Files.write(directory.resolve("manifest.yaml"), "source: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Corpus.open(directory).refusals())
                .singleElement()
                .extracting(Refusal::reason)
                .isEqualTo(Reason.UNKNOWN_ENCODING);
    }

    @Test
    void holdsAFileBackWhoseEntryIsWrong() throws IOException {
        write("a.txt", "A");
        write("manifest.yaml", "source: s\nfiles:\n  - file: a.txt\n    date: yesterday\n");

        Corpus corpus = Corpus.open(directory);

        assertThat(corpus.refusals()).isEmpty();
        assertThat(refusal(corpus.files().get(0)).where()).isEqualTo("manifest.yaml:4");
    }

    @Test
    void refusesLinksThatLeaveTheCorpus() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.txt"), "secret");
        write("a.txt", "A");
        Files.createSymbolicLink(directory.resolve("inside.txt"), Path.of("a.txt"));
        Files.createSymbolicLink(directory.resolve("outside.txt"), secret);
        Files.createSymbolicLink(directory.resolve("folder.txt"), outside);
        Files.createSymbolicLink(directory.resolve("broken.txt"), Path.of("nothing"));

        Corpus corpus = Corpus.open(directory);

        assertThat(corpus.files())
                .filteredOn(file -> file.read(10) instanceof FileReading.Read)
                .extracting(CorpusFile::name)
                .containsExactly("a.txt", "inside.txt");
    }

    @Test
    void refusesAFileOverTheLimitAndTakesOneAtIt() throws IOException {
        write("big.txt", "12345678901");
        write("fits.txt", "1234567890");

        Corpus corpus = Corpus.open(directory);

        assertThat(refusal(corpus.files().get(0)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(corpus.files().get(1).read(10)).isInstanceOf(FileReading.Read.class);
    }

    @Test
    void refusesAFileThatVanished() throws IOException {
        write("a.txt", "A");
        Corpus corpus = Corpus.open(directory);
        Files.delete(directory.resolve("a.txt"));

        assertThat(refusal(corpus.files().get(0)).reason()).isEqualTo(Reason.UNREADABLE_FILE);
    }

    @Test
    void opensNothingThatIsNoDirectory() {
        assertThatThrownBy(() -> Corpus.open(directory.resolve("none"))).isInstanceOf(NotDirectoryException.class);
    }

    private static Refusal refusal(CorpusFile file) {
        FileReading reading = file.read(10);
        assertThat(reading).isInstanceOf(FileReading.Refused.class);
        return ((FileReading.Refused) reading).refusal();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }
}
