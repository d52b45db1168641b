package io.silkwire.quality.speed;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.Enricher;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.enrich.topic.TopicRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Statements of 3 kB a second through all that the enricher does with one: language, words and stems, entities, topics with their
 * evidence. Run in the project's folder; {@code -p data=DIR|FILE.jsonl} takes other texts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class Enrichment {
    private static final String SEEDS = "seeds";
    private static final int TERMS_OF_A_TOPIC = 20;

    /** The topics of the seeds, or so many that were written by lot. */
    @Param({SEEDS, "100", "10000"})
    public String topics = SEEDS;

    /** A folder or a file of texts; empty for those of the project. */
    @Param("")
    public String data = "";

    private List<Statement> statements = List.of();
    private TopicSet set = TopicSet.empty();
    private int next;

    /** Reads the texts and compiles the topics. */
    @Setup
    public void prepare() throws IOException {
        statements = SpeedTexts.of(
                data.isEmpty()
                        ? List.of(Path.of("seeds", "corpus"), Path.of("quality", "sets", "statements"))
                        : List.of(Path.of(data)));
        set = TopicSet.compile(rules(), 1);
    }

    private List<TopicRule> rules() {
        return topics.equals(SEEDS)
                ? TopicFolder.read(Path.of("seeds", "topics")).rules()
                : new ManyTopics(SpeedTexts.words(statements), TERMS_OF_A_TOPIC).write(Integer.parseInt(topics));
    }

    /** One statement. */
    @Benchmark
    public EnrichedStatement enrich(CoreTime core) {
        core.items++;
        next = (next + 1) % statements.size();
        return Enricher.enrich(statements.get(next), set);
    }
}
