package io.silkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class TravelTest {

    @Test
    void comesOutOfTheHeadersAsItWentIn() {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        Travel travel = new Travel(Lane.REPLAY, true, "run-1");

        travel.writeTo(headers);

        assertThat(Travel.of(headers)).isEqualTo(travel);
    }

    @Test
    void replayedRecordNotifiesOnlyWhenDeliveryWasAskedFor() {
        assertThat(new Travel(Lane.REPLAY, false, null).notifies()).isFalse();
        assertThat(new Travel(Lane.REPLAY, true, null).notifies()).isTrue();
        assertThat(Travel.LIVE.notifies()).isTrue();
    }

    @Test
    void recordWithoutAReadableLaneNotifiesNobody() {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.add(new RecordHeader(RecordHeaders.LANE, "express".getBytes(StandardCharsets.UTF_8)));

        assertThat(Travel.of(headers).notifies()).isFalse();
        assertThat(Travel.of(new org.apache.kafka.common.header.internals.RecordHeaders())
                        .notifies())
                .isFalse();
    }
}
