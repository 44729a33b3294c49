package dev.millet.s3;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.platform.api.files.ContentStore.Content;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The contents in a real store that speaks S3. */
public final class S3ContentsTest {

  private static final int MIB = 1024 * 1024;
  private static final String NAME = "ab" + "0".repeat(62);

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private BucketServer server;
  private S3Contents contents;
  private Instant now = Instant.parse("2026-11-27T16:00:00Z");

  @Before
  public void start() throws Exception {
    server = new BucketServer(temporary.newFolder("store").toPath());
    contents = contents(BucketSettings.of(server));
  }

  @After
  public void stop() throws Exception {
    contents.close();
    server.close();
  }

  private S3Contents contents(S3Settings settings) {
    return new S3Contents(new S3Connection(settings, uri -> Optional.empty(), () -> now), 5L * MIB);
  }

  private byte[] put(String name, int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    Path file = temporary.getRoot().toPath().resolve("staged");
    Files.write(file, bytes);
    contents.put(name, file);
    return bytes;
  }

  private static byte[] read(OpenFile file, long from, int count) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(count);
    while (all.hasRemaining()) {
      int read = file.read(all, from + all.position());
      if (read < 0) {
        break;
      }
    }
    return Arrays.copyOf(all.array(), all.position());
  }

  @Test
  public void aContentIsPutReadInAnyOrderAndRemoved() throws Exception {
    byte[] bytes = put(NAME, 700_000);
    assertEquals(700_000, contents.length(NAME));
    try (OpenFile file = contents.open(NAME)) {
      assertEquals(700_000, file.length());
      assertArrayEquals(bytes, read(file, 0, 700_000));
      assertArrayEquals(Arrays.copyOfRange(bytes, 5, 9), read(file, 5, 4));
      assertArrayEquals(Arrays.copyOfRange(bytes, 699_990, 700_000), read(file, 699_990, 50));
      assertEquals(-1, file.read(ByteBuffer.allocate(1), 700_000));
    }
    contents.delete(NAME);
    contents.delete(NAME);
    assertEquals(-1, contents.length(NAME));
    assertThrows(NoSuchFileException.class, () -> contents.open(NAME));
  }

  @Test
  public void aLargeContentIsPutInPartsAndReadAsAWhole() throws Exception {
    byte[] bytes = put(NAME, 11 * MIB + 7);
    try (OpenFile file = contents.open(NAME)) {
      assertArrayEquals(bytes, read(file, 0, bytes.length));
    }
    contents.tidy(Instant.now().plus(Duration.ofDays(1)));
    assertEquals(bytes.length, contents.length(NAME));
  }

  @Test
  public void anEmptyContentIsOne() throws Exception {
    put(NAME, 0);
    assertEquals(0, contents.length(NAME));
    try (OpenFile file = contents.open(NAME)) {
      assertEquals(-1, file.read(ByteBuffer.allocate(1), 0));
    }
  }

  @Test
  public void contentsAreListedByName() throws Exception {
    List<String> names =
        List.of("00" + "1".repeat(62), "ab" + "0".repeat(62), "ab" + "f".repeat(62));
    for (int i = 0; i < names.size(); i++) {
      put(names.get(i), i + 1);
    }
    assertEquals(
        List.of(new Content(names.get(0), 1), new Content(names.get(1), 2)), contents.list("", 2));
    assertEquals(List.of(new Content(names.get(2), 3)), contents.list(names.get(1), 2));
    assertEquals(List.of(), contents.list(names.get(2), 2));
  }

  @Test
  public void aStoreThatDoesNotAnswerIsToldAndForgottenOnceItDoes() throws Exception {
    put(NAME, 10);
    assertEquals(Optional.empty(), contents.complaint());
    server.stop();
    var refused = assertThrows(ProblemException.class, () -> contents.length(NAME));
    assertEquals(503, refused.problem().status());
    assertEquals("files.store-unavailable", refused.problem().code());
    assertTrue(contents.complaint().orElseThrow().contains(BucketServer.BUCKET));
    server.start();
    now = now.plusSeconds(60);
    assertEquals(Optional.empty(), contents.complaint());
    assertEquals(10, contents.length(NAME));
  }

  @Test
  public void whoReadsGoesOnAfterTheStoreWasAway() throws Exception {
    byte[] bytes = put(NAME, 3 * MIB);
    try (OpenFile file = contents.open(NAME)) {
      byte[] first = read(file, 0, 10_000);
      server.stop();
      server.start();
      byte[] rest = read(file, 10_000, bytes.length - 10_000);
      assertArrayEquals(Arrays.copyOf(bytes, 10_000), first);
      assertArrayEquals(Arrays.copyOfRange(bytes, 10_000, bytes.length), rest);
    }
  }

  @Test
  public void whatIsWrongWithTheSettingsIsToldWithoutTheSecret() {
    BucketSettings right = BucketSettings.of(server);
    String secret = complaint(right.withSecret("mistyped"));
    assertTrue(secret, secret.contains("403") && !secret.contains("mistyped"));
    String bucket = complaint(right.withBucket("another"));
    assertTrue(bucket, bucket.contains("no such bucket"));
    String none = complaint(right.withBucket(" "));
    assertTrue(none, none.contains("not set up"));
  }

  private String complaint(S3Settings settings) {
    S3Contents others = contents(settings);
    try {
      return others.complaint().orElseThrow();
    } finally {
      others.close();
    }
  }

  @Test
  public void anAddressThatIsNotAllowedIsNotAsked() {
    S3Contents others =
        new S3Contents(
            new S3Connection(
                BucketSettings.of(server), uri -> Optional.of("a private address"), () -> now),
            5L * MIB);
    assertThrows(ProblemException.class, () -> others.length(NAME));
    assertTrue(others.complaint().orElseThrow().contains("a private address"));
    others.close();
  }
}
