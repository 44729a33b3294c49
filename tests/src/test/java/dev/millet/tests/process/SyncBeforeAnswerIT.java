package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * A killed process keeps what the kernel has in memory, so a kill cannot show a missing sync: the
 * system calls can. The thread that answers a write has synced the log before it sends its 2xx.
 */
public class SyncBeforeAnswerIT {

  private static final int READS = 5;

  private static MilletProcess millet;
  private static Api api;
  private static String operator;
  private static String token;
  private static long suggestion;

  @BeforeClass
  public static void start() throws Exception {
    boolean traceable = new ProcessBuilder("sh", "-c", "command -v strace").start().waitFor() == 0;
    if ("true".equals(System.getenv("CI"))) {
      assertTrue("strace is missing: apt-get install strace", traceable);
    }
    Assume.assumeTrue("strace is missing", traceable);
    millet = MilletProcess.run().ready();
    api = new Api(millet.address("/"));
    operator = CrashIT.operator(millet);
    api.product("sync", operator);
    token = api.member("syncer", operator);
    suggestion = api.suggestion("sync", "Sync", token);
  }

  @AfterClass
  public static void stop() throws InterruptedException {
    if (millet != null) {
      millet.close();
    }
  }

  @Test
  public void aVoteIsSyncedBeforeItIsAnswered() throws Exception {
    String path = "/api/v1/votes/suggestion/" + suggestion;
    assertTrue(syncedBefore("200", () -> assertEquals(200, api.put(path, token).statusCode())));
  }

  @Test
  public void aCommentIsSyncedBeforeItIsAnswered() throws Exception {
    String path = "/api/v1/comments/suggestion/" + suggestion;
    assertTrue(
        syncedBefore(
            "201",
            () -> assertEquals(201, api.post(path, token, "{\"body\":\"x\"}").statusCode())));
  }

  @Test
  public void aSuggestionIsSyncedBeforeItIsAnswered() throws Exception {
    assertTrue(syncedBefore("201", () -> api.suggestion("sync", "Another", token)));
  }

  @Test
  public void controlAReadIsAnsweredWithoutASync() throws Exception {
    String path = "/api/v1/votes/suggestion/" + suggestion;
    boolean synced = true;
    // a job may commit at the very moment of one of them
    for (int i = 0; i < READS && synced; i++) {
      synced = syncedBefore("200", () -> assertEquals(200, api.get(path, token).statusCode()));
    }
    assertFalse("each read was answered after a sync", synced);
  }

  /**
   * Whether a file was synced between the request and its answer: by the thread that answers, or by
   * another that commits for several.
   */
  private boolean syncedBefore(String status, Runnable request) throws Exception {
    api.awaitJournal(operator);
    Path trace = Files.createTempFile("millet-trace", ".txt");
    Process strace =
        new ProcessBuilder(
                "strace",
                "-f",
                "-tt",
                "-s",
                "64",
                "-o",
                trace.toString(),
                "-e",
                "trace=fsync,fdatasync,msync,write,writev,sendto",
                "-p",
                Long.toString(millet.pid()))
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile("millet-strace", ".log").toFile())
            .start();
    try {
      // It is attached once it shows a request of ours.
      Await.until(
          () -> {
            api.get("/health/live", null);
            return read(trace).contains("HTTP/1.1 200");
          },
          () -> "strace shows nothing");
      int from = read(trace).length();
      request.run();
      Await.until(
          () -> read(trace).substring(from).contains("HTTP/1.1 " + status),
          () -> read(trace).substring(from));
      return synced(read(trace).substring(from).lines().toList(), "HTTP/1.1 " + status);
    } finally {
      strace.destroy();
      strace.waitFor();
      Files.deleteIfExists(trace);
    }
  }

  private static boolean synced(List<String> calls, String answer) {
    int sent = 0;
    while (!calls.get(sent).contains(answer)) {
      sent++;
    }
    return calls.subList(0, sent).stream()
        .anyMatch(call -> call.matches(".*(fsync|fdatasync|msync)(\\(| resumed).*= 0"));
  }

  private static String read(Path trace) {
    try {
      return new String(Files.readAllBytes(trace), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
