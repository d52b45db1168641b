package io.silkwire.quality.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The floors of quality that hold in every build. */
class OwnSetsTest {
    private static final Path SETS = Path.of("sets");

    private final List<String> told = new ArrayList<>();

    @Test
    void textTitlesAndDatesOfOurPagesStayAboveTheirFloors() throws IOException {
        assertFloors(new OwnPages(told::add));
    }

    @Test
    void entriesOfOurFeedsAreReadAsTheyShould() throws IOException {
        assertFloors(new OwnFeeds(told::add));
    }

    @Test
    void pagesAreWhatTheirStatementsAndTemplatesGive() throws IOException {
        Map<String, byte[]> files = PageWriter.files(SETS);

        assertThat(files).hasSizeGreaterThanOrEqualTo(80);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(Files.readAllBytes(SETS.resolve("pages").resolve(file.getKey())))
                    .as("%s; ./silkwire quality --write-pages writes them anew", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    private void assertFloors(Measurement measurement) throws IOException {
        List<Figure> figures = measurement.measure(SETS.resolve(measurement.data()), Progress.SILENT);

        for (Wanted wanted : measurement.wanted()) {
            assertThat(figures)
                    .as("%s at least %s%n%s", wanted.what(), wanted.floor(), String.join("\n", told))
                    .anyMatch(
                            figure -> wanted.concerns(figure) && figure.unit().reaches(figure.value(), wanted.floor()));
        }
    }
}
