package io.silkwire.quality.fault;

import java.util.List;

/** What can go wrong, how often it is drawn and for how long it lasts. */
enum Fault {
    KILL_ALERT_SERVICE("kill -9", Target.ALERT_SERVICE_1, 16, 100, 3_000),
    STOP_ALERT_SERVICE("stopped in order", Target.ALERT_SERVICE_1, 4, 100, 3_000),
    /** Longer than the session of a consumer: another instance takes over, and this one wakes up fenced. */
    FREEZE_ALERT_SERVICE("frozen", Target.ALERT_SERVICE_1, 4, 11_000, 14_000),
    KILL_ENRICHER("kill -9", Target.ENRICHER, 6, 100, 3_000),
    KILL_BROKER("kill -9", Target.BROKER, 8, 100, 4_000),
    STOP_BROKER("stopped in order", Target.BROKER, 4, 500, 5_000),
    FREEZE_BROKER("frozen", Target.BROKER, 4, 1_000, 8_000),
    RECEIVER_ERROR("answers 500", Target.RECEIVER, 5, 500, 4_000),
    RECEIVER_ERROR_APPLIED("takes it and answers 500", Target.RECEIVER, 5, 500, 4_000),
    RECEIVER_SILENT("takes it and never answers", Target.RECEIVER, 6, 500, 5_000),
    RECEIVER_RESET("takes it and resets", Target.RECEIVER, 6, 500, 4_000),
    RECEIVER_HALF_OPEN("half open", Target.RECEIVER, 5, 500, 5_000),
    RECEIVER_REFUSING("refuses connections", Target.RECEIVER, 5, 500, 4_000),
    MAIL_REFUSING("refuses connections", Target.MAIL, 4, 500, 4_000),
    MAIL_BUSY("answers 421", Target.MAIL, 4, 500, 4_000),
    MAIL_CUT_IN_DATA("cuts in the middle of DATA", Target.MAIL, 5, 500, 4_000),
    MAIL_CUT_ANSWER("takes it and cuts", Target.MAIL, 5, 500, 4_000),
    MAIL_SLOW("takes half a second for each answer", Target.MAIL, 4, 500, 5_000),
    KILL_ELASTICSEARCH("kill -9", Target.ELASTICSEARCH, 4, 500, 5_000),
    FREEZE_ELASTICSEARCH("frozen", Target.ELASTICSEARCH, 6, 500, 8_000);

    private final String words;
    private final Target target;
    private final int weight;
    private final int shortestMillis;
    private final int longestMillis;

    Fault(String words, Target target, int weight, int shortestMillis, int longestMillis) {
        this.words = words;
        this.target = target;
        this.weight = weight;
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
    }

    /** What it is put on. */
    enum Target {
        ALERT_SERVICE_1("alert service 1"),
        ALERT_SERVICE_2("alert service 2"),
        ENRICHER("enricher"),
        BROKER("broker"),
        RECEIVER("webhook receiver"),
        MAIL("SMTP server"),
        ELASTICSEARCH("Elasticsearch");

        private final String words;

        Target(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    String words() {
        return words;
    }

    /** Where it may strike. */
    List<Target> targets() {
        return target == Target.ALERT_SERVICE_1
                ? List.of(Target.ALERT_SERVICE_1, Target.ALERT_SERVICE_2)
                : List.of(target);
    }

    int weight() {
        return weight;
    }

    int shortestMillis() {
        return shortestMillis;
    }

    int longestMillis() {
        return longestMillis;
    }
}
