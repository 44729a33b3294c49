package dev.millet.imports.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Uploads that somebody looks at before importing them. */
public final class StagedFilesTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private StagedFiles files;

  private interface Opening {
    InputStream open() throws IOException;
  }

  private record Sent(Opening content) implements Upload {
    @Override
    public String fileName() {
      return "a.csv";
    }

    @Override
    public String contentType() {
      return "text/csv";
    }

    @Override
    public long length() {
      return 1;
    }

    @Override
    public InputStream open() throws IOException {
      return content.open();
    }
  }

  @Before
  public void open() {
    files = new StagedFiles(InstantSource.system(), folder.getRoot().toPath());
  }

  @Test
  public void thoseWhoUploadAtTheSameMomentLeaveNoMoreThanThereIsRoomFor() throws Exception {
    int all = StagedFiles.MAX_FILES + 4;
    CyclicBarrier everybodyIsHere = new CyclicBarrier(all);
    ExecutorService people = Executors.newFixedThreadPool(all);
    try {
      List<Future<StagedFiles.Staged>> kept = new ArrayList<>();
      for (int i = 0; i < all; i++) {
        kept.add(people.submit(() -> files.keep(new Sent(() -> meeting(everybodyIsHere)))));
      }
      List<StagedFiles.Staged> uploads = new ArrayList<>();
      for (Future<StagedFiles.Staged> each : kept) {
        uploads.add(each.get(30, TimeUnit.SECONDS));
      }
      int there = 0;
      for (StagedFiles.Staged staged : uploads) {
        if (files.find(staged.token()).isPresent()) {
          there++;
        } else {
          assertTrue(Files.notExists(staged.file()));
        }
      }
      assertEquals(StagedFiles.MAX_FILES, there);
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  public void nobodyElseReadsWhatWasUploaded() throws Exception {
    StagedFiles.Staged staged = files.keep(new Sent(StagedFilesTest::content));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(staged.file())));
  }

  @Test
  public void anUploadThatBreaksOffLeavesNothing() throws Exception {
    assertThrows(
        IOException.class,
        () ->
            files.keep(
                new Sent(
                    () -> {
                      throw new IOException("gone");
                    })));
    assertEquals(0, folder.getRoot().list().length);
  }

  private static InputStream meeting(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException(e);
    }
    return content();
  }

  private static InputStream content() {
    return new ByteArrayInputStream(new byte[] {1});
  }
}
