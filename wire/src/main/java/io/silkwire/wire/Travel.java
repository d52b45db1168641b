package io.silkwire.wire;

import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a record travels through the stages, carried in its headers and handed on unchanged from each input to its outputs.
 *
 * @param lane live or replay
 * @param deliver whether a replayed record's alerts are sent
 * @param trace follows it through all stages, for a replay the run id; or null
 */
public record Travel(Lane lane, boolean deliver, @Nullable String trace) {
    /** A record that has just been published by a crawler. */
    public static final Travel LIVE = new Travel(Lane.LIVE, false, null);

    /** What these headers say; a record without lane, or with one that is no lane, is on the replay lane and notifies nobody. */
    public static Travel of(Headers headers) {
        String deliver = WireRecords.text(headers, RecordHeaders.DELIVER);
        return new Travel(lane(headers), Boolean.parseBoolean(deliver), WireRecords.text(headers, RecordHeaders.TRACE));
    }

    /** Whether anybody is told of alerts that come from it. */
    public boolean notifies() {
        return lane == Lane.LIVE || deliver;
    }

    /** Replaces these headers' lane, deliver and trace. */
    public void writeTo(Headers headers) {
        WireRecords.put(headers, RecordHeaders.LANE, lane.label());
        headers.remove(RecordHeaders.DELIVER);
        if (deliver) {
            WireRecords.put(headers, RecordHeaders.DELIVER, "true");
        }
        headers.remove(RecordHeaders.TRACE);
        if (trace != null) {
            WireRecords.put(headers, RecordHeaders.TRACE, trace);
        }
    }

    /** Without a readable lane nobody is paged: silence can be repaired by a replay, a flood cannot. */
    private static Lane lane(Headers headers) {
        String label = WireRecords.text(headers, RecordHeaders.LANE);
        return Lane.LIVE.label().equals(label) ? Lane.LIVE : Lane.REPLAY;
    }
}
