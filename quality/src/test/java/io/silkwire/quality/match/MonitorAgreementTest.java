package io.silkwire.quality.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lucene Monitor as an oracle for the operators that it has too, and the written subscriptions of the measurement. */
class MonitorAgreementTest {
    private static final Path CORPUS = Path.of("..", "seeds", "corpus");

    @Test
    void theEngineFindsWhatLuceneMonitorFinds() throws IOException, QuerySyntaxException {
        WrittenStatements language = new WrittenStatements(CORPUS);
        List<Incoming> sample = language.write(0, 60);
        List<Subscription> written = new MixedSubscriptions(language, sample).write(1_000);
        long found = 0;
        try (EngineMatcher engine = EngineMatcher.of(written, sample);
                MonitorMatcher monitor = MonitorMatcher.withFrequencies(written, sample)) {
            for (Incoming incoming : language.write(1_000, 60)) {
                assertThat(engine.matching(incoming)).isEqualTo(monitor.matching(incoming));
                found += engine.matching(incoming).size();
            }
        }
        assertThat(found).isBetween(1_000L, 100_000L);
    }
}
