package io.silkwire.standalone;

import io.silkwire.embedded.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ports of an installation, all on the loopback address: chosen at the first start (the usual one where it is free, else any
 * free one) and remembered in {@code ports.properties} of the data directory, so that addresses stay the same over restarts and
 * other commands find the running system.
 */
record Endpoints(int page, int kafka, int kafkaController, int elasticsearch, int elasticsearchTransport) {
    private static final String FILE = "ports.properties";
    private static final String HOST = "127.0.0.1";

    /** Names in the file, with the port that people expect there. */
    private static final Map<String, Integer> USUAL = usual();

    /**
     * Reads the remembered ports, chooses the missing ones, checks that they are free, and remembers them.
     *
     * @param page port for the page that the user asked for, or null
     * @param elsewhere names of ports that nothing will listen on here, because a server elsewhere is used
     * @throws Problem where a remembered or asked port is taken by another program
     */
    static Endpoints choose(Path data, @Nullable Integer page, Set<String> elsewhere) {
        Map<String, Integer> remembered = read(data);
        Map<String, Integer> ports = new LinkedHashMap<>();
        if (page != null) {
            remembered.put("page", page);
        }
        for (Map.Entry<String, Integer> usual : USUAL.entrySet()) {
            Integer known = remembered.get(usual.getKey());
            ports.put(usual.getKey(), known == null ? free(usual.getValue(), Set.copyOf(ports.values())) : known);
        }
        ports.forEach((name, port) -> {
            if (!elsewhere.contains(name)) {
                requireFree(name, port, data);
            }
        });
        write(data, ports);
        return of(ports);
    }

    String pageUrl() {
        return "http://" + HOST + ":" + page;
    }

    String kafkaServers() {
        return HOST + ":" + kafka;
    }

    String elasticsearchUrl() {
        return "http://" + HOST + ":" + elasticsearch;
    }

    private static Map<String, Integer> usual() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("page", 8080);
        ports.put("kafka", 9092);
        ports.put("kafka-controller", 9093);
        ports.put("elasticsearch", 9200);
        ports.put("elasticsearch-transport", 9300);
        return ports;
    }

    private static Endpoints of(Map<String, Integer> ports) {
        return new Endpoints(
                port(ports, "page"),
                port(ports, "kafka"),
                port(ports, "kafka-controller"),
                port(ports, "elasticsearch"),
                port(ports, "elasticsearch-transport"));
    }

    private static int port(Map<String, Integer> ports, String name) {
        return ports.getOrDefault(name, 0);
    }

    private static int free(int usual, Set<Integer> taken) {
        if (!taken.contains(usual) && Ports.isFree(usual)) {
            return usual;
        }
        return Ports.free(taken.size() + 1).stream()
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElseThrow();
    }

    private static void requireFree(String name, int port, Path data) {
        if (!Ports.isFree(port)) {
            String other =
                    name.equals("page") ? "choose another with --port, or stop what uses it" : "stop what uses it";
            throw new Problem("port " + port + " (" + name + ") is taken by another program: " + other
                    + ", or remove its line from " + data.resolve(FILE) + " to have a free one chosen");
        }
    }

    private static Map<String, Integer> read(Path data) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return ports;
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (IOException e) {
            throw new Problem("the ports in " + file + " cannot be read; remove the file to have free ones chosen", e);
        }
        lines.stringPropertyNames().forEach(name -> ports.put(name, number(name, lines.getProperty(name), file)));
        return ports;
    }

    private static int number(String name, String value, Path file) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of range.
        }
        throw new Problem(file + ": " + name + "=" + value + " is no port (1 to 65535); correct or remove the line");
    }

    private static void write(Path data, Map<String, Integer> ports) {
        Properties lines = new Properties();
        ports.forEach((name, port) -> lines.setProperty(name, Integer.toString(port)));
        try (Writer out = Files.newBufferedWriter(data.resolve(FILE))) {
            lines.store(out, "Ports of this Silkwire; remove a line to have a free one chosen");
        } catch (IOException e) {
            throw new Problem("the ports cannot be remembered in " + data.resolve(FILE), e);
        }
    }
}
