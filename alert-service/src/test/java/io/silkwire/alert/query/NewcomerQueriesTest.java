package io.silkwire.alert.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write who have not read about the language: each is read as they mean it, or told what to write, and where. */
class NewcomerQueriesTest {
    private static final KnownValues KNOWN =
            new KnownValues(Set.of("water", "counter-terrorism"), Set.of("uz-mfa", "kz-mfa"));

    record Line(String query, String verdict, String about, String words) {}

    static Stream<Line> lines() throws IOException {
        try (InputStream in = NewcomerQueriesTest.class.getResourceAsStream("/query/newcomers.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t", -1))
                            .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3]))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isReadAsItIsMeantOrToldWhatToWrite(Line line) {
        try {
            Query query = QueryParser.parse(line.query());
            List<QueryWarning> warnings = QueryLint.warnings(query, KNOWN);
            if (line.verdict().equals("fine")) {
                assertThat(warnings).isEmpty();
                assertThat(QueryText.of(query)).contains(line.words());
            } else {
                assertThat(line.verdict()).isEqualTo("warning");
                assertThat(warnings).anySatisfy(warning -> {
                    assertThat(piece(line, warning.at())).contains(line.about());
                    assertThat(warning.remedy() + " " + warning.suggestion()).contains(line.words());
                });
            }
        } catch (QuerySyntaxException e) {
            assertThat(line.verdict()).as(e.getMessage()).isEqualTo("error");
            assertThat(piece(line, e.at())).as(e.getMessage()).isEqualTo(line.about());
            assertThat(e.remedy() + " " + e.suggestion()).contains(line.words());
        }
    }

    private static String piece(Line line, Place at) {
        return line.query()
                .substring(
                        Math.min(at.offset(), line.query().length()),
                        Math.min(at.end(), line.query().length()));
    }
}
