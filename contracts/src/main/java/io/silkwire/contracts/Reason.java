package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why something did not go the usual way: one word list for metrics, logs, dead letters and reports. */
public enum Reason {
    /** The record's bytes are not JSON of the expected record. */
    UNREADABLE_RECORD,
    /** The record names a type or version that this reader does not know. */
    UNKNOWN_TYPE,
    /** The record or file is larger than the limit. */
    TOO_LARGE,
    /** The file is not text: it has bytes that no text has. */
    NOT_TEXT,
    /** The bytes are text in an encoding that could not be told. */
    UNKNOWN_ENCODING,
    /** The file has no text. */
    EMPTY,
    /** A file of a kind that has no reader. */
    UNSUPPORTED_FORMAT,
    /** The file could not be opened or read. */
    UNREADABLE_FILE,
    /** The manifest names a file that is not there. */
    FILE_MISSING,
    /** A line of a manifest, definition or subscription is not what its format asks for. */
    INVALID_DEFINITION,
    /** The index refused the document's content. */
    REFUSED_BY_INDEX,
    /** A step threw what it should not throw. */
    STEP_FAILED,
    /** The receiver answered with a status that asks to stop. */
    RECEIVER_GONE,
    /** The receiver answered with an error. */
    RECEIVER_ERROR,
    /** The server by which all mail goes did not take it: no connection, no sign-in, or not from us. */
    RELAY_FAILED,
    /** No answer: refused, reset or timed out. */
    RECEIVER_UNREACHABLE,
    /** The receiver's address is one that must not be called. */
    ADDRESS_REFUSED,
    /** The subscription, or its endpoint, was removed while something was still to be sent. */
    SUBSCRIPTION_GONE,
    /** The endpoint was disabled while something was still to be sent. */
    ENDPOINT_DISABLED,
    /** There is no SMTP server by which mail could be sent. */
    SMTP_NOT_CONFIGURED,
    /** What the message said is kept no more, so that it cannot be sent again. */
    CONTENT_GONE,
    /** The receiver failed for so long that nothing is sent there any more. */
    FAILED_TOO_LONG,
    /** The mailbox does not exist, or refuses mail for good. */
    ADDRESS_UNKNOWN,
    /** Its owner asked for no more of it. */
    UNSUBSCRIBED,
    /** Every try of the schedule failed. */
    GIVEN_UP,
    /** robots.txt does not let us. */
    DISALLOWED_BY_ROBOTS,
    /** Not an absolute http or https URL. */
    INVALID_URL,
    /** The name of the host does not resolve. */
    HOST_UNKNOWN,
    /** No connection, or it broke. */
    CONNECTION_FAILED,
    /** The certificate or the TLS handshake is not in order. */
    TLS_FAILED,
    /** A deadline passed. */
    TIMED_OUT,
    /** Redirects lead in a circle. */
    REDIRECT_LOOP,
    /** More redirects than the limit. */
    TOO_MANY_REDIRECTS,
    /** A redirect without a usable target. */
    INVALID_REDIRECT,
    /** The content coding is unknown, broken, or grows without bound. */
    INVALID_ENCODING,
    /** A status that is none of the expected. */
    HTTP_ERROR,
    /** 404. */
    NOT_FOUND,
    /** 410. */
    GONE,
    /** 429, or 503 with Retry-After. */
    THROTTLED,
    /** A page that keeps programs out. */
    BOT_WALL,
    /** Neither a feed nor a sitemap. */
    NOT_A_FEED,
    /** Nested deeper than any honest document. */
    TOO_DEEP,
    /** Pages without a text layer: pictures of text. */
    SCANNED,
    /** A document that is encrypted or broken. */
    UNREADABLE_DOCUMENT,
    /** The URL is on a host that the source does not name. */
    FOREIGN_HOST;

    /** The stable word: lower case with hyphens. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
