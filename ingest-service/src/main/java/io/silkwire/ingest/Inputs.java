package io.silkwire.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed (files, directories, URLs, {@code -}) → what there is to read, in order. Directories are walked in the order of
 * their names; hidden files and directories below them are left out, and symbolic links to directories are not followed.
 */
final class Inputs {
    private static final Pattern URL = Pattern.compile("(?i)https?://.+", Pattern.DOTALL);
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]{1,20}://.*", Pattern.DOTALL);

    private final UrlReader urls;
    private final InputStream standardInput;
    private final int mostBytes;

    /** Something to read. */
    interface Source {
        /** How it is called in messages. */
        String name();

        /** @throws IOException where it cannot be read, its message telling why */
        Input read() throws IOException;
    }

    /** Readers of what is typed; files larger than this are refused. */
    Inputs(UrlReader urls, InputStream standardInput, int mostBytes) {
        this.urls = urls;
        this.standardInput = standardInput;
        this.mostBytes = mostBytes;
    }

    /** All there is to read; what is not there is among it, and says so when it is read. */
    List<Source> expand(List<String> typed) {
        List<Source> sources = new ArrayList<>();
        for (String name : typed) {
            if (name.equals("-")) {
                sources.add(source(name, () -> Input.ofFile(name, Path.of("-").toUri(), bounded(standardInput))));
            } else if (URL.matcher(name).matches()) {
                sources.add(source(name, () -> Input.of(name, urls.read(name))));
            } else {
                files(name, sources);
            }
        }
        return sources;
    }

    /** What an error means to who typed the name. */
    static String told(Throwable problem, String name) {
        return switch (problem) {
            case NoSuchFileException unused
            when OTHER_SCHEME.matcher(name).matches() -> "no such address can be read; expected http:// or https://";
            case NoSuchFileException unused ->
                "no such file or directory" + (name.contains("/") || !name.contains(".") ? "" : hint(name));
            case AccessDeniedException unused -> "this user may not read it; check its permissions";
            case IOException e -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            case UncheckedIOException e -> told(new IOException(e.getMessage()), name);
            case OutOfMemoryError unused -> "too large for the memory (SILKWIRE_JAVA_OPTS=-Xmx1g gives more)";
            default -> "a fault in the program, please report it with the file: " + problem;
        };
    }

    private static String hint(String name) {
        return "; if it is an address, write https://" + name;
    }

    private void files(String name, List<Source> sources) {
        try {
            Path path = Path.of(name);
            if (!Files.isDirectory(path)) {
                sources.add(file(name, path));
                return;
            }
            int before = sources.size();
            directory(path, sources);
            if (sources.size() == before) {
                sources.add(failing(name, new IOException("no file in this directory (hidden ones are left out)")));
            }
        } catch (InvalidPathException e) {
            sources.add(failing(name, new IOException("no name of a file: " + e.getReason(), e)));
        }
    }

    /** Sorted, because the order of a directory is the file system's whim. */
    private void directory(Path directory, List<Source> sources) {
        List<Path> below;
        try (Stream<Path> listed = Files.list(directory)) {
            below = listed.filter(path -> !isHidden(path)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            String name = directory.toString();
            sources.add(failing(name, new IOException("this directory cannot be listed: " + told(e, name), e)));
            return;
        }
        for (Path path : below) {
            if (Files.isRegularFile(path)) {
                sources.add(file(path.toString(), path));
            } else if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
                directory(path, sources);
            }
        }
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    private Source file(String name, Path path) {
        return source(name, () -> {
            try (InputStream in = Files.newInputStream(path)) {
                return Input.ofFile(name, path.toAbsolutePath().toUri(), bounded(in));
            }
        });
    }

    private byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new IOException("larger than " + (mostBytes >> 20) + " MiB, which is the most that is read");
        }
        return bytes;
    }

    private static Source failing(String name, IOException problem) {
        return source(name, () -> {
            throw problem;
        });
    }

    /** What stands behind a name. */
    private interface Reading {
        Input read() throws IOException;
    }

    private static Source source(String name, Reading reading) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Input read() throws IOException {
                return reading.read();
            }
        };
    }
}
