package io.silkwire.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the unpacked Elasticsearch archive. The build unpacks it into {@code deploy/embedded/target/elasticsearch}. */
public final class ElasticsearchHome {
    /** System property that names the folder; when set, nothing else is looked at. */
    public static final String PROPERTY = "silkwire.elasticsearch.home";

    private static final Path UNPACKED = Path.of("deploy", "embedded", "target", "elasticsearch");

    private ElasticsearchHome() {}

    /**
     * The folder the system property names, or else the one the build unpacked, seen from the working directory or any
     * folder above it.
     *
     * @throws StartFailedException when there is none
     */
    public static Path find() {
        return find(System.getProperty(PROPERTY), Path.of("").toAbsolutePath());
    }

    static Path find(@Nullable String configured, Path workingDirectory) {
        if (configured != null && !configured.isBlank()) {
            return checked(Path.of(configured));
        }
        return above(workingDirectory)
                .map(folder -> folder.resolve(UNPACKED).resolve("elasticsearch-" + version()))
                .filter(ElasticsearchHome::isHome)
                .findFirst()
                .orElseThrow(() -> new StartFailedException("No Elasticsearch " + version() + " in " + UNPACKED
                        + " of " + workingDirectory + " or a folder above it. Run 'mvn -pl deploy/embedded"
                        + " process-resources', or name its folder with -D" + PROPERTY + "=."));
    }

    /** A folder that holds Elasticsearch, or an exception that says it does not. */
    static Path checked(Path home) {
        if (!isHome(home)) {
            throw new StartFailedException(
                    home.toAbsolutePath() + " holds no Elasticsearch: bin/elasticsearch is missing there.");
        }
        return home;
    }

    /** The version this build was made for. */
    static String version() {
        try (InputStream in = ElasticsearchHome.class.getResourceAsStream("elasticsearch.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "elasticsearch.properties is missing in the jar"));
            return Objects.requireNonNull(properties.getProperty("version"), "version is missing");
        } catch (IOException e) {
            throw new UncheckedIOException("elasticsearch.properties in the jar cannot be read", e);
        }
    }

    private static boolean isHome(Path folder) {
        return Files.isRegularFile(folder.resolve("bin").resolve("elasticsearch"));
    }

    private static Stream<Path> above(Path folder) {
        return Stream.iterate(Optional.of(folder), Optional::isPresent, p -> p.map(Path::getParent))
                .flatMap(Optional::stream);
    }
}
