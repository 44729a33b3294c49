package dev.millet.files.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.platform.api.files.ContentStore;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Contents on their way to another machine, which takes its time. */
public final class PlacementsTest {

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final StoredFile FILE = new StoredFile("ab".repeat(32), "cd".repeat(64), 3);

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final SlowStore store = new SlowStore();
  private FileFolder folder;
  private Placements placements;

  /** A store that takes a content once it is let. */
  private static final class SlowStore implements ContentStore {

    private final Map<String, Long> there = new ConcurrentHashMap<>();
    private final AtomicInteger puts = new AtomicInteger();
    private final CountDownLatch let = new CountDownLatch(1);
    private volatile boolean refusing;

    @Override
    public String place() {
      return "the test";
    }

    @Override
    public boolean isRemote() {
      return true;
    }

    @Override
    public void put(String sha256, Path file) throws IOException {
      puts.incrementAndGet();
      try {
        let.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (refusing) {
        throw Problem.of(503, "files.store-unavailable", "Away", "").toException();
      }
      there.put(sha256, Files.size(file));
    }

    @Override
    public OpenFile open(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long length(String sha256) {
      return there.getOrDefault(sha256, -1L);
    }

    @Override
    public void delete(String sha256) {
      there.remove(sha256);
    }

    @Override
    public List<Content> list(String after, int limit) {
      return List.of();
    }

    @Override
    public Optional<String> complaint() {
      return Optional.empty();
    }
  }

  @Before
  public void arrive() throws Exception {
    folder = new FileFolder(temporary.getRoot().toPath(), 0);
    try (FileChannel channel = folder.append("one", 0)) {
      channel.write(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    }
    placements = new Placements(folder, store);
  }

  @After
  public void close() {
    placements.close();
  }

  private Problem place(Duration patience) {
    return assertThrows(
            ProblemException.class, () -> placements.place("one", FILE, false, patience))
        .problem();
  }

  @Test
  public void whoDoesNotWaitForTheEndAsksAgainAndItIsPutOnce() throws Exception {
    assertTrue(StoredFiles.isUnderWay(place(SHORT)));
    assertTrue(StoredFiles.isUnderWay(place(SHORT)));
    assertTrue("its bytes are still needed", folder.hasArrived("one"));
    store.let.countDown();
    placements.place("one", FILE, false, LONG);
    assertFalse(folder.hasArrived("one"));
    placements.place("one", FILE, true, LONG);
    assertEquals(1, store.puts.get());
  }

  @Test
  public void aStoreThatRefusesKeepsWhatArrived() throws Exception {
    store.refusing = true;
    store.let.countDown();
    assertEquals("files.store-unavailable", place(LONG).code());
    assertTrue(folder.hasArrived("one"));
    store.refusing = false;
    placements.place("one", FILE, false, LONG);
    assertFalse(folder.hasArrived("one"));
  }

  @Test
  public void whatIsNeitherHereNorThereIsLost() throws Exception {
    folder.discard("one");
    assertThrows(IOException.class, () -> placements.place("one", FILE, false, LONG));
  }
}
