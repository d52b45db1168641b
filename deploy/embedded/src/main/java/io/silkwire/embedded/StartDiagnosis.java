package io.silkwire.embedded;

import java.util.List;
import java.util.regex.Pattern;

/** Explains a failed start from what the processes printed: the remedy for causes a person can mend, by what they say. */
final class StartDiagnosis {
    private static final int LINES_SHOWN = 12;

    /** First match wins: what makes other messages appear stands before them. */
    private static final List<Cause> CAUSES = List.of(
            cause(
                    "Address already in use|BindHttpException|BindTransportException",
                    "A port is taken by another program: stop that program or choose another port."),
            cause("No space left on device|Disk quota exceeded", "The disk is full: make room and start again."),
            cause(
                    "insufficient memory|Cannot allocate memory|OutOfMemoryError|Could not reserve enough space",
                    "There is too little memory: close other programs, or give Elasticsearch a smaller heap."),
            cause(
                    "UnsupportedClassVersionError|minimum required Java version|could not find java in"
                            + "|java\\.lang\\.module\\.FindException|Unrecognized VM option",
                    "The JDK does not fit: Elasticsearch needs a whole JDK (no trimmed run-time image) of version 17 or"
                            + " newer."),
            cause(
                    "failed to obtain node lock|LockObtainFailedException",
                    "Another Elasticsearch uses the same data: stop it."),
            cause(
                    "cannot downgrade a node|[Cc]annot start this node because it holds metadata for indices",
                    "The data was written by another version of Elasticsearch: use that version, or an empty data"
                            + " directory (the index can be built again from Kafka)."),
            cause(
                    "AccessDeniedException|Permission denied|Read-only file system",
                    "A file cannot be read or written: check the permissions of the data directory."));

    private StartDiagnosis() {}

    private record Cause(Pattern sign, String remedy) {}

    /**
     * One message for a person: the remedy first, where the cause is known, then the end of the output without stack traces.
     *
     * @param what the failure in one sentence
     * @param exitStatus of the process; 137 is {@code kill -9}
     * @param output everything printed since the start
     */
    static String explain(String what, int exitStatus, String output) {
        return what + " " + remedy(exitStatus, output) + "\nIts last lines:\n" + lastLines(output);
    }

    private static String remedy(int exitStatus, String output) {
        return CAUSES.stream()
                .filter(cause -> cause.sign().matcher(output).find())
                .map(Cause::remedy)
                .findFirst()
                .orElseGet(() -> exitStatus == 137
                        ? "It was killed, most likely by the system for want of memory: close other programs."
                        : "The cause is not one of the usual ones; the lines below may tell.");
    }

    private static String lastLines(String output) {
        List<String> lines = output.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... "))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static Cause cause(String sign, String remedy) {
        return new Cause(Pattern.compile(sign), remedy);
    }
}
