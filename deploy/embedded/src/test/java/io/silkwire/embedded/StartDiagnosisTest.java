package io.silkwire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartDiagnosisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            org.elasticsearch.http.BindHttpException: Failed to bind to 127.0.0.1:9200           | choose another port
            java.io.IOException: No space left on device                                         | disk is full
            There is insufficient memory for the Java Runtime Environment to continue.           | too little memory
            The minimum required Java version is 17; your Java version from /opt/jdk is 11       | JDK does not fit
            java.lang.module.FindException: Module jdk.jlink not found                           | whole JDK
            failed to obtain node locks, tried [/d/data]                                         | uses the same data
            cannot downgrade a node from version [9.0.0] to version [8.19.21]                    | another version
            java.nio.file.AccessDeniedException: /d/data/nodes                                   | permissions
            """)
    void namesTheRemedyForWhatTheServerSays(String said, String remedy) {
        assertThat(StartDiagnosis.explain("It ended.", 1, said))
                .contains(remedy)
                .contains(said);
    }

    @Test
    void takesASilentKillForWantOfMemory() {
        assertThat(StartDiagnosis.explain("It ended.", 137, "")).contains("want of memory");
    }

    @Test
    void showsTheLastLinesWithoutStackTraces() {
        String output = "first\n".repeat(50) + "cause\n\tat a.B.c(B.java:1)\n\t... 3 more\n\nlast\n";

        assertThat(StartDiagnosis.explain("It ended.", 1, output))
                .endsWith("first\ncause\nlast")
                .doesNotContain("B.java");
    }
}
