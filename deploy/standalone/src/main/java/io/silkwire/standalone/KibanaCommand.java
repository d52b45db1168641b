package io.silkwire.standalone;

import io.silkwire.standalone.kibana.KibanaImport;
import io.silkwire.standalone.kibana.ObjectCheck;
import io.silkwire.standalone.kibana.PanelCheck;
import io.silkwire.standalone.kibana.SavedObjects;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./silkwire kibana}: packs, checks and imports the data views and dashboards of {@code deploy/kibana}. */
@Command(
        name = "kibana",
        description = "Packs, checks and imports what Kibana shows.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all is well", "1:something is wrong and was named", "2:wrong use"})
final class KibanaCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--objects",
            paramLabel = "DIR",
            description = "Folder with objects/ and silkwire.ndjson (default: deploy/kibana).",
            scope = ScopeType.INHERIT)
    private @Nullable Path folder;

    @Mixin
    private Installation installation = new Installation();

    @Command(name = "pack", description = "Makes silkwire.ndjson of objects/*.json.", mixinStandardHelpOptions = true)
    int pack() throws IOException {
        Files.writeString(packed(), objects().packed());
        out().println("packed " + objects().objects().size() + " objects into " + packed());
        return 0;
    }

    @Command(
            name = "check",
            description = {
                "Checks the objects without a Kibana: every reference and field exists, the packed file is fresh,",
                "and (where a Silkwire runs, or --elasticsearch names a server) each panel's search has something to show."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--elasticsearch", paramLabel = "URL", description = "Run each panel's search there.")
                    @Nullable
                    String elasticsearch)
            throws IOException, InterruptedException {
        ObjectCheck check = new ObjectCheck(objects());
        List<String> problems = new java.util.ArrayList<>(check.problems());
        if (!Files.exists(packed())
                || !Files.readString(packed()).equals(objects().packed())) {
            problems.add("silkwire.ndjson is not what objects/ give: run ./silkwire kibana pack");
        }
        String server = elasticsearch == null ? running() : elasticsearch;
        String asked = "; no Elasticsearch was asked (start Silkwire, or name one with --elasticsearch)";
        if (server != null) {
            PanelCheck.Result result = new PanelCheck(URI.create(server)).run(check, mayBeEmpty());
            result.failed().forEach(panel -> problems.add("Elasticsearch refuses " + panel));
            result.empty().forEach(panel -> problems.add("nothing to show in " + panel));
            asked = "; " + result.asked() + " panels were asked of " + server;
        }
        problems.forEach(problem -> out().println("  " + problem));
        out().println(objects().objects().size() + " objects, " + problems.size() + " problems" + asked);
        return problems.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "import",
            description = {
                "Brings them into a Kibana; twice gives the same.",
                "KIBANA_API_KEY, or KIBANA_USER and KIBANA_PASSWORD, in the environment where it asks who you are."
            },
            mixinStandardHelpOptions = true)
    int bring(
            @Option(
                            names = "--kibana",
                            paramLabel = "URL",
                            defaultValue = "http://localhost:5601",
                            description = "With /s/NAME for a space (default: ${DEFAULT-VALUE}).")
                    String kibana,
            @Option(
                            names = "--site",
                            paramLabel = "URL",
                            defaultValue = "http://localhost:8080",
                            description = "Silkwire's page, to which links lead (default: ${DEFAULT-VALUE}).")
                    String site)
            throws InterruptedException {
        try {
            return switch (new KibanaImport(kibana, System.getenv())
                    .run(objects().packed(), site)) {
                case KibanaImport.Outcome.Imported imported -> {
                    out().println("imported " + imported.objects() + " objects: " + kibana
                            + "/app/dashboards#/view/silkwire-overview");
                    yield 0;
                }
                case KibanaImport.Outcome.Refused refused ->
                    throw new Problem(refused.reason() + "; " + refused.remedy());
            };
        } catch (IOException e) {
            throw new Problem("no Kibana answers at " + kibana + "; start it, or name it with --kibana", e);
        }
    }

    private SavedObjects objects() throws IOException {
        return SavedObjects.read(home().resolve("objects"));
    }

    private Path packed() {
        return home().resolve("silkwire.ndjson");
    }

    private Path home() {
        Path named = folder;
        return named == null ? installation.home().resolve("deploy").resolve("kibana") : named;
    }

    private @Nullable String running() {
        return DataFolder.isHeld(installation.data()) ? installation.running().elasticsearch() : null;
    }

    /** Panels that an ordinary day leaves empty: a line each, with the reason behind the number sign. */
    private Set<String> mayBeEmpty() throws IOException {
        Set<String> names = new HashSet<>();
        for (String line : Files.readAllLines(home().resolve("may-be-empty.txt"))) {
            String name = line.replaceFirst("#.*", "").strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
