package io.silkwire.ingest;

import io.micronaut.runtime.Micronaut;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * The program of the ingest service: {@code replay …} as its arguments runs one replay and ends, {@code crawl …} crawls one source
 * once; anything else starts the service with health and metrics.
 */
public final class IngestService {
    private IngestService() {}

    /** Starts the service, or runs one command. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("replay")) {
            logBy("ingest-service/logback-command.xml");
            System.exit(new CommandLine(new ReplayCommand()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (args.length > 0 && args[0].equals("crawl")) {
            logBy("ingest-service/logback-command.xml");
            System.exit(new CommandLine(new CrawlCommand()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        logBy("ingest-service/logback.xml");
        Micronaut.build(args)
                .mainClass(IngestService.class)
                .banner(false)
                .overrideConfigLocations("classpath:ingest-service/", "file:config/")
                .start();
    }

    /** Must come before the first logger is made. A configuration that was named from outside stands. */
    private static void logBy(String resource) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", resource);
        }
    }
}
