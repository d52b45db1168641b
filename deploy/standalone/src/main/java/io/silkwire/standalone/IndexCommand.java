package io.silkwire.standalone;

import io.silkwire.enrich.index.ElasticsearchConnection;
import io.silkwire.enrich.index.IndexComparison;
import io.silkwire.enrich.index.IndexDrop;
import io.silkwire.enrich.index.IndexRebuild;
import io.silkwire.enrich.index.IndexSettings;
import io.silkwire.enrich.index.VersionDigest;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code index rebuild|check|drop|list}: looks after the index of statements of a system that runs. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "Compares the index of statements with Kafka, and builds it anew.",
        subcommands = {
            IndexCommand.Rebuild.class,
            IndexCommand.Check.class,
            IndexCommand.Drop.class,
            IndexCommand.Listing.class
        })
final class IndexCommand implements Callable<Integer> {
    @Mixin
    private Elsewhere elsewhere = new Elsewhere();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name what to do: rebuild, check, drop or list");
    }

    /** Name and password, or a key, come from the environment, as the services take them: they must not stand in a call. */
    private static ElasticsearchConnection elasticsearch(Addresses addresses) {
        return new ElasticsearchConnection(
                addresses.elasticsearch(),
                System.getenv("ELASTICSEARCH_USERNAME"),
                System.getenv("ELASTICSEARCH_PASSWORD"),
                System.getenv("ELASTICSEARCH_API_KEY"));
    }

    private static String told(VersionDigest digest) {
        return digest.statements() + " statements, versions " + digest.sha256().substring(0, 16);
    }

    /** Builds a new index beside the live one and puts it in its place. */
    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description =
                    "Builds a new index beside the live one from Kafka and puts it in its place; the old one is kept.",
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {
                "0:searches find the new index",
                "1:the new index lacks statements of the old one, or something did not answer: nothing was swapped",
                "2:wrong use"
            })
    static final class Rebuild implements Callable<Integer> {
        private static final Duration TELL_EVERY = Duration.ofSeconds(2);

        @ParentCommand
        private IndexCommand index = new IndexCommand();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException, InterruptedException {
            Addresses addresses = index.elsewhere.addresses();
            PrintWriter out = spec.commandLine().getOut();
            IndexRebuild rebuild = new IndexRebuild(
                    KafkaConnection.to(addresses.kafka()),
                    elasticsearch(addresses),
                    IndexSettings.standard(),
                    Clock.systemUTC());
            return tell(rebuild.run(new Telling(out)), out);
        }

        private static int tell(IndexRebuild.Outcome outcome, PrintWriter out) {
            return switch (outcome) {
                case IndexRebuild.Outcome.Swapped done -> {
                    out.println("searches find " + done.newIndex() + " now; " + done.oldIndex()
                            + " is kept, './silkwire index drop " + done.oldIndex() + "' removes it");
                    out.flush();
                    yield 0;
                }
                case IndexRebuild.Outcome.Differs differs -> {
                    out.println(differs.newIndex() + " lacks " + differs.count() + " statements that "
                            + differs.oldIndex() + " has, or has them older; nothing was swapped:");
                    differs.ids().forEach(id -> out.println("  " + id));
                    out.println(
                            "'./silkwire index check' tells which of them Kafka has; run the rebuild again to go on,"
                                    + " or drop " + differs.newIndex());
                    out.flush();
                    yield 1;
                }
                case IndexRebuild.Outcome.NothingThere nothing -> throw new Problem(nothing.because());
            };
        }

        /** Prints progress now and then. */
        private static final class Telling implements IndexRebuild.Listener {
            private final PrintWriter out;
            private Duration told = TELL_EVERY.negated();
            private long began = -1;

            Telling(PrintWriter out) {
                this.out = out;
            }

            @Override
            public void started(String oldIndex, String newIndex, boolean resumed) {
                out.println((resumed ? "going on with " : "building ") + newIndex + " beside " + oldIndex);
                out.flush();
            }

            @Override
            public void progress(long done, long all, Duration elapsed) {
                began = began < 0 ? done : began;
                if (done < all && elapsed.minus(told).compareTo(TELL_EVERY) < 0) {
                    return;
                }
                told = elapsed;
                double rate = elapsed.isZero() ? 0 : (done - began) * 1000.0 / Math.max(1, elapsed.toMillis());
                String left = rate < 1 ? "" : String.format(Locale.ROOT, ", %.0f s left", (all - done) / rate);
                out.printf(
                        Locale.ROOT,
                        "%,d of %,d records (%.0f %%), %,.0f/s%s%n",
                        done,
                        all,
                        all == 0 ? 100.0 : 100.0 * done / all,
                        rate,
                        left);
                out.flush();
            }

            @Override
            public void compared(VersionDigest oldIndex, VersionDigest newIndex) {
                out.println("old: " + told(oldIndex));
                out.println("new: " + told(newIndex) + (oldIndex.equals(newIndex) ? " (the same)" : ""));
                out.flush();
            }
        }
    }

    /** Compares Kafka and the index. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Compares Kafka and the index, and names what is missing, stale or extra.",
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {"0:they agree", "1:they differ (listed), or something did not answer", "2:wrong use"})
    static final class Check implements Callable<Integer> {
        @Option(
                names = "--wait",
                paramLabel = "SECONDS",
                description = "How long a difference may take to vanish while the pipeline runs (default: 10).")
        private int wait = 10;

        @Option(
                names = "--all",
                description = "Name every difference (at most 10000), not only the first of each kind.")
        private boolean all;

        @ParentCommand
        private IndexCommand index = new IndexCommand();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private static final int FIRST = 10;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Addresses addresses = index.elsewhere.addresses();
            IndexComparison.Result result = new IndexComparison(
                            KafkaConnection.to(addresses.kafka()),
                            elasticsearch(addresses),
                            IndexSettings.standard(),
                            Duration.ofSeconds(wait))
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            out.println("Kafka: " + told(result.kafka()) + ", of which " + result.deadLetters() + " have dead letters");
            out.println(result.index() + ": " + told(result.indexed()));
            tell(result, out);
            out.flush();
            return result.differences().isEmpty() ? 0 : 1;
        }

        private void tell(IndexComparison.Result result, PrintWriter out) {
            if (result.differences().isEmpty()) {
                out.println("they agree");
                return;
            }
            Map<IndexComparison.Kind, List<IndexComparison.Difference>> kinds =
                    new EnumMap<>(IndexComparison.Kind.class);
            result.differences()
                    .forEach(difference -> kinds.computeIfAbsent(difference.kind(), kind -> new ArrayList<>())
                            .add(difference));
            new TreeMap<>(result.counts()).forEach((kind, count) -> {
                out.println(count + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ":");
                List<IndexComparison.Difference> named = kinds.getOrDefault(kind, List.of());
                named.stream()
                        .limit(all ? named.size() : FIRST)
                        .forEach(difference -> out.println("  " + difference.statementId() + "  " + difference.told()));
            });
            out.println("'./silkwire index rebuild' builds the index anew");
        }
    }

    /** Removes an index that was replaced. */
    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Removes an index that a rebuild has replaced; never the one in use.")
    static final class Drop implements Callable<Integer> {
        @Parameters(paramLabel = "INDEX", description = "Its name, such as statements-v3.")
        private String index = "";

        @ParentCommand
        private IndexCommand parent = new IndexCommand();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            new IndexDrop(elasticsearch(parent.elsewhere.addresses()), IndexSettings.standard()).drop(index);
            spec.commandLine().getOut().println("dropped " + index);
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** Lists the indices of statements. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the indices of statements and their aliases.")
    static final class Listing implements Callable<Integer> {
        @ParentCommand
        private IndexCommand index = new IndexCommand();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            CommandLine line = spec.commandLine();
            new IndexDrop(elasticsearch(index.elsewhere.addresses()), IndexSettings.standard())
                    .indices()
                    .forEach((index, aliases) -> line.getOut().println(index + "  " + String.join(" ", aliases)));
            line.getOut().flush();
            return 0;
        }
    }
}
