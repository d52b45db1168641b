package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalUrlTest {
    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = CanonicalUrlTest.class.getResourceAsStream("/revision/urls.tsv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("# "))
                            .map(line -> Arguments.of((Object[]) line.split("\t", -1)))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesEachUrlItsOneForm(String url, String base, String expected) {
        CanonicalUrl.Result result = CanonicalUrl.of(unescaped(url), base.isEmpty() ? null : base);

        if (expected.equals("!")) {
            assertThat(result).isInstanceOf(CanonicalUrl.Invalid.class);
        } else {
            assertThat(result).isEqualTo(new CanonicalUrl.Canonical(expected));
            assertThat(CanonicalUrl.of(expected, null)).as("is stable").isEqualTo(result);
        }
    }

    @Test
    void refusesUrlsThatAreTrapsByTheirLength() {
        assertThat(CanonicalUrl.of("http://example.org/" + "a/".repeat(2_000), null))
                .isEqualTo(new CanonicalUrl.Invalid("longer than 2048 characters"));
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\u0000")
                .replace("\\t", "\t")
                .replace("\\n", "\n")
                .replace("\u0000", "\\");
    }
}
