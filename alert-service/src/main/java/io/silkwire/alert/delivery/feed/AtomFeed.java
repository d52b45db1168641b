package io.silkwire.alert.delivery.feed;

import io.silkwire.contracts.Subscription;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a page of a feed as Atom (RFC 4287) with the links of an archived feed (RFC 5005 §4). Not thread-safe. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";

    private final XMLStreamWriter xml;

    private AtomFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(Subscription subscription, FeedPage page, FeedLinks links, Instant since) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new AtomFeed(xml).feed(subscription, page, links, since);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed could not be written to memory", e);
        }
        return out.toByteArray();
    }

    private void feed(Subscription subscription, FeedPage page, FeedLinks links, Instant since)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeNamespace("fh", HISTORY);
        element("id", "urn:silkwire:subscription:" + subscription.id());
        element("title", subscription.name());
        element("updated", page.updated(since).toString());
        element("generator", "Silkwire");
        link("self", page.name() == null ? links.atom() : links.atom(page.name()), "application/atom+xml");
        link("alternate", links.page(), "text/html");
        if (page.name() != null) {
            xml.writeEmptyElement(HISTORY, "archive");
            link("current", links.atom(), "application/atom+xml");
        }
        archiveLink("prev-archive", page.previous(), links);
        for (FeedEntry entry : page.entries()) {
            entry(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void archiveLink(String rel, @Nullable String name, FeedLinks links) throws XMLStreamException {
        if (name != null) {
            link(rel, links.atom(name), "application/atom+xml");
        }
    }

    private void entry(FeedEntry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", entry.urn());
        element("title", entry.title());
        element("updated", entry.at().toString());
        element("published", entry.at().toString());
        xml.writeStartElement("author");
        element("name", entry.text().origin());
        xml.writeEndElement();
        if (entry.text().url() != null) {
            link("alternate", entry.text().url(), null);
        }
        for (String topic : entry.topics()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", topic);
        }
        if (entry.severity() != null) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("scheme", "urn:silkwire:severity");
            xml.writeAttribute("term", entry.severity().label());
        }
        element("summary", entry.summary());
        xml.writeEndElement();
    }

    private void link(String rel, String href, @Nullable String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", legal(href));
        if (type != null) {
            xml.writeAttribute("type", type);
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 (§2.2) has no way to write, lone surrogates among them. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c < 0xd800)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
