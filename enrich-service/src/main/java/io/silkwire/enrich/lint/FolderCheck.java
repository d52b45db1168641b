package io.silkwire.enrich.lint;

import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.enrich.topic.TopicRule;
import java.util.ArrayList;
import java.util.List;

/** All that can be told about definitions before they are used: what cannot be read, what cannot work, and tests that fail. */
public final class FolderCheck {
    private FolderCheck() {}

    /** The problems, each with file, line and remedy; empty where all is good. */
    public static List<String> problems(TopicFolder.Contents folder) {
        List<String> problems = new ArrayList<>();
        folder.problems().forEach(problem -> problems.add(problem.toString()));
        for (TopicRule rule : folder.rules()) {
            TopicLint.check(rule).forEach(problem -> problems.add(problem.toString()));
            problems.addAll(TopicSet.failedTests(rule));
        }
        return problems;
    }
}
