package io.silkwire.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under which user Elasticsearch runs, which refuses to run as root: anybody else runs it as they are; root runs it in a user
 * namespace where root's own id is called 1000, so that files keep their owner and folders only root can enter work; where
 * the system allows no user namespaces, root hands the data directory to nobody (65534) and runs it as that.
 *
 * @param prefix what to put before the command; empty for none
 */
record RunAs(List<String> prefix) {
    private static final String NOBODY = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");
    private static final List<String> NOBODY_USER =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final String CAN_USE = "[ -r \"$1\" ] && [ -x \"$2\" ] && [ -w \"$3\" ]";

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /**
     * Chooses and checks that the user can read the program, run the JDK and write the data.
     *
     * @throws StartFailedException naming what was tried
     */
    static RunAs choose(Path home, Path java, Path dataDir) {
        RunAs chosen = isRoot() ? forRoot(dataDir) : new RunAs(List.of());
        chosen.requireAccess(home.resolve("bin").resolve("elasticsearch"), java, dataDir);
        return chosen;
    }

    private static RunAs forRoot(Path dataDir) {
        // What was handed over once stays so: in the namespace, nobody's files belong to a stranger.
        if (!isNobodys(dataDir) && succeeds(NAMESPACE, "true")) {
            return new RunAs(NAMESPACE);
        }
        if (succeeds(NOBODY_USER, "true")) {
            if (!succeeds(List.of(), "chown", "-R", NOBODY + ":" + NOBODY, dataDir.toString())) {
                throw new StartFailedException("The data directory " + dataDir
                        + " could not be handed to the user nobody, whom Elasticsearch has to run as.");
            }
            return new RunAs(NOBODY_USER);
        }
        throw new StartFailedException(
                "Elasticsearch does not run as root, and neither way of running it as somebody else"
                        + " works here: '" + String.join(" ", NAMESPACE)
                        + "' (user namespaces are off or unshare is missing) and '"
                        + String.join(" ", NOBODY_USER)
                        + "' (setpriv is missing or not allowed). Start Silkwire as another user,"
                        + " or install util-linux.");
    }

    private void requireAccess(Path program, Path java, Path dataDir) {
        if (!succeeds(prefix, "sh", "-c", CAN_USE, "sh", program.toString(), java.toString(), dataDir.toString())) {
            throw new StartFailedException("Elasticsearch, run as " + who() + ", must read " + program + ", run " + java
                    + " and write " + dataDir + ", and cannot do one of these. Check their permissions and those of the"
                    + " folders above them.");
        }
    }

    private String who() {
        return prefix.equals(NOBODY_USER) ? "the user nobody" : "you";
    }

    private static boolean isNobodys(Path dataDir) {
        try {
            return Files.getAttribute(dataDir, "unix:uid").toString().equals(NOBODY);
        } catch (IOException e) {
            throw new StartFailedException("The owner of " + dataDir + " cannot be read: " + e, e);
        }
    }

    private static boolean isRoot() {
        return output("id", "-u").equals("0");
    }

    private static boolean succeeds(List<String> prefix, String... command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(all)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return ended(process) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return ended(process) ? text.strip() : "";
        } catch (IOException e) {
            throw new StartFailedException("The program '" + command[0] + "' is needed and cannot be run: " + e, e);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Elasticsearch was being started", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
