package io.silkwire.quality.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.quality.proof.Proof;
import io.silkwire.quality.proof.Proof.Verdict;
import io.silkwire.quality.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run of {@code ./silkwire bench faults} without Elasticsearch and with one alert service: one fault each on that service, the
 * broker, the receiver and the mail server while statements come and subscriptions and topics are edited.
 */
class FaultsIT {
    private static final Path HOME = Path.of("..").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void noAlertIsLostDoubledOrUntrueWhatFails(@TempDir Path folder) throws IOException {
        FaultBench.Settings settings =
                new FaultBench.Settings(HOME, folder, 4, 1, 60, 20, folder.resolve("unused.csv"));
        Traffic.Settings traffic = new Traffic.Settings(
                HOME,
                folder.resolve("topics"),
                4,
                settings.statements(),
                settings.subscriptions(),
                Duration.ofMillis(500),
                Duration.ofSeconds(4),
                null);
        StringBuilder told = new StringBuilder();

        FaultBench.Report report = new FaultBench(
                        settings, line -> told.append(line).append('\n'), Clock.systemUTC())
                .run(new FaultBench.Course(plan(), traffic, false, PATIENCE, AT_ONCE));

        Proof proof = report.proof();
        String all = told + String.join("\n", proof.summary());
        assertThat(report.refused()).as(all).isEmpty();
        assertThat(proof.faults())
                .as(all)
                .allSatisfy((what, count) -> assertThat(count).as(what).isZero());
        assertThat(proof.right()).as(all).isEqualTo(proof.rows().size());
        assertThat(proof.holds()).as(all).isTrue();
        // Otherwise it would prove little.
        assertThat(report.edits()).isPositive();
        assertThat(report.rollouts()).isPositive();
        assertThat(proof.count(Verdict.PROVEN)).isPositive();
        assertThat(proof.count(Verdict.BUNDLED)).isPositive();
    }

    private static List<FaultPlan.Planned> plan() {
        return List.of(
                planned(Fault.KILL_ALERT_SERVICE, Fault.Target.ALERT_SERVICE_1),
                planned(Fault.RECEIVER_ERROR_APPLIED, Fault.Target.RECEIVER),
                planned(Fault.KILL_BROKER, Fault.Target.BROKER),
                planned(Fault.MAIL_CUT_ANSWER, Fault.Target.MAIL));
    }

    private static FaultPlan.Planned planned(Fault fault, Fault.Target target) {
        return new FaultPlan.Planned(fault, target, AT_ONCE, AT_ONCE);
    }
}
