package io.silkwire.ingest.extraction.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of {@code extraction/metadata}, each named for its case, with what they tell beside. */
class PageCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FETCHED = Instant.parse("2026-11-24T12:00:00Z");

    static List<Path> pages() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PageCasesTest.class.getResource("/extraction/metadata"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readsWhatThePageTells(Path page) throws IOException {
        JsonNode expected = JSON.readTree(
                Path.of(page.toString().replace(".html", ".expected.json")).toFile());
        URI url = expected.has("url") ? URI.create(expected.get("url").asText()) : null;

        PageMetadata found = PageMetadata.of(Jsoup.parse(Files.readString(page)), Context.at(url, FETCHED));

        List<String> authors = new ArrayList<>();
        expected.get("authors").forEach(author -> authors.add(author.asText()));
        assertThat(found.title()).isEqualTo(expected.get("title").asText());
        assertThat(found.publishedAt()).isEqualTo(date(expected.get("published")));
        assertThat(found.modifiedAt()).isEqualTo(date(expected.get("modified")));
        assertThat(found.authors()).isEqualTo(authors);
    }

    private static @Nullable PublicationDate date(JsonNode expected) {
        return expected.isNull() ? null : new PublicationDate(expected.asText());
    }
}
