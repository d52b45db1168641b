package io.silkwire.ingest.feed.repair;

import java.util.Locale;

/** One kind of damage that was repaired, or one limit that cut something off. */
public enum Repair {
    /** Gzip bytes under a body that was not declared as compressed. */
    UNDECLARED_GZIP,
    /** Byte order mark, HTTP header, XML declaration and bytes name different encodings. */
    ENCODING_CONFLICT,
    /** Bytes that the encoding does not have; U+FFFD stands for them. */
    UNDECODABLE_BYTES,
    /** Text or markup stood before the document. */
    LEADING_JUNK,
    /** An {@code &} that starts no reference. */
    BARE_AMPERSAND,
    /** A named reference that HTML knows and XML does not. */
    HTML_ENTITY,
    /** A numeric reference to no character. */
    INVALID_REFERENCE,
    /** A {@code <} that starts no tag. */
    BARE_LESS_THAN,
    /** Characters that XML forbids. */
    CONTROL_CHARACTERS,
    /** Attributes without quotes, without a value or with an open quote. */
    ATTRIBUTE_SYNTAX,
    /** Tags closed in another order than opened, or never. */
    UNBALANCED_TAGS,
    /** A namespace prefix that nobody declared. */
    UNDECLARED_PREFIX,
    /** A CDATA section inside another, or one that never ends. */
    CDATA_SYNTAX,
    /** A comment, declaration or instruction that never ends. */
    UNCLOSED_DECLARATION,
    /** A document type with declarations; they were ignored. */
    DOCUMENT_TYPE,
    /** The document ends inside an element. */
    TRUNCATED,
    /** Text that was UTF-8 once and decoded as something else before it was encoded again. */
    DOUBLE_ENCODING,
    /** Markup deeper than the limit; deeper tags were ignored. */
    TOO_DEEP,
    /** A text or address longer than its limit, cut there. */
    TEXT_CUT,
    /** More entries, links or text than the limits of one reading; what came later was left out. */
    TOO_MANY;

    /** The stable word: lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
