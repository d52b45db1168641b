package io.silkwire.alert.live;

/** Why no further live stream is opened. */
enum StreamRefusal {
    /** Whoever asks has as many as one may have. */
    TOO_MANY_OF_ONE(
            "you have " + Receivers.MOST_OF_ONE
                    + " live streams open already; close one of them (each page of alerts that is open is one), or read /api/v1/alerts"),
    /** All together have as many as there may be. */
    TOO_MANY("there are " + Receivers.MOST + " live streams already; try again later, or read /api/v1/alerts");

    private final String words;

    StreamRefusal(String words) {
        this.words = words;
    }

    /** What it is and what to do, in a sentence. */
    String words() {
        return words;
    }
}
