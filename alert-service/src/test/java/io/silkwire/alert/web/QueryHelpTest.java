package io.silkwire.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.web.page.QueriesPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QueryHelpTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void everyExampleOfThePageStandsInTheDocumentAndTheOtherWayRound() throws IOException {
        List<String> page = QueryHelp.SECTIONS.stream()
                .flatMap(section -> section.entries().stream())
                .map(QueriesPage.Entry::example)
                .toList();
        assertThat(documented()).containsExactlyElementsOf(page);
    }

    @Test
    void everyExampleCanBeRead() throws IOException, QuerySyntaxException {
        for (String example : documented()) {
            assertThat(QueryParser.parse(example)).as(example).isNotNull();
        }
    }

    private static List<String> documented() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "QUERIES.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
