package io.silkwire.alert.delivery.webhook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.alert.fakes.Receiver;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Receivers in JavaScript. The library is published for npm alone, so this asks for Node and npm on the machine, and for the package
 * once; without them it is skipped and says so.
 */
@NullUnmarked // fields are set before all tests
class JavaScriptReferenceLibraryTest extends ReferenceLibraryContract {
    /** MIT, MIT and Unlicense; fetched for the test, no part of Silkwire. */
    private static final List<String> PACKAGES =
            List.of("standardwebhooks@1.1.1", "@stablelib/base64@1.0.1", "fast-sha256@1.3.0");

    /** A request a line, as JSON; an answer a line. */
    private static final String PROGRAM = """
            const { Webhook } = require('standardwebhooks');
            const lines = require('readline').createInterface({ input: process.stdin });
            lines.on('line', line => {
              const { secret, headers, body } = JSON.parse(line);
              try {
                new Webhook(secret).verify(body, headers);
                console.log('verified');
              } catch (refusal) {
                console.log(refusal.message);
              }
            });
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Process node;
    private static BufferedWriter asked;
    private static BufferedReader answered;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        assumeTrue(succeeds(folder, "node", "--version"), "node is not installed here");
        List<String> install = new ArrayList<>(
                List.of("npm", "install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"));
        install.addAll(PACKAGES);
        assumeTrue(
                succeeds(folder, install.toArray(String[]::new)),
                "the npm package standardwebhooks cannot be had here");
        Files.writeString(folder.resolve("verify.js"), PROGRAM);
        node = new ProcessBuilder("node", "verify.js")
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        asked = node.outputWriter(StandardCharsets.UTF_8);
        answered = node.inputReader(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() throws Exception {
        if (node != null) {
            asked.close();
            node.destroyForcibly().waitFor();
        }
    }

    @Override
    String answer(String secret, Receiver.Received came) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("secret", secret).put("body", came.body());
        ObjectNode headers = request.putObject("headers");
        came.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
        asked.write(JSON.writeValueAsString(request));
        asked.newLine();
        asked.flush();
        return answered.readLine();
    }

    private static boolean succeeds(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
