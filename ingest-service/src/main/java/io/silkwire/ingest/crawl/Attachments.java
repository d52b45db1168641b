package io.silkwire.ingest.crawl;

import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PageDetails.Attachment;
import io.silkwire.contracts.PageDetails.Document;
import io.silkwire.ingest.frontier.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of a statement, found by the canonical form of their URLs. */
final class Attachments {
    private Attachments() {}

    /** The one with this canonical URL, or null. */
    static @Nullable Attachment find(PageDetails details, String url) {
        return details.attachments().stream()
                .filter(attachment -> url.equals(Place.canonical(attachment.url())))
                .findFirst()
                .orElse(null);
    }

    /** These details, with what was read of the documents before. */
    static PageDetails carried(PageDetails details, PageDetails before) {
        return details.withAttachments(details.attachments().stream()
                .map(attachment -> {
                    String url = Place.canonical(attachment.url());
                    Attachment earlier = url == null ? null : find(before, url);
                    return earlier == null || earlier.document() == null
                            ? attachment
                            : attachment.with(earlier.document());
                })
                .toList());
    }

    /** These details, with what was read of this document; one that is not linked yet comes last. */
    static PageDetails with(PageDetails details, String url, String label, Document read) {
        List<Attachment> attachments = new ArrayList<>();
        boolean found = false;
        for (Attachment attachment : details.attachments()) {
            boolean same = url.equals(Place.canonical(attachment.url()));
            attachments.add(same ? attachment.with(read) : attachment);
            found |= same;
        }
        if (!found) {
            attachments.add(new Attachment(url, label, read.mediaType()).with(read));
        }
        return details.withAttachments(attachments);
    }
}
