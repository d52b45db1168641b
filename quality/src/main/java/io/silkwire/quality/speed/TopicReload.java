package io.silkwire.quality.speed;

import io.silkwire.enrich.pattern.Lemmas;
import io.silkwire.enrich.tagging.TopicCompiler;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.enrich.topic.TopicRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Milliseconds from one edited definition, read, to a compiled set of all topics: what a change takes in an enricher. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TopicReload {
    private static final String SEEDS = "seeds";
    private static final int TERMS_OF_A_TOPIC = 100;

    /** The topics of the seeds, or so many that were written by lot. */
    @Param({SEEDS, "1000"})
    public String topics = SEEDS;

    private final TopicCompiler compiler = new TopicCompiler(Lemmas.CLOSURE);
    private List<TopicRule> rules = List.of();
    private ManyTopics edits = new ManyTopics(List.of("word"), TERMS_OF_A_TOPIC);
    private long generation;

    /** Compiles all topics once, as an enricher does at its start. */
    @Setup
    public void prepare() throws IOException {
        List<String> words = SpeedTexts.words(SpeedTexts.of(List.of(Path.of("seeds", "corpus"))));
        edits = new ManyTopics(words, TERMS_OF_A_TOPIC);
        rules = new ArrayList<>(
                topics.equals(SEEDS)
                        ? TopicFolder.read(Path.of("seeds", "topics")).rules()
                        : edits.write(Integer.parseInt(topics)));
        rules.add(edits.rule("edited"));
        compile();
    }

    private TopicSet compile() {
        return compiler.compile(rules, ++generation);
    }

    /** One definition of a hundred other terms takes the place of the one before, all else stays. */
    @Benchmark
    public TopicSet reload(CoreTime core) {
        core.items++;
        TopicRule edited = edits.rule("edited");
        compiler.prepare(edited);
        rules.set(rules.size() - 1, edited);
        return compile();
    }
}
