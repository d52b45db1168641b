package io.silkwire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchHomeTest {
    @TempDir
    Path dir;

    @Test
    void findsWhatTheBuildUnpackedFromAnyFolderOfTheRepository() throws IOException {
        Path home = makeHome(dir.resolve("deploy/embedded/target/elasticsearch")
                .resolve("elasticsearch-" + ElasticsearchHome.version()));
        Path module = Files.createDirectories(dir.resolve("enrich-service/target"));

        assertThat(ElasticsearchHome.find(null, module)).isEqualTo(home);
        assertThat(ElasticsearchHome.find(" ", dir)).isEqualTo(home);
    }

    @Test
    void prefersTheFolderItIsTold() throws IOException {
        Path home = makeHome(dir.resolve("mine"));

        assertThat(ElasticsearchHome.find(home.toString(), dir)).isEqualTo(home);
    }

    @Test
    void saysHowToGetOneWhenThereIsNone() {
        assertThatThrownBy(() -> ElasticsearchHome.find(null, dir))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("process-resources");
        assertThatThrownBy(() -> ElasticsearchHome.find(dir.toString(), dir))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("bin/elasticsearch is missing");
    }

    @Test
    void ourJvmOptionsAreTheArchivesLessTheOnesLeftOutOnPurpose() throws IOException {
        List<String> leftOut = List.of("-XX:+UseG1GC", "-XX:+HeapDumpOnOutOfMemoryError", "-Xlog:gc*");
        List<String> theirs = Files.readAllLines(ElasticsearchHome.find().resolve("config/jvm.options"));

        assertThat(ElasticsearchConfig.resource("jvm.options").lines())
                .containsAll(theirs.stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .filter(line -> leftOut.stream().noneMatch(line::startsWith))
                        .toList());
    }

    private static Path makeHome(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createFile(folder.resolve("bin/elasticsearch"));
        return folder;
    }
}
