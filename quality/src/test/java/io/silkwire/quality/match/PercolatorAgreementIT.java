package io.silkwire.quality.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The percolator of OpenSearch as a second oracle, in the process of its own that the measurement starts too. */
class PercolatorAgreementIT {
    private static final Path HOME = Path.of("..");

    @Test
    void theEngineFindsWhatThePercolatorFinds() throws IOException, QuerySyntaxException {
        WrittenStatements language = new WrittenStatements(HOME.resolve("seeds").resolve("corpus"));
        List<Incoming> sample = language.write(0, 60);
        List<Subscription> written = new MixedSubscriptions(language, sample).write(500);
        long found = 0;
        try (EngineMatcher engine = EngineMatcher.of(written, sample);
                PercolatorMatcher percolator = PercolatorMatcher.of(HOME.resolve(MatchBench.PERCOLATOR), written)) {
            for (Incoming incoming : language.write(1_000, 40)) {
                assertThat(engine.matching(incoming)).isEqualTo(percolator.matching(incoming));
                found += engine.matching(incoming).size();
            }
            assertThat(percolator.processorTime()).isPositive();
        }
        assertThat(found).isBetween(500L, 100_000L);
    }
}
