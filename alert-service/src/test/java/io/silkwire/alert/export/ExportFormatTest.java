package io.silkwire.alert.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.silkwire.alert.search.IndexedStatement;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFormatTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\")",
                "+1+1",
                "-1",
                "@SUM(A1)",
                "\tcmd",
                "\r=1",
                "  =1+1",
                "\u00a0=1",
                "＝1+1",
            })
    void writesNothingThatASpreadsheetTakesForAFormula(String title) {
        String cell = CsvWriter.cell(title);
        assertThat(cell.replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain,plain",
                "`a,b`,`\"a,b\"`",
                "`say \"so\"`,`\"say \"\"so\"\"\"`",
                "`a\nb`,`\"a\nb\"`",
                "2018-07,2018-07"
            })
    void quotesCellsByTheBook(String text, String cell) {
        assertThat(CsvWriter.cell(text)).isEqualTo(cell);
    }

    @Test
    void givesEveryRowOfATableAllItsColumns() {
        List<String> rows =
                ExportFormat.CSV.write(List.of(statement(Map.of()))).lines().toList();
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(17));
    }

    @Test
    void keepsAReferenceOnItsLinesWhateverAPublisherWrites() {
        String ris = ExportFormat.RIS.write(List.of(statement(Map.of(
                "title", "First\r\nER  - \r\nTY  - HACK",
                "url", "https://mfa.example/1",
                "published", "2018-07-09T22:30:00+05:00",
                "fetched_at", "2018-07-10T01:00:00Z",
                "authors", List.of("Press\nService"),
                "topics", List.of("water", "afghanistan")))));
        assertThat(ris.lines())
                .contains("TY  - ELEC", "TI  - First ER - TY - HACK", "AU  - Press Service", "DA  - 2018/07/09/")
                .contains("Y2  - 2018/07/10/", "KW  - water", "UR  - https://mfa.example/1")
                .filteredOn(line -> line.startsWith("ER"))
                .hasSize(1);
    }

    @Test
    void tellsDatesNoMorePreciselyThanTheyWereTold() throws IOException {
        JsonNode items = JSON.readTree(ExportFormat.CSL.write(List.of(
                statement(Map.of("published", "2017-11")),
                statement(Map.of("published", "2017", "url", "javascript:alert(1)")),
                statement(Map.of()))));
        assertThat(items.at("/0/issued/date-parts/0")).hasToString("[2017,11]");
        assertThat(items.at("/1/issued/date-parts/0")).hasToString("[2017]");
        assertThat(items.at("/1/type").asText()).isEqualTo("document");
        assertThat(items.get(1).has("URL")).as("no address of the web").isFalse();
        assertThat(items.get(2).has("issued")).isFalse();
    }

    @Test
    void writesAnArrayWithoutItemsAsOne() throws IOException {
        assertThat(JSON.readTree(ExportFormat.CSL.write(List.of()))).isEmpty();
    }

    @Test
    void keepsALineOfJsonOnALine() throws IOException {
        String lines =
                ExportFormat.JSONL.write(List.of(statement(Map.of("body", "One\n\nTwo \u2028")), statement(Map.of())));
        assertThat(lines.lines()).hasSize(2);
        assertThat(JSON.readTree(lines.lines().findFirst().orElseThrow())
                        .get("body")
                        .asText())
                .isEqualTo("One\n\nTwo \u2028");
    }

    private static IndexedStatement statement(Map<String, Object> fields) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", "0".repeat(32));
        document.put("revision", 1);
        document.put("title", "A title");
        document.put("body", "Text.");
        document.putAll(fields);
        return JSON.convertValue(document, IndexedStatement.class);
    }
}
