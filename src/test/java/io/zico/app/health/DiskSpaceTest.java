package io.zico.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

  @TempDir private Path folder;

  @Test
  void isThatOfTheDataFolder() throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));

    assertThat(DiskSpace.existing(data)).isEqualTo(data.toFile());
  }

  @Test
  void isThatOfTheFolderAboveBeforeThereIsData() {
    assertThat(DiskSpace.existing(folder.resolve("a/b"))).isEqualTo(folder.toFile());
  }
}
