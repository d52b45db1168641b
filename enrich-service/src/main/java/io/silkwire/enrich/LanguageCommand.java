package io.silkwire.enrich;

import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.jsonl.LineReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code language FILE…}: documents as JSON lines → their languages as JSON lines, without a broker. */
@Command(
        name = "language",
        description =
                "Tells in which language documents are, one JSON object a line (id, title, text, optionally language),"
                        + " and prints id, language, confidence, script and, where there are several languages, the paragraphs of"
                        + " each, in the same order. Language is 'und' where it is not sure.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all lines were read", "1:some were not (told on standard error)", "2:wrong use"})
public final class LanguageCommand implements Callable<Integer> {
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private boolean all = true;

    @Option(
            names = "--prior",
            description =
                    "Believe the language a line declares where its text leaves it open (else it is not looked at).")
    private boolean prior;

    @Parameters(paramLabel = "FILE", description = "Files of JSON lines; standard input where none is named.")
    private List<Path> files = List.of();

    /** Reads standard input and prints to the terminal. */
    public LanguageCommand() {
        this(System.in, System.out, System.err);
    }

    LanguageCommand(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty()) {
            read("standard input", in);
        }
        for (Path file : files) {
            read(file);
        }
        out.flush();
        return all ? 0 : 1;
    }

    private void read(Path file) throws IOException {
        InputStream lines;
        try {
            lines = Files.newInputStream(file);
        } catch (IOException e) {
            refuse(file + ": unreadable: " + e.getClass().getSimpleName() + " " + e.getMessage()
                    + "; expected a file of JSON lines");
            return;
        }
        try (lines) {
            read(file.toString(), lines);
        }
    }

    private void read(String file, InputStream lines) throws IOException {
        LineReader reader = new LineReader(lines, LanguageLine.MAX_BYTES);
        for (Line line = next(reader, file); line != null; line = next(reader, file)) {
            switch (LanguageLine.of(line, file + ":" + line.number(), prior)) {
                case LanguageLine.Told(String json) -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
                case LanguageLine.Refused(String message) -> refuse(message);
            }
            if (!reader.isReady()) {
                out.flush();
            }
        }
    }

    private @Nullable Line next(LineReader reader, String file) {
        try {
            return reader.next();
        } catch (IOException e) {
            refuse(file + ": broke off: " + e.getMessage() + "; expected JSON lines to the end of the file");
            return null;
        }
    }

    private void refuse(String message) {
        all = false;
        err.println(message);
    }
}
