package io.silkwire.ingest.extraction.document;

import java.io.IOException;

/** Unwinds a parser whose document is beyond a limit; never leaves the package. */
final class LimitExceeded extends IOException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    LimitExceeded(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
