package io.silkwire.enrich.topic;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a definition: take {@link Read#rule}, or tell its owner the {@link Refused#problems}. */
public sealed interface TopicReading {
    /** The definition is good. */
    record Read(TopicRule rule) implements TopicReading {}

    /** It is not; nothing of it may be used. */
    record Refused(List<Problem> problems) implements TopicReading {
        /** Copies the problems. */
        public Refused {
            problems = List.copyOf(problems);
        }

        /** All problems, one a line. */
        public String message() {
            return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1
     * @param what what stands there
     * @param remedy what to write instead
     */
    record Problem(String fileName, int line, String what, String remedy) {
        @Override
        public String toString() {
            return fileName + ":" + line + ": " + what + "; " + remedy;
        }
    }
}
