package io.silkwire.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.archive.ArchiveReader.Entry;
import io.silkwire.ingest.archive.ArchiveReader.Opened;
import io.silkwire.ingest.archive.ArchiveReader.Unreadable;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00.250Z");
    private static final SourceId PRESS = new SourceId("press");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void givesBackWhatWasKeptAndPointsToItAsTheArchiveDid() throws Exception {
        ArchiveRecord first;
        ArchiveRecord again;
        try (WarcArchive archive = open()) {
            first = archive.append(exchange("https://press.example/a", 0, "one"), PRESS, Kind.PAGE);
            again = archive.append(exchange("https://press.example/b", 1, "one"), PRESS, Kind.PAGE);
        }

        ArchiveReader reader = ArchiveReader.open(folder);

        assertThat(reader.refusals()).isEmpty();
        assertThat(reader.entries())
                .extracting(Entry::url)
                .containsExactly("https://press.example/a", "https://press.example/b");
        assertThat(reader.entries()).extracting(Entry::source).containsOnly(PRESS);
        assertThat(reader.entries()).extracting(Entry::kind).containsOnly(Kind.PAGE);
        Opened a = (Opened) reader.read(reader.entries().get(0));
        Opened b = (Opened) reader.read(reader.entries().get(1));
        assertThat(a.record()).isEqualTo(first);
        assertThat(b.record()).isEqualTo(again);
        assertThat(b.exchange().body()).isEqualTo(Payload.wrap("one".getBytes(StandardCharsets.UTF_8)));
        assertThat(b.exchange().at()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void goesOnBehindWhatIsDamaged() throws Exception {
        ArchiveRecord second;
        ArchiveRecord third;
        try (WarcArchive archive = open()) {
            var unused = archive.append(exchange("https://press.example/a", 0, "one"));
            second = archive.append(exchange("https://press.example/b", 1, "two"));
            third = archive.append(exchange("https://press.example/c", 2, "three"));
        }
        Path file = folder.resolve(second.file());
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (int) second.offset() + 12, (int) second.offset() + 60, (byte) 0x55);
        Files.write(file, bytes);

        ArchiveReader reader = ArchiveReader.open(file);

        assertThat(reader.entries())
                .extracting(Entry::url)
                .contains("https://press.example/a", "https://press.example/c");
        Entry last = reader.entries().getLast();
        assertThat(last.offset()).isEqualTo(third.offset());
        assertThat(((Opened) reader.read(last)).record()).isEqualTo(third);
        long told = reader.refusals().size()
                + reader.entries().stream()
                        .filter(entry -> reader.read(entry) instanceof Unreadable)
                        .count();
        assertThat(told).isPositive();
    }

    @Test
    void noiseIsNoArchiveAndNoFailure() throws Exception {
        Files.write(
                folder.resolve("noise.warc.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        Files.writeString(folder.resolve("plain.warc"), "WARC/1.1\r\nContent-Length: 99999999999\r\n\r\nshort");
        Files.createFile(folder.resolve("empty.warc.gz"));

        ArchiveReader reader = ArchiveReader.open(folder);

        assertThat(reader.entries()).isEmpty();
        assertThat(reader.refusals()).isNotEmpty();
    }

    private WarcArchive open() throws IOException {
        return WarcArchive.open(WarcArchive.Settings.in(folder, "one"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Exchange exchange(String url, int seconds, String body) {
        return new Exchange(
                URI.create(url),
                NOW.plusSeconds(seconds),
                null,
                "HTTP/1.1",
                "GET",
                List.of(),
                200,
                "OK",
                List.of(Map.entry("Content-Type", "text/html")),
                Payload.wrap(body.getBytes(StandardCharsets.UTF_8)),
                null);
    }
}
