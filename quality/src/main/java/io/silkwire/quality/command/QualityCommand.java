package io.silkwire.quality.command;

import io.silkwire.quality.Measurement;
import io.silkwire.quality.Wanted;
import io.silkwire.quality.own.PageWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quality}: runs the measurements whose data is there and prints their figures, each beside its peer's and what is wanted. */
@Command(
        name = "quality",
        description = {
            "Measures extraction, metadata, feeds and enrichment on labelled data, each figure beside its peer's from the same run.",
            "Without --data it takes the small sets that come with Silkwire (quality/sets)."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:measured",
            "1:data is missing or cannot be read, or with --check a figure is below its floor",
            "2:wrong use"
        })
public final class QualityCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final Path own;
    private final boolean terminal;
    private final Clock clock;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder with the unpacked sets (extraction-en, feeds, …), or with their .tar.xz archives")
    private @Nullable Path data;

    @Option(
            names = "--only",
            paramLabel = "AREA",
            split = ",",
            description = "only these areas, with commas between; see --list")
    private List<String> only = List.of();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.text;

    @Option(names = "--check", description = "exit with 1 where a figure is below its floor, or a set is missing")
    private boolean check;

    @Option(names = "--list", description = "list areas and the data each needs, and measure nothing")
    private boolean list;

    @Option(
            names = "--write-pages",
            description = "write quality/sets/pages anew from its statements and templates, and end")
    private boolean writePages;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The forms of the output, as they are typed. */
    enum Format {
        text,
        json
    }

    /**
     * Prints there.
     *
     * @param own the sets that come with the project
     * @param terminal whether progress may write over its line
     */
    QualityCommand(PrintStream out, PrintStream err, Path own, boolean terminal, Clock clock) {
        this.out = out;
        this.err = err;
        this.own = own;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (writePages) {
            print(PageWriter.write(own) + " pages written");
            return 0;
        }
        if (list) {
            Measurements.onOwnSets().forEach(one -> print(one.area() + "\t" + one.data() + "\t(comes with Silkwire)"));
            Measurements.onGivenData().forEach(one -> print(one.area() + "\t" + one.data() + "\t(--data)"));
            return 0;
        }
        List<Measurement> chosen = chosen();
        try (DataFolder folder = DataFolder.open(directory(), err)) {
            return run(chosen, folder);
        }
    }

    private int run(List<Measurement> chosen, DataFolder folder) throws IOException {
        List<Result> results = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Measurement measurement : chosen) {
            Path set = folder.find(measurement.data());
            if (set == null) {
                missing.add(measurement.data());
            } else {
                results.add(measured(measurement, set));
            }
        }
        return told(results, missing, folder);
    }

    private Result measured(Measurement measurement, Path set) throws IOException {
        ProgressLine progress =
                new ProgressLine(measurement.area() + " on " + measurement.data(), err, terminal, clock);
        Instant start = clock.instant();
        try {
            Result result = Result.of(
                    measurement, measurement.measure(set, progress), Duration.between(start, clock.instant()));
            progress.end();
            if (format == Format.text) {
                FigureTable.of(result).forEach(this::print);
                print("");
            }
            return result;
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be read as the set %s: %s; expected it as its archive unpacks"
                            .formatted(set, measurement.data(), e.getMessage()),
                    e);
        }
    }

    private int told(List<Result> results, List<String> missing, DataFolder folder) throws IOException {
        List<String> absent = List.copyOf(new LinkedHashSet<>(missing));
        if (format == Format.json) {
            print(FigureJson.of(results, absent));
        }
        if (data != null || results.isEmpty()) {
            absent.forEach(
                    set -> err.println("not measured: no " + set + " in " + folder.path() + "; " + DataFolder.REMEDY));
        }
        boolean fell = false;
        for (Result result : results) {
            for (Wanted wanted : result.belowFloor()) {
                fell = true;
                err.printf(
                        "below its floor: %s on %s: %s%s; floor %s%n",
                        result.area(),
                        result.data(),
                        wanted.what(),
                        wanted.half().label().isEmpty()
                                ? ""
                                : ", " + wanted.half().label(),
                        wanted.floor());
            }
        }
        boolean lacking = data != null && !absent.isEmpty();
        return results.isEmpty() || (check && (fell || lacking)) ? 1 : 0;
    }

    private Path directory() {
        Path directory = data == null ? own : data;
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--data: " + directory + " is no directory; expected the folder of the unpacked sets");
        }
        return directory;
    }

    /** Without {@code --data} what measures on the project's own sets, with it the others; of those the areas asked for. */
    private List<Measurement> chosen() {
        List<Measurement> all = data == null ? Measurements.onOwnSets() : Measurements.onGivenData();
        Set<String> areas = new LinkedHashSet<>();
        all.forEach(one -> areas.add(one.area()));
        for (String area : only) {
            if (!areas.contains(area)) {
                throw new ParameterException(
                        spec.commandLine(), "--only: no area '" + area + "'; there are " + String.join(", ", areas));
            }
        }
        return all.stream()
                .filter(one -> only.isEmpty() || only.contains(one.area()))
                .toList();
    }

    private void print(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
