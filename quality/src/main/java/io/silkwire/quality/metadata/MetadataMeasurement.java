package io.silkwire.quality.metadata;

import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Half;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import io.silkwire.quality.page.Page;
import io.silkwire.quality.page.ReadabilityReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures one set. A title is right when it is the same but for spaces (looser figures stand beside), a date to the day, authors when
 * their names are the same set. The URL is given, as the crawler has it; the date is asked a second time without, as of a file.
 * Readability4J finds titles and bylines only.
 */
final class MetadataMeasurement implements Measurement {
    /** Reads a set. */
    interface Pages {
        List<LabelledPage> in(Path data) throws IOException;
    }

    private final String data;
    private final Pages pages;
    private final List<Wanted> wanted;

    MetadataMeasurement(String data, Pages pages, List<Wanted> wanted) {
        this.data = data;
        this.pages = pages;
        this.wanted = wanted;
    }

    @Override
    public String area() {
        return "metadata";
    }

    @Override
    public String data() {
        return data;
    }

    @Override
    public List<Wanted> wanted() {
        return wanted;
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        MetadataTally ours = new MetadataTally(Figure.SILKWIRE);
        MetadataTally peer = new MetadataTally(ReadabilityReading.NAME);
        List<LabelledPage> labelled = pages.in(data);
        for (int place = 0; place < labelled.size(); place++) {
            LabelledPage page = labelled.get(place);
            count(ours, page, Half.of(place));
            countPeer(peer, page, Half.of(place));
            progress.at(place + 1L, labelled.size());
        }
        return Stream.concat(ours.figures().stream(), peer.figures().stream()).toList();
    }

    private static void count(MetadataTally ours, LabelledPage labelled, Half half) throws IOException {
        Page page = Page.in(labelled.file());
        ExtractedText found = page.asFetched(labelled.url());
        ours.title(labelled, half, found.title());
        ours.date(labelled, half, MetadataTally.DATE, found.publishedAt());
        if (labelled.url() != null) {
            ours.date(labelled, half, "date, without the URL", page.asFile().publishedAt());
        }
        ours.authors(labelled, half, found.metadata().authors());
        ours.language(labelled, half, found.metadata().language());
    }

    private static void countPeer(MetadataTally peer, LabelledPage labelled, Half half) throws IOException {
        ReadabilityReading found = Page.in(labelled.file()).asReadability();
        peer.title(labelled, half, found.title());
        peer.authors(labelled, half, found.byline().isEmpty() ? List.of() : LabelledPages.authors(found.byline()));
    }
}
