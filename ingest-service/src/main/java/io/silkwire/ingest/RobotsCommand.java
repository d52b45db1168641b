package io.silkwire.ingest;

import io.silkwire.ingest.robots.RobotsTxt;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
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

/** {@code robots --agent NAME ROBOTSFILE URL…}: says which URLs a robots.txt lets an agent fetch, and by which rule. Offline. */
@Command(
        name = "robots",
        description = "Says which URLs a robots.txt lets an agent fetch, and by which rule (RFC 9309).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all URLs are allowed", "1:at least one is disallowed", "2:wrong use or unreadable file"})
public final class RobotsCommand implements Callable<Integer> {
    private static final int LARGEST_TOKEN = 200;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            required = true,
            description = "product token of the robot, such as Silkwire; letter case does not matter")
    private String agent = "";

    @Option(names = "--verbose", description = "also print crawl delay and sitemaps, to the error stream")
    private boolean verbose;

    @Parameters(index = "0", paramLabel = "ROBOTSFILE", description = "a robots.txt on disk")
    private Path file = Path.of("robots.txt");

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
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw wrong("ROBOTSFILE " + file + ": cannot be read ("
                    + e.getClass().getSimpleName() + "), expected a robots.txt on disk");
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
