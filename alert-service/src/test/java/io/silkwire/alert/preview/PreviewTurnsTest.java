package io.silkwire.alert.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreviewTurnsTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @Test
    void aCallerHasTwoTurnsAtOnceAndOthersHaveTheirs() {
        PreviewTurns turns = new PreviewTurns(4, SOON);
        PreviewTurns.Turn first = turns.take("anna").orElseThrow();
        PreviewTurns.Turn second = turns.take("anna").orElseThrow();
        assertThat(turns.take("anna")).isEmpty();
        PreviewTurns.Turn other = turns.take("boris").orElseThrow();

        first.end();

        PreviewTurns.Turn third = turns.take("anna").orElseThrow();
        second.end();
        third.end();
        other.end();
    }

    @Test
    void noMoreThanSoManyLookAtOnceWhoeverTheyAre() {
        PreviewTurns turns = new PreviewTurns(2, SOON);
        PreviewTurns.Turn first = turns.take("anna").orElseThrow();
        PreviewTurns.Turn second = turns.take("boris").orElseThrow();
        assertThat(turns.take("clara")).isEmpty();

        second.end();

        PreviewTurns.Turn third = turns.take("clara").orElseThrow();
        assertThat(turns.take("dora")).isEmpty();
        third.end();
        first.end();
        // What was waited for in vain is not held by anybody.
        assertThat(turns.take("dora")).isPresent();
        assertThat(turns.take("dora")).isPresent();
        assertThat(turns.take("anna")).isEmpty();
    }

    @Test
    void whoWaitsGetsTheTurnThatIsGivenBackAndAFifthOfOneCallerDoesNotWait() throws Exception {
        PreviewTurns turns = new PreviewTurns(8, Duration.ofSeconds(50));
        PreviewTurns.Turn first = turns.take("anna").orElseThrow();
        PreviewTurns.Turn second = turns.take("anna").orElseThrow();
        CountDownLatch waiting = new CountDownLatch(2);
        CompletableFuture<Optional<PreviewTurns.Turn>> third = asking(turns, waiting);
        CompletableFuture<Optional<PreviewTurns.Turn>> fourth = asking(turns, waiting);
        waiting.await();
        while (turns.askedBy("anna") < 4) {
            Thread.onSpinWait();
        }

        assertThat(turns.take("anna")).isEmpty();
        first.end();
        second.end();

        third.get().orElseThrow().end();
        fourth.get().orElseThrow().end();
        assertThat(turns.askedBy("anna")).isZero();
    }

    private static CompletableFuture<Optional<PreviewTurns.Turn>> asking(PreviewTurns turns, CountDownLatch begun) {
        CompletableFuture<Optional<PreviewTurns.Turn>> taken = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            begun.countDown();
            taken.complete(turns.take("anna"));
        });
        return taken;
    }
}
