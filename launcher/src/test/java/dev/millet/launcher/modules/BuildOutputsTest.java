package dev.millet.launcher.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.Assert;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Builds come, go and take their time. */
public class BuildOutputsTest {

  /** In nanoseconds; a build that pauses for longer counts as done. */
  private static final long TOO_LONG = 100_000_000;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void jarsThatAreThereFromTheStartAreAChangeAndWhatLiesBesideThemIsNot() throws Exception {
    Path jar = folder.newFile("voting.jar").toPath();
    folder.newFile("voting-sources.jar");
    folder.newFile("notes.txt");
    try (BuildOutputs outputs = new BuildOutputs(List.of(folder.getRoot().toPath()))) {
      outputs.awaitChange();
      assertEquals(Set.of(jar), outputs.jars());
      CompletableFuture<Void> change = change(outputs);
      folder.newFile("more.txt");
      Assert.assertThrows(TimeoutException.class, () -> change.get(1, TimeUnit.SECONDS));
      Files.writeString(jar, "next");
      change.get();
    }
  }

  @Test
  public void aFolderThatACleanBuildMakesAnewIsWatchedOn() throws Exception {
    Path target = folder.getRoot().toPath().resolve("target");
    try (BuildOutputs outputs = new BuildOutputs(List.of(target))) {
      assertEquals(List.of(target), outputs.missing());
      for (String content : List.of("first", "second", "third")) {
        CompletableFuture<Void> change = change(outputs);
        Files.createDirectory(target);
        Files.writeString(target.resolve("voting.jar"), content);
        change.get();
        assertEquals(Set.of(target.resolve("voting.jar")), outputs.jars());
        CompletableFuture<Void> clean = change(outputs);
        Files.delete(target.resolve("voting.jar"));
        Files.delete(target);
        clean.get();
        assertEquals(Set.of(), outputs.jars());
      }
    }
  }

  @Test
  public void aSingleJarIsWatchedWithoutTheOthersBesideIt() throws Exception {
    Path jar = folder.newFile("voting.jar").toPath();
    folder.newFile("other.jar");
    try (BuildOutputs outputs = new BuildOutputs(List.of(jar))) {
      outputs.awaitChange();
      assertEquals(Set.of(jar), outputs.jars());
    }
  }

  @Test
  public void aBuildThatWritesPieceByPieceIsOneChange() throws Exception {
    try (BuildOutputs outputs = new BuildOutputs(List.of(folder.getRoot().toPath()))) {
      Path jar = folder.getRoot().toPath().resolve("voting.jar");
      CompletableFuture<Void> change = change(outputs);
      boolean early = false;
      long longest = 0;
      try (OutputStream out = Files.newOutputStream(jar)) {
        for (int piece = 0; piece < 20; piece++) {
          long begin = System.nanoTime();
          out.write(new byte[1000]);
          Thread.sleep(30);
          longest = Math.max(longest, System.nanoTime() - begin);
          early |= change.isDone();
        }
      }
      change.get();
      Assume.assumeTrue("the machine stood still meanwhile", longest < TOO_LONG);
      assertFalse("noticed before it was written", early);
    }
  }

  private static CompletableFuture<Void> change(BuildOutputs outputs) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            outputs.awaitChange();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
