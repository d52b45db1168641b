package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void folderThatIsOpenCannotBeOpenedAgain() {
        Path folder = parent.resolve("data");
        try (DataFolder open = DataFolder.open(folder)) {
            assertThat(open.root()).exists();

            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void closedFolderCanBeOpenedAgain() {
        Path folder = parent.resolve("data");
        DataFolder.open(folder).close();

        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.folder("kafka")).isEqualTo(folder.resolve("kafka"));
        }
    }

    @Test
    void fileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("data"), "not a folder");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("SILKWIRE_DATA");
    }
}
