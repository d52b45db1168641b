package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
    private final PartitionProgress one = new PartitionProgress(new TopicPartition("t", 1));
    private final PartitionProgress two = new PartitionProgress(new TopicPartition("t", 2));
    private final WriteQueue queue = new WriteQueue(3, 1000);

    @Test
    void fillsARequestByNumberAndByBytes() {
        add(one, "a", "b", "c", "d");
        assertThat(ids(queue.next())).containsExactly("a", "b", "c");

        queue.add(document(one, "e", 2000));
        assertThat(ids(queue.next())).containsExactly("d");
        assertThat(ids(queue.next())).as("a large one goes alone").containsExactly("e");
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void sendsWhatCameBackFirstAndInItsOrder() {
        add(one, "a", "b", "c", "d");
        List<PendingDocument> request = queue.next();
        queue.putBack(request.subList(1, 3));
        assertThat(ids(queue.next())).containsExactly("b", "c", "d");
    }

    @Test
    void halvesARequestThatWasTooLargeDownToOneDocumentAndGrowsAgain() {
        add(one, "a", "b", "c");
        int rounds = 0;
        List<PendingDocument> request = queue.next();
        while (request.size() > 1) {
            queue.putBack(request);
            queue.tooLarge(request);
            request = queue.next();
            rounds++;
        }
        assertThat(rounds).isBetween(1, 2);
        assertThat(ids(request)).containsExactly("a");

        queue.putBack(request);
        for (int i = 0; i < 40; i++) {
            queue.fits();
        }
        assertThat(ids(queue.next())).containsExactly("a", "b", "c");
    }

    @Test
    void forgetsTheDocumentsOfPartitionsThatWereTakenAway() {
        add(one, "a", "b");
        add(two, "c");
        one.drop();
        assertThat(ids(queue.removeDropped())).containsExactly("a", "b");
        assertThat(ids(queue.next())).containsExactly("c");
    }

    @Test
    void isWorthARequestFromAQuarterOfTheLargestOn() {
        WriteQueue roomy = new WriteQueue(12, 4_000);
        roomy.add(document(one, "a", 10));
        roomy.add(document(one, "b", 10));
        assertThat(roomy.isWorthARequest()).isFalse();
        roomy.add(document(one, "c", 10));
        assertThat(roomy.isWorthARequest()).as("by number").isTrue();

        List<PendingDocument> request = roomy.next();
        assertThat(roomy.isWorthARequest()).as("nothing waits").isFalse();
        roomy.putBack(request);
        assertThat(roomy.isWorthARequest()).as("what came back waits too").isTrue();

        one.drop();
        roomy.removeDropped();
        roomy.add(document(two, "d", 300));
        assertThat(roomy.isWorthARequest()).as("few bytes").isFalse();
        roomy.add(document(two, "e", 700));
        assertThat(roomy.isWorthARequest()).as("by bytes").isTrue();
    }

    private void add(PartitionProgress progress, String... ids) {
        for (String id : ids) {
            queue.add(document(progress, id, 10));
        }
    }

    private static PendingDocument document(PartitionProgress progress, String id, int bytes) {
        return new PendingDocument(
                new ConsumerRecord<>("t", 0, 0, null, null),
                progress,
                id,
                1,
                "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> ids(List<PendingDocument> documents) {
        return documents.stream().map(PendingDocument::id).toList();
    }
}
