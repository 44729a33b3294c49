package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.depot.Depot;
import dev.millet.tests.lingering.LingeringJar;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * A file of 200 MB, sent and fetched by clients of other people, while the process, the client and
 * the module that owns it come and go.
 */
public final class FilesIT {

  private static final int MIB = 1024 * 1024;
  private static final int LENGTH = 200 * MIB;
  private static final Path TUS = Path.of(System.getProperty("millet.test.npm"));

  private static Path work;
  private static Path file;
  private static String sha256;
  private static MilletProcess millet;
  private static String token;
  private static int version;

  @BeforeClass
  public static void aFileIsUploadedThroughKillsOnEitherSide() throws Exception {
    boolean isThere = Files.isDirectory(TUS.resolve("node_modules/tus-js-client"));
    assumeTrue("tus-js-client is not in " + TUS, isThere || "true".equals(System.getenv("CI")));
    work =
        Files.createTempDirectory(
            Files.createDirectories(Path.of(System.getProperty("millet.test.output"))), "files-");
    file = work.resolve("original.bin");
    sha256 = write(file);
    start();
    token = new Api(millet.address("/")).member("engineer", Operator.of(millet).token());
    assertEquals("done", changes().make(depot()));
    String path = theServerIsKilled();
    theClientIsKilled(path);
    try (Tool last = upload(200, path, 0)) {
      assertEquals(last.output(), 0, last.awaitEnd());
      assertTrue(last.output(), last.output().endsWith("done\n"));
    }
    String shown = new Api(millet.address("/")).get(path, token).body();
    assertEquals("done", Api.text(shown, "state"));
    assertEquals(sha256, Api.text(shown, "sha256"));
    assertEquals(hash("sha512sum", file), Api.text(shown, "sha512"));
  }

  private static String theServerIsKilled() throws Exception {
    String path;
    try (Tool first = upload(60, null, 80)) {
      Await.until(() -> sent(first) > 100 * MIB || !first.isRunning(), first::output);
      millet.kill();
      assertEquals(first.output(), 3, first.awaitEnd());
      Matcher url = Pattern.compile("url http://[^/]+(\\S+)").matcher(first.output());
      assertTrue(first.output(), url.find());
      path = url.group(1);
    }
    start();
    long kept = offset(path);
    assertTrue("nothing was kept", kept >= 64 * MIB);
    assertTrue("more was kept than was sent", kept < LENGTH);
    return path;
  }

  private static void theClientIsKilled(String path) throws Exception {
    long before = offset(path);
    try (Tool second = upload(60, path, 10)) {
      Await.until(() -> sent(second) > before + 20 * MIB || !second.isRunning(), second::output);
      assertTrue(second.output(), second.isRunning());
    }
    Await.until(() -> offset(path) > before, () -> "nothing was kept");
  }

  private static String write(Path target) throws Exception {
    SplittableRandom random = new SplittableRandom(14);
    byte[] block = new byte[MIB];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int i = 0; i < LENGTH / MIB; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    return hash("sha256sum", target);
  }

  /**
   * Has coreutils hash it: the tests' Java, with its first compiler only, takes twenty times that.
   */
  private static String hash(String program, Path target) throws Exception {
    return Tool.run(work, program, target.toString()).split(" ", 2)[0];
  }

  private static void start() throws Exception {
    millet =
        MilletProcess.run(
                "--feature",
                "voting",
                "--set",
                "gateway.max.rate=0",
                "--set",
                "upgrades.unsigned=true",
                "--set",
                "upgrades.watch.seconds=0")
            .on(work.resolve("data"))
            .ready();
  }

  private static ModuleChanges changes() throws Exception {
    return new ModuleChanges(new Api(millet.address("/")), Operator.of(millet).token());
  }

  private static byte[] depot() throws Exception {
    return LingeringJar.of("depot", "1.0." + ++version, Depot.class);
  }

  /** Sends the file with tus-js-client; its last MiB, as many as are held, once {@link #go} is. */
  private static Tool upload(int mibPerSecond, String path, int held) throws Exception {
    return Tool.start(
        TUS,
        List.of(
            TUS.resolve("node_modules/node/bin/node").toString(),
            TUS.resolve("upload.mjs").toString(),
            millet.address("/api/v1/uploads").toString(),
            token,
            file.toString(),
            Integer.toString(mibPerSecond),
            path == null ? "" : millet.address(path).toString(),
            Integer.toString(held),
            go().toString()));
  }

  /** Returns the file that lets held uploads end: a machine that stalls ends none too early. */
  private static Path go() {
    return work.resolve("go");
  }

  private static long sent(Tool client) {
    Matcher sent = Pattern.compile("sent (\\d+)\n").matcher(client.output());
    long last = 0;
    while (sent.find()) {
      last = Long.parseLong(sent.group(1));
    }
    return last;
  }

  private static long offset(String path) {
    return Api.number(new Api(millet.address("/")).get(path, token).body(), "offset");
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
    if (work != null) {
      Tool.run(work.getParent(), "rm", "-rf", work.toString());
    }
  }

  private static String address() {
    return millet.address("/depot/file/" + sha256).toString();
  }

  private static String downloads() {
    return new Api(millet.address("/")).get("/depot/downloads", null).body();
  }

  @Test
  public void aria2GoesOnWithFourConnectionsAfterAKill() throws Exception {
    Tool.require("aria2c");
    Path target = work.resolve("aria2.bin");
    String[] command = {
      "aria2c",
      "-x4",
      "-s4",
      "-k1M",
      "-c",
      "--auto-save-interval=1",
      "--file-allocation=none",
      "--console-log-level=error",
      "--summary-interval=0",
      "-d",
      work.toString(),
      "-o",
      "aria2.bin"
    };
    try (Tool first = Tool.start(work, with(command, "--max-overall-download-limit=20M"))) {
      Path control = work.resolve("aria2.bin.aria2");
      Await.until(() -> Files.exists(control) || !first.isRunning(), first::output);
      assertTrue(first.output(), first.isRunning());
    }
    Tool.run(work, with(command).toArray(String[]::new));
    assertEquals(sha256, hash("sha256sum", target));
    Await.until(() -> downloads().contains("aria2"), FilesIT::downloads);
  }

  private static List<String> with(String[] command, String... more) {
    List<String> all = new java.util.ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    all.add(address() + "?client=aria2");
    return all;
  }

  @Test
  public void zsyncFetchesWhatItLacks() throws Exception {
    Tool.require("zsync");
    Path seed = work.resolve("seed.bin");
    Files.copy(file, seed, StandardCopyOption.REPLACE_EXISTING);
    try (var channel = Files.newByteChannel(seed, java.nio.file.StandardOpenOption.WRITE)) {
      for (int place = 1; place < 10; place++) {
        channel.position(place * 20L * MIB);
        channel.write(java.nio.ByteBuffer.allocate(100_000));
      }
    }
    Tool.run(work, "zsyncmake", "-u", address(), "-o", "original.zsync", file.toString());
    double before = metric("millet_http_transferred_bytes_total{direction=\"sent\"}");
    Tool.run(work, "zsync", "-q", "-i", seed.toString(), "-o", "zsync.bin", "original.zsync");
    double fetched = metric("millet_http_transferred_bytes_total{direction=\"sent\"}") - before;
    assertEquals(sha256, hash("sha256sum", work.resolve("zsync.bin")));
    assertTrue("it fetched " + fetched, fetched > 900_000 && fetched < 10 * MIB);
  }

  private static double metric(String name) {
    String all = new Api(millet.address("/")).get("/metrics", null).body();
    Matcher found = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(all);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  @Test
  public void itsModuleIsUpgradedWhileFilesComeAndGo() throws Exception {
    try (Tool upload = upload(25, null, 10);
        Socket download = ask("/depot/file/" + sha256)) {
      Await.until(() -> sent(upload) > 20 * MIB, upload::output);
      assertEquals("done", changes().make(depot()));
      Await.until(() -> metric("millet_module_leases{module=\"depot\"}") == 0, () -> "leases");
      assertTrue(upload.output(), upload.isRunning());
      Files.createFile(go());
      assertEquals(sha256, restOf(download));
      assertEquals(upload.output(), 0, upload.awaitEnd());
    }
  }

  @Test
  public void controlAnAnswerThatIsStreamedHoldsItsModule() throws Exception {
    try (Socket download = ask("/depot/streamed/" + sha256)) {
      assertTrue(metric("millet_module_leases{module=\"depot\"}") > 0);
    }
  }

  /** Asks, and reads the head only. */
  private static Socket ask(String path) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(64 * 1024);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", millet.address("/").getPort()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    assertTrue(head.toString(), head.toString().startsWith("HTTP/1.1 200"));
    return socket;
  }

  private static String restOf(Socket socket) throws Exception {
    Path rest = work.resolve("rest.bin");
    byte[] some = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(rest)) {
      for (int left = LENGTH; left > 0; ) {
        int read = socket.getInputStream().read(some, 0, Math.min(some.length, left));
        assertTrue("it breaks off", read > 0);
        out.write(some, 0, read);
        left -= read;
      }
    }
    return hash("sha256sum", rest);
  }
}
