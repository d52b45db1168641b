package io.silkwire.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Further settings of the services, from the YAML file somebody named. A setting of Silkwire that no service knows is refused: a
 * mail server under a misspelt name would otherwise be no mail server, and nobody would hear of it.
 */
final class ConfigFile {
    /** What the annotation processor of Micronaut writes of the settings of each service. */
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final String OURS = "silkwire.";

    private ConfigFile() {}

    /**
     * The settings by their names.
     *
     * @param decided what the options of the command decide already
     * @throws Problem where the file cannot be read, or has a setting that is not known or is decided already
     */
    static Map<String, Object> read(Path file, Set<String> decided) {
        Map<String, Object> settings = parsed(file);
        Set<String> known = known();
        for (String name : settings.keySet()) {
            if (decided.contains(name)) {
                throw new Problem(
                        file + ": " + name + " is decided by the options of the command; take it out of the file"
                                + " and see ./silkwire up --help");
            }
            if (name.startsWith(OURS) && !isKnown(name, known)) {
                throw new Problem(file + ": there is no setting " + name + "; there are "
                        + String.join(", ", beside(name, known)));
            }
        }
        return settings;
    }

    private static Map<String, Object> parsed(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new TreeMap<>(new YamlPropertySourceLoader().read(file.toString(), in));
        } catch (IOException e) {
            throw new Problem(
                    "--config " + file + " cannot be read; name a YAML file with settings of the services", e);
        } catch (RuntimeException e) {
            throw new Problem("--config " + file + " is no YAML with settings of the services", e);
        }
    }

    /** A list or a map has names of its own below its name. */
    private static boolean isKnown(String name, Set<String> known) {
        return known.stream()
                .anyMatch(one -> name.equals(one) || name.startsWith(one + ".") || name.startsWith(one + "["));
    }

    /** The settings that stand beside it, or all where none does. */
    private static Set<String> beside(String name, Set<String> known) {
        String parent = name.substring(0, name.lastIndexOf('.') + 1);
        Set<String> beside = new TreeSet<>(known);
        beside.removeIf(one -> !one.startsWith(parent));
        return beside.isEmpty() ? known : beside;
    }

    private static Set<String> known() {
        ObjectMapper json = new ObjectMapper();
        Set<String> known = new TreeSet<>();
        try {
            for (URL url : Collections.list(ConfigFile.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = url.openStream()) {
                    json.readTree(in)
                            .path("properties")
                            .forEach(property -> known.add(property.path("name").asText()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(METADATA + " cannot be read", e);
        }
        known.removeIf(name -> !name.startsWith(OURS));
        return known;
    }
}
