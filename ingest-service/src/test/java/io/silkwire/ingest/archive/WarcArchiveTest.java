package io.silkwire.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.tools.ValidateTool;

class WarcArchiveTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00.250Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void writesFilesThatTheValidatorOfJwarcAccepts() throws Exception {
        try (WarcArchive archive = open(1 << 30)) {
            archive.append(exchange("https://press.example/a?x=1", 200, "<p>One</p>", null));
            archive.append(exchange("https://press.example/b", 200, "<p>One</p>", null), new SourceId("press"));
            archive.append(exchange("https://press.example/a?x=1", 304, "", null));
            archive.append(exchange("https://press.example/c", 200, "cut", "length"));
            archive.append(exchange("https://press.example/gone", 410, "", null));
        }

        assertThat(kept())
                .hasSize(1)
                .allSatisfy(file -> assertThat(isValid(file)).isTrue());
    }

    @Test
    void theValidatorTellsAWrongDigest() throws Exception {
        Exchange exchange = exchange("https://press.example/a", 200, "one", null);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("WARC-Type", "response");
        fields.put("WARC-Record-ID", "<urn:uuid:00000000-0000-4000-8000-000000000001>");
        fields.put("WARC-Target-URI", "https://press.example/a");
        fields.put("WARC-Date", NOW.toString());
        fields.put("Content-Type", "application/http;msgtype=response");
        fields.put("WARC-Payload-Digest", WarcBlock.digest(Payload.wrap("two".getBytes(StandardCharsets.UTF_8))));
        Path wrong = folder.resolve("wrong.warc.gz");
        Files.write(
                wrong, WarcBlock.member(fields, WarcBlock.response(exchange)).bytes());

        assertThat(isValid(wrong)).isFalse();
    }

    @Test
    void findsResponseAtTheOffsetItTells() throws Exception {
        ArchiveRecord record;
        try (WarcArchive archive = open(1 << 30)) {
            archive.append(exchange("https://press.example/a", 200, "first", null));
            record = archive.append(exchange("https://press.example/b", 200, "second", null));
        }

        WarcResponse response = (WarcResponse) at(record);
        assertThat(response.http().body().stream().readAllBytes()).isEqualTo("second".getBytes(StandardCharsets.UTF_8));
        assertThat(response.id()).hasToString(record.recordId());
    }

    @Test
    void keepsAPayloadOnceAndRefersToItAfterARestart() throws Exception {
        ArchiveRecord first;
        try (WarcArchive archive = open(1 << 30)) {
            first = archive.append(exchange("https://press.example/a", 200, "same", null));
        }
        ArchiveRecord second;
        try (WarcArchive archive = WarcArchive.open(WarcArchive.Settings.in(folder, "two"), CLOCK)) {
            second = archive.append(exchange("https://press.example/b", 200, "same", null));
        }

        WarcRevisit revisit = (WarcRevisit) at(second);
        assertThat(revisit.profile()).isEqualTo(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
        assertThat(revisit.refersTo().map(URI::toString)).contains(first.recordId());
        assertThat(second.payloadDigest()).isEqualTo(first.payloadDigest());
    }

    @Test
    void startsANewFileWhereOneIsFull() throws Exception {
        try (WarcArchive archive = open(1_000)) {
            for (int i = 0; i < 10; i++) {
                archive.append(exchange("https://press.example/" + i, 200, "text " + i, null));
            }
        }

        assertThat(kept())
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(isValid(file)).isTrue());
    }

    @Test
    void losesNoAcknowledgedRecordWhereverTheTailIsCut() throws Exception {
        List<ArchiveRecord> records = new ArrayList<>();
        byte[] whole;
        try (WarcArchive archive = open(1 << 30)) {
            for (int i = 0; i < 8; i++) {
                records.add(archive.append(exchange("https://press.example/" + i, 200, "text " + i, null)));
            }
            whole = Files.readAllBytes(folder.resolve(records.get(0).file() + WarcFile.OPEN));
        }
        Random random = new Random(7);
        for (int round = 0; round < 250; round++) {
            int cut = 1 + random.nextInt(whole.length - 1);
            Path crashed = Files.createDirectory(folder.resolve("crash-" + round));
            // Some file systems leave zeros where bytes were not written yet.
            byte[] left = Arrays.copyOf(Arrays.copyOf(whole, cut), cut + random.nextInt(40));
            Files.write(crashed.resolve(records.get(0).file() + WarcFile.OPEN), left);

            WarcArchive.open(WarcArchive.Settings.in(crashed, "two"), CLOCK).close();

            Set<String> ids = ids(crashed.resolve(records.get(0).file()));
            for (int i = 0; i + 1 < records.size(); i++) {
                // A record is acknowledged once its pair is written: where the next one starts.
                if (records.get(i + 1).offset() <= cut) {
                    assertThat(ids).contains(records.get(i).recordId());
                }
            }
        }
    }

    @Test
    void manyThreadsWriteAtOnceAndAllIsKept() throws Exception {
        List<Future<ArchiveRecord>> futures = new ArrayList<>();
        try (WarcArchive archive = open(20_000);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                Exchange exchange = exchange("https://press.example/" + i, 200, "text " + i, null);
                futures.add(threads.submit(() -> archive.append(exchange)));
            }
            for (Future<ArchiveRecord> future : futures) {
                assertThat(future.get().offset()).isPositive();
            }
        }

        Set<String> ids = new HashSet<>();
        for (Path file : kept()) {
            assertThat(isValid(file)).isTrue();
            ids.addAll(ids(file));
        }
        for (Future<ArchiveRecord> future : futures) {
            assertThat(ids).contains(future.get().recordId());
        }
    }

    @Test
    void refusesToAppendOnceClosed() throws Exception {
        WarcArchive archive = open(1 << 30);
        archive.close();

        assertThatThrownBy(() -> archive.append(exchange("https://press.example/a", 200, "x", null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    private WarcArchive open(long maxBytes) throws IOException {
        return WarcArchive.open(new WarcArchive.Settings(folder, "one", maxBytes, Duration.ofDays(1), 1_000), CLOCK);
    }

    private static Exchange exchange(String url, int status, String body, @Nullable String truncated) {
        return new Exchange(
                URI.create(url),
                NOW,
                "192.0.2.7",
                "h2",
                "GET",
                List.of(Map.entry("Host", "press.example"), Map.entry("Accept", "text/html")),
                status,
                "",
                List.of(
                        Map.entry("Content-Type", "text/html"),
                        Map.entry("Transfer-Encoding", "chunked"),
                        Map.entry("X-Odd", "a\r\nInjected: b")),
                Payload.wrap(body.getBytes(StandardCharsets.UTF_8)),
                truncated);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .sorted()
                    .toList();
        }
    }

    private WarcRecord at(ArchiveRecord record) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(record.file()));
        channel.position(record.offset());
        return new WarcReader(channel).next().orElseThrow();
    }

    private static Set<String> ids(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        if (Files.size(file) > 0) {
            try (WarcReader reader = new WarcReader(file)) {
                for (WarcRecord record : reader) {
                    ids.add(record.id().toString());
                }
            }
        }
        return ids;
    }

    /** The check behind {@code jwarc validate}, which has no public name. */
    private static boolean isValid(Path file) throws ReflectiveOperationException {
        var validate = ValidateTool.class.getDeclaredMethod("validate", Path.class);
        validate.setAccessible(true);
        return (boolean) validate.invoke(new ValidateTool(true), file);
    }
}
