package io.silkwire.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code up}: starts everything on this machine, replays the seed corpus, and stays until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts Kafka, Elasticsearch and the three services on this machine and replays the seed corpus.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address the page listens on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Port of the page (default: 8080, or any free one; remembered).")
    private @Nullable Integer port;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Use this Kafka cluster instead of starting a broker here.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Use this Elasticsearch instead of starting one here.")
    private @Nullable String elasticsearch;

    @Option(names = "--no-seeds", description = "Do not replay the seed corpus.")
    private boolean noSeeds;

    @Option(
            names = "--demo",
            description = "Crawl a press office on this machine that publishes, edits, moves, withdraws and restores"
                    + " statements within two minutes, in a data directory of its own that is made anew each time.")
    private boolean demo;

    @Option(
            names = "--demo-speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times as fast the press office plays its script, 0.1 to 10 (default: 1).")
    private double demoSpeed = 1;

    @Option(
            names = "--contact",
            paramLabel = "URL|MAIL",
            defaultValue = "${env:SILKWIRE_CONTACT}",
            description =
                    "Where owners of crawled sites reach you; stands in the User-Agent. Needed to crawl the active"
                            + " sources of seeds/sources.yaml.")
    private @Nullable String contact;

    @Option(
            names = "--websub-callback",
            paramLabel = "URL",
            defaultValue = "${env:SILKWIRE_WEBSUB_CALLBACK}",
            description = "Public URL at which hubs of feeds (WebSub) reach the path /websub of this page; feeds with a"
                    + " hub are then read when they have news, and polled less.")
    private @Nullable String websubCallback;

    @Option(
            names = "--allow-private-webhooks",
            description = "Let webhooks go to this machine and to private networks (off, as anybody who may add a"
                    + " subscription could otherwise reach what is not meant for them).")
    private boolean allowPrivateWebhooks;

    @Option(
            names = "--accounts",
            negatable = true,
            description = "Let nobody read or change anything without signing in; the first start tells a link for the"
                    + " first admin. So it is wherever --host lets others reach the page; on this machine alone whoever"
                    + " reaches it is its owner unless this is given. --no-accounts: nobody ever signs in.")
    private @Nullable Boolean accounts;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:SILKWIRE_CONFIG}",
            description =
                    "Further settings of the services, in YAML, such as the mail server (silkwire.alert.email.host);"
                            + " ${MAIL_PASSWORD} stands for that environment variable.")
    private @Nullable Path config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (!(demoSpeed >= 0.1 && demoSpeed <= 10)) {
            throw new ParameterException(
                    spec.commandLine(), "--demo-speed must be a number from 0.1 to 10, but is " + demoSpeed);
        }
        Path data = demo ? Demonstration.freshFolder(installation.data()) : installation.data();
        quietTheLog(data);
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out);
        Standalone standalone = Standalone.open(
                new Standalone.Settings(
                        installation.home(),
                        data,
                        host,
                        port,
                        bootstrapServers,
                        elasticsearch,
                        allowPrivateWebhooks,
                        accounts,
                        config,
                        !noSeeds && !demo,
                        crawl(data)),
                progress);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            standalone.close();
                            stopped.countDown();
                        },
                        "stop"));
        try {
            standalone.start();
        } catch (RuntimeException e) {
            // Exit runs the hook, which stops what had been started.
            spec.commandLine().getErr().println("silkwire: " + Problem.tell(e));
            return 1;
        }
        stopped.await();
        return 0;
    }

    private CrawlOptions crawl(Path data) {
        return demo
                ? new CrawlOptions(data.resolve("sources.yaml"), null, websubCallback, demoSpeed)
                : new CrawlOptions(
                        installation.home().resolve("seeds").resolve("sources.yaml"), contact, websubCallback, 0);
    }

    /** The terminal is for people; what the parts log goes to a file. Read by logback.xml before its first line. */
    private static void quietTheLog(Path data) {
        System.setProperty("silkwire.log.dir", data.resolve("logs").toString());
    }
}
