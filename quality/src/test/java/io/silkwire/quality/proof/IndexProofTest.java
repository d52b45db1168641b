package io.silkwire.quality.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Statement;
import io.silkwire.quality.match.Written;
import io.silkwire.quality.proof.IndexProof.Indexed;
import io.silkwire.quality.proof.IndexProof.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexProofTest {
    private final Accepted accepted = new Accepted();
    private final Map<String, Indexed> index = new HashMap<>();
    private Statement statement = statement();

    private static Statement statement() {
        try {
            return Written.of(Path.of("..", "seeds", "corpus")).statement(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void write() throws IOException {
        Written written = Written.of(Path.of("..", "seeds", "corpus"));
        accepted.add(statement, Instant.EPOCH);
        statement = written.revised(statement, 7, true);
        accepted.add(statement, Instant.EPOCH);
        put(statement);
    }

    @Test
    void everyStatementAtItsLastRevisionIsRight() {
        assertThat(proof().rows()).hasSize(1);
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void whatIsMissingIsNamed() {
        index.clear();

        assertThat(proof().count(Verdict.MISSING)).isEqualTo(1);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void anEarlierRevisionOrAnotherTextIsStale() {
        String id = statement.id().value();
        index.put(
                id,
                new Indexed(
                        statement.revision() - 1,
                        statement.title(),
                        statement.contentHash().value()));
        assertThat(proof().count(Verdict.STALE)).isEqualTo(1);

        index.put(
                id,
                new Indexed(
                        statement.revision(), "another", statement.contentHash().value()));
        assertThat(proof().count(Verdict.STALE)).isEqualTo(1);
    }

    @Test
    void whatNobodyPublishedIsStrange() {
        index.put("0123", new Indexed(1, "x", "y"));

        assertThat(proof().count(Verdict.STRANGE)).isEqualTo(1);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void anEmptyIndexOfNothingProvesNothing() {
        assertThat(IndexProof.of(new Accepted(), Map.of()).holds()).isFalse();
    }

    private void put(Statement one) {
        index.put(
                one.id().value(),
                new Indexed(one.revision(), one.title(), one.contentHash().value()));
    }

    private IndexProof proof() {
        return IndexProof.of(accepted, index);
    }
}
