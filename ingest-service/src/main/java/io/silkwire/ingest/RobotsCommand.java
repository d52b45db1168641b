package io.silkwire.ingest;

import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.robots.RobotsTxt;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code robots [--agent NAME] ROBOTSFILE URL…}: says which URLs a robots.txt lets an agent fetch, and by which rule. */
@Command(
        name = "robots",
        description = "Says which URLs a robots.txt lets an agent fetch, and by which rule (RFC 9309).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all URLs are allowed", "1:at least one is disallowed", "2:wrong use or unreadable file"})
public final class RobotsCommand implements Callable<Integer> {
    private static final int LARGEST_TOKEN = 200;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            defaultValue = FetchSettings.PRODUCT,
            description = "product token of the robot; letter case does not matter (default: ${DEFAULT-VALUE})")
    private String agent = FetchSettings.PRODUCT;

    @Option(names = "--verbose", description = "also print crawl delay and sitemaps, to the error stream")
    private boolean verbose;

    @Option(names = "--allow-loopback", description = "lets ROBOTSFILE be a URL on this machine")
    private boolean allowLoopback;

    @Parameters(
            index = "0",
            paramLabel = "ROBOTSFILE",
            description = "a robots.txt: a file, its URL, or - for standard input")
    private String file = "robots.txt";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "URL",
            description = "absolute http or https URLs of its host")
    private List<String> urls = new ArrayList<>();

    @Override
    public Integer call() {
        List<URI> parsed = urls.stream().map(this::url).toList();
        RobotsTxt robots = RobotsTxt.parse(parsed.getFirst().resolve("/robots.txt"), read(), token());
        PrintWriter out = spec().commandLine().getOut();
        boolean all = true;
        for (int i = 0; i < parsed.size(); i++) {
            boolean allowed = robots.allows(parsed.get(i));
            all &= allowed;
            out.println(
                    (allowed ? "allowed" : "disallowed") + "\t" + urls.get(i) + "\t" + robots.ruleFor(parsed.get(i)));
        }
        out.flush();
        if (verbose) {
            explain(robots);
        }
        return all ? 0 : 1;
    }

    private void explain(RobotsTxt robots) {
        PrintWriter err = spec().commandLine().getErr();
        err.println("crawl-delay\t" + (robots.crawlDelay() == null ? "none" : robots.crawlDelay()));
        robots.sitemaps().forEach(sitemap -> err.println("sitemap\t" + sitemap));
        err.flush();
    }

    /** RFC 9309 §2.2.1: letters, hyphens and underscores; digits are let through because real robots have them. */
    private String token() {
        boolean token = !agent.isEmpty()
                && agent.length() <= LARGEST_TOKEN
                && agent.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
        if (!token) {
            throw wrong("--agent: expected a product token of letters, digits, '-' and '_', such as Silkwire, got '"
                    + agent + "'");
        }
        return agent;
    }

    private byte[] read() {
        UrlReader web = new FetchedUrls(FetchRequest.Purpose.ROBOTS, allowLoopback);
        try {
            List<Inputs.Source> sources = new Inputs(web, System.in, MOST_BYTES).expand(List.of(file));
            if (sources.size() != 1 || Files.isDirectory(Path.of(file))) {
                throw wrong("ROBOTSFILE " + file + ": is a directory; expected one robots.txt");
            }
            return sources.getFirst().read().body().bytes();
        } catch (IOException | InvalidPathException e) {
            throw wrong("ROBOTSFILE " + file + ": " + Inputs.told(e, file) + "; expected a robots.txt, or its URL");
        }
    }

    private URI url(String text) {
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getRawAuthority() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw wrong("URL '" + text + "': " + e.getReason() + " at index " + e.getIndex());
        }
        throw wrong("URL '" + text + "': expected an absolute http or https URL");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("run through picocli");
        }
        return spec;
    }
}
