package io.silkwire.quality.process;

import io.silkwire.alert.AlertService;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.enrich.EnrichService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one part of Silkwire as a process: {@code kafka FOLDER PORT CONTROLLER-PORT}, {@code alert} or {@code enrich}, which are configured by
 * system properties. Any byte on standard input stops it in order; the end of standard input ends it at once, so that it never outlives
 * the process that started it.
 */
public final class PartMain {
    private static final Logger LOG = LoggerFactory.getLogger(PartMain.class);

    private PartMain() {}

    /** Starts and stays up. */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("owner").start(PartMain::followOwner);
        switch (args.length == 0 ? "" : args[0]) {
            case "kafka" -> kafka(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "alert" -> AlertService.main(new String[0]);
            case "enrich" -> EnrichService.main(new String[0]);
            default ->
                throw new IllegalArgumentException("expected kafka, alert or enrich, found " + String.join(" ", args));
        }
    }

    /** All services stand on one class path here: switches off those that this process is not for. */
    public static void disableOthers(String part, Map<String, String> properties) {
        for (String service : List.of("alert", "enrich")) {
            properties.put("silkwire." + service + ".enabled", Boolean.toString(service.equals(part)));
        }
        properties.put("silkwire.ingest.crawl.enabled", "false");
    }

    private static void kafka(Path folder, int port, int controllerPort) {
        EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, port, controllerPort));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(kafka::close));
    }

    private static void followOwner() {
        try {
            if (System.in.read() >= 0) {
                System.exit(0);
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("Standard input failed, the process ends");
        }
        Runtime.getRuntime().halt(1);
    }
}
