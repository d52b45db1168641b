package io.silkwire.standalone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.ingest.CorpusReplay;
import io.silkwire.ingest.report.IndexedDocuments;
import io.silkwire.ingest.report.ReplayListener;
import io.silkwire.ingest.report.ReplayReport;
import io.silkwire.ingest.report.ReplayTable;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.common.KafkaException;

/** The replays that a start does by itself: those that were killed, then the seeds. Their reports go where the start tells. */
final class Replays {
    private final ReplayJournal journal;
    private final Addresses addresses;
    private final Progress progress;

    Replays(DataFolder data, Addresses addresses, Progress progress) {
        this.journal = new ReplayJournal(data.root());
        this.addresses = addresses;
        this.progress = progress;
    }

    /** Replays what was under way when its process was killed; what had been published is found unchanged. */
    void finishInterrupted() {
        for (ReplayJournal.Note note : journal.interrupted()) {
            progress.say("finishing the interrupted replay of " + note.corpus());
            if (run(note.corpus(), note.deliver())) {
                journal.end(note);
            } else {
                progress.say("the next start tries it again; remove " + note.file() + " to give it up");
            }
        }
    }

    /** Replays the seed corpus in the shadow; where it is in already, that costs one reading of its files. */
    void seeds(Path corpus) {
        progress.say("replaying the seed corpus " + corpus);
        run(corpus, false);
    }

    /** Whether it came to its report. */
    private boolean run(Path corpus, boolean deliver) {
        try {
            ReplayReport report = of(addresses).run(corpus, deliver, ReplayListener.SILENT);
            progress.plain(ReplayTable.of(report).stripTrailing());
            return true;
        } catch (NotDirectoryException | NoSuchFileException e) {
            progress.say("nothing to replay: " + corpus + " is not there");
        } catch (IOException | IllegalStateException | KafkaException e) {
            // The system is up and of use without it: say so and go on.
            progress.say("the replay of " + corpus + " did not end well: " + Problem.tell(e));
        }
        return false;
    }

    /** A replay through the system at these addresses. */
    static CorpusReplay of(Addresses addresses) {
        return new CorpusReplay(
                KafkaConnection.to(addresses.kafka()),
                CorpusReplay.Settings.DEFAULT,
                addresses.elasticsearch().isBlank() ? null : new IndexedDocuments(addresses.elasticsearch()),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }
}
