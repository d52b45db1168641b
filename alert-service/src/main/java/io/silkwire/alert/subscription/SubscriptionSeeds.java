package io.silkwire.alert.subscription;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.SubscriptionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the subscriptions of a seed file into force: adds what is new, changes what it made itself and nobody has touched,
 * leaves the rest. A bad entry is refused with file, line and remedy, and the others go on.
 */
public final class SubscriptionSeeds {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSeeds.class);

    private SubscriptionSeeds() {}

    /**
     * What became of a seed file.
     *
     * @param saved how many were added or changed
     * @param unchanged how many are in force already, or were changed or deleted by somebody
     * @param problems one line each: file, line, what is wrong, remedy
     */
    public record Report(int saved, int unchanged, List<String> problems) {
        /** Copies the problems. */
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** Brings this file into force; one that cannot be read at all is one problem. */
    public static Report load(Path file, Subscriptions subscriptions) {
        List<String> problems = new ArrayList<>();
        int saved = 0;
        int unchanged = 0;
        for (SeedEntry entry : entries(file, problems)) {
            switch (entry) {
                case SeedEntry.Bad bad -> problems.add(file + ":" + bad.line() + ": " + bad.problem());
                case SeedEntry.Good good -> {
                    if (subscriptions.seed(good.id(), good.sound()).isPresent()) {
                        saved++;
                    } else {
                        unchanged++;
                    }
                }
            }
        }
        problems.forEach(problem -> LOG.atWarn()
                .addKeyValue("reason", Reason.INVALID_DEFINITION.label())
                .log("Seeded subscription refused: " + problem));
        return new Report(saved, unchanged, problems);
    }

    private static List<SeedEntry> entries(Path file, List<String> problems) {
        try {
            return SeedFile.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(file + ": cannot be read as UTF-8 text (" + e + "); check silkwire.alert.subscriptions.seeds");
            return List.of();
        }
    }

    /** One entry of the file. */
    sealed interface SeedEntry {
        /** Fit to be a subscription. */
        record Good(SubscriptionId id, DraftCheck.Sound sound) implements SeedEntry {}

        /**
         * Refused.
         *
         * @param line from 1
         */
        record Bad(int line, String problem) implements SeedEntry {}
    }
}
