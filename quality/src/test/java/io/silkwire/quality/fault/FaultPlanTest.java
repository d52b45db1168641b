package io.silkwire.quality.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void theSameSeedDrawsTheSameFaults() {
        assertThat(FaultPlan.draw(7, 50)).isEqualTo(FaultPlan.draw(7, 50));
        assertThat(FaultPlan.draw(7, 50)).isNotEqualTo(FaultPlan.draw(8, 50));
    }

    @Test
    void twoHundredFaultsAreOfEveryKindOnEveryTarget() {
        List<FaultPlan.Planned> plan = FaultPlan.draw(1, 200);

        assertThat(plan).hasSize(200);
        assertThat(plan.stream().map(FaultPlan.Planned::fault).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Fault.values());
        assertThat(plan.stream().map(FaultPlan.Planned::target).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Fault.Target.values());
    }

    @Test
    void whatWasHitIsLeftAloneForThreeFaults() {
        List<FaultPlan.Planned> plan = FaultPlan.draw(3, 300);

        for (int i = 0; i + 4 <= plan.size(); i++) {
            Set<Fault.Target> targets = new HashSet<>();
            plan.subList(i, i + 4).forEach(planned -> targets.add(planned.target()));
            assertThat(targets).hasSize(4);
        }
    }
}
