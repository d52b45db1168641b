package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** A sitemap of one address a line (sitemaps.org protocol, "text file"). */
final class TextSitemap {
    /** Lines longer than any address are not read further. */
    private static final int MAX_LINE = 4_096;

    final Budget budget;
    final List<Draft> entries = new ArrayList<>();
    private final Repairs repairs;
    private int lines;

    TextSitemap(Repairs repairs) {
        this.repairs = repairs;
        this.budget = new Budget(repairs);
    }

    /** @return whether the text is a list of addresses: at least half of its lines are */
    boolean read(Reader characters) throws IOException {
        StringBuilder line = new StringBuilder();
        char[] buffer = new char[8_192];
        for (int count = characters.read(buffer); count >= 0; count = characters.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n' || buffer[i] == '\r') {
                    line(line);
                } else if (line.length() < MAX_LINE) {
                    line.append(buffer[i]);
                }
            }
            if (lines > 100 && entries.size() * 2 < lines) {
                return false;
            }
        }
        line(line);
        return !entries.isEmpty() && entries.size() * 2 >= lines;
    }

    private void line(StringBuilder read) {
        String line = read.toString().strip();
        read.setLength(0);
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        lines++;
        if (LenientUrl.isWeb(line) && line.indexOf(' ') < 0) {
            if (entries.size() >= FeedReader.MAX_PAGES || !budget.entry() || !budget.object(line)) {
                repairs.note(Repair.TOO_MANY);
                lines--;
                return;
            }
            Draft entry = new Draft(budget);
            entry.link = line;
            entries.add(entry);
        }
    }
}
