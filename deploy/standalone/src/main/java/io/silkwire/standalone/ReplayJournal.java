package io.silkwire.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Notes of the replays under way, one file each in the data directory: written before a replay begins and removed when it ends,
 * so a note whose process is gone tells of one that was killed. The next {@code up} finishes it.
 */
final class ReplayJournal {
    private final Path folder;

    /** A replay under way, or one that was. */
    record Note(Path file, Path corpus, boolean deliver, long pid, String processStart) {
        /** Whether the process that wrote it still runs; a process id alone may have been given to another. */
        boolean isUnderWay() {
            return ProcessHandle.of(pid)
                    .map(process -> startOf(process).equals(processStart))
                    .orElse(false);
        }
    }

    ReplayJournal(Path data) {
        this.folder = data.resolve("replays");
    }

    /** Notes that this process begins to replay this corpus. */
    Note begin(Path corpus, boolean deliver) {
        ProcessHandle self = ProcessHandle.current();
        Note note = new Note(
                folder.resolve(UUID.randomUUID() + ".properties"),
                corpus.toAbsolutePath().normalize(),
                deliver,
                self.pid(),
                startOf(self));
        write(note);
        return note;
    }

    /** Forgets a replay that ended, well or not: its end was told to the one who asked for it. */
    void end(Note note) {
        try {
            Files.deleteIfExists(note.file());
        } catch (IOException e) {
            throw new Problem("the note " + note.file() + " of a finished replay cannot be removed", e);
        }
    }

    /** The replays whose process is gone. */
    List<Note> interrupted() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Note> notes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .forEach(file -> read(file).ifPresent(notes::add));
        } catch (IOException e) {
            throw new Problem("the notes of replays in " + folder + " cannot be listed", e);
        }
        return notes.stream().filter(note -> !note.isUnderWay()).toList();
    }

    private void write(Note note) {
        Properties lines = new Properties();
        lines.setProperty("corpus", note.corpus().toString());
        lines.setProperty("deliver", Boolean.toString(note.deliver()));
        lines.setProperty("pid", Long.toString(note.pid()));
        lines.setProperty("process-start", note.processStart());
        Path unfinished = folder.resolve(note.file().getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            try (Writer out = Files.newBufferedWriter(unfinished)) {
                lines.store(out, "A replay under way; removed when it ends");
            }
            Files.move(unfinished, note.file());
        } catch (IOException e) {
            throw new Problem("the replay cannot be noted in " + folder, e);
        }
    }

    private static Optional<Note> read(Path file) {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
            String corpus = lines.getProperty("corpus", "");
            if (corpus.isEmpty()) {
                // Cut off when the power went: an empty path would be the folder that the launcher was called in.
                return Optional.empty();
            }
            return Optional.of(new Note(
                    file,
                    Path.of(corpus),
                    Boolean.parseBoolean(lines.getProperty("deliver")),
                    Long.parseLong(lines.getProperty("pid", "0")),
                    lines.getProperty("process-start", "")));
        } catch (IOException e) {
            // Another process may just have ended its replay and removed the note.
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
