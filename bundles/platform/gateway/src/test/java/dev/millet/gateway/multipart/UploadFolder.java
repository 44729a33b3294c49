package dev.millet.gateway.multipart;

import static org.junit.Assert.assertEquals;

import dev.millet.gateway.TestGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** Where a gateway keeps large parts of forms during one test. */
final class UploadFolder extends ExternalResource {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final TestGateway gateway;

  UploadFolder(TestGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  protected void before() throws IOException {
    folder.create();
    gateway.withUploadsIn(folder.getRoot().toPath());
  }

  @Override
  protected void after() {
    folder.delete();
  }

  int count() throws IOException {
    try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
      return (int) files.count();
    }
  }

  /** What is removed after the answer went out is given a moment. */
  void assertEmptySoon() throws Exception {
    for (int i = 0; i < 1_200 && count() > 0; i++) {
      Thread.sleep(25);
    }
    assertEquals("files that are left", 0, count());
  }

  void waitForAFile() throws Exception {
    for (int i = 0; i < 1_200 && count() == 0; i++) {
      Thread.sleep(25);
    }
    assertEquals("files on the disk", 1, count());
  }
}
