package dev.millet.gateway.transfers;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.files.Download;
import dev.millet.api.files.DownloadListener;
import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.gateway.TestGateway;
import dev.millet.testing.FakeGeneration;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

/** Downloads and the modules that decide about them. */
public class DownloadsTest {

  private static final int LENGTH = 48 * 1024 * 1024;
  private static final int STALLED = 200;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final PatternFiles files = new PatternFiles(LENGTH);
  private final List<Socket> sockets = new ArrayList<>();
  private final BlockingQueue<Download> told = new LinkedBlockingQueue<>();
  private final TestGateway gateway = new TestGateway().with(files);

  @After
  public void close() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private Route file() {
    FileContent content = FileContent.of(PatternFiles.NAME, "a.bin");
    return get("/file", request -> Reply.file(content.reportingTo("test.downloads", "7")));
  }

  private static Route stream() {
    return get(
        "/file",
        request ->
            Reply.stream(
                "application/octet-stream", out -> out.write(PatternFiles.bytes(0, LENGTH))));
  }

  private DownloadListener listener() {
    return new DownloadListener("test.downloads", told::add);
  }

  /** Asks, and reads no more than the beginning. */
  private Socket ask(String headers) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", gateway.address().getPort()));
    sockets.add(socket);
    socket.setSoTimeout((int) LONG.toMillis());
    socket
        .getOutputStream()
        .write(
            ("GET /file HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String head(InputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private void swapWhileAClientStalls(Route before, boolean isLeft) throws Exception {
    gateway.during(
        () -> {
          FakeGeneration old = gateway.generations.activate("test", before);
          InputStream in = ask("").getInputStream();
          assertTrue(head(in).startsWith("HTTP/1.1 200"));
          gateway.generations.activate("test", file(), listener());
          Duration limit = isLeft ? LONG : Duration.ofMillis(300);
          assertEquals(isLeft, gateway.generations.awaitDrained(old, limit));
          if (isLeft) {
            assertArrayEquals(PatternFiles.bytes(0, LENGTH), in.readNBytes(LENGTH));
          }
        });
  }

  @Test
  public void aModuleIsReplacedWhileAClientDownloads() throws Exception {
    swapWhileAClientStalls(file(), true);
  }

  @Test
  public void controlAStreamHoldsItsModule() throws Exception {
    swapWhileAClientStalls(stream(), false);
  }

  @Test
  public void stalledReadersTakeNoThreadsAndNoPlaceOfRequests() throws Exception {
    files.leaveBlank();
    gateway.with("max_concurrent", 4);
    gateway.during(
        () -> {
          gateway.serve(file(), get("/page", request -> Reply.text("here")));
          for (int i = 0; i < STALLED; i++) {
            head(ask("").getInputStream());
          }
          assertEquals(STALLED, files.open.get());
          assertEquals("here", gateway.get("/page").body());
          String metrics = transfers();
          assertEquals(metrics, "200.0", metrics);
          assertNoThreadIsLeft();
        });
  }

  @Test
  public void whatComesFromAnotherMachineIsReadOnTheThreadsOfTheFile() throws Exception {
    BlockingQueue<Runnable> reads = new LinkedBlockingQueue<>();
    files.readOn(reads::add);
    gateway.during(
        () -> {
          gateway.serve(file(), get("/page", request -> Reply.text("here")));
          InputStream in = ask("Range: bytes=5-100000\r\n").getInputStream();
          Runnable first = reads.poll(LONG.toSeconds(), TimeUnit.SECONDS);
          assertNoThreadIsLeft();
          assertEquals("here", gateway.get("/page").body());
          first.run();
          assertTrue(head(in).startsWith("HTTP/1.1 206"));
          for (int i = 0; i < 3; i++) {
            reads.poll(LONG.toSeconds(), TimeUnit.SECONDS).run();
          }
          assertArrayEquals(PatternFiles.bytes(5, 100_001), in.readNBytes(99_996));
          while (files.open.get() > 0) {
            Thread.sleep(20);
          }
        });
  }

  /** The thread that asked for the next part may not have gone when that is already asked for. */
  private static void assertNoThreadIsLeft() throws InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (writing() > 0 && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertEquals("while it waits there is no thread", 0, writing());
  }

  /** How many threads are at sending a file. */
  private static long writing() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Stream.of(stack)
                    .anyMatch(each -> each.getClassName().equals(FileTransfer.class.getName())))
        .count();
  }

  private String transfers() {
    return gateway.registry.scrape().stream()
        .filter(each -> each.getMetadata().getName().equals("millet_http_transfers"))
        .flatMap(each -> each.getDataPoints().stream())
        .map(
            each ->
                Double.toString(
                    ((io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot)
                            each)
                        .getValue()))
        .findFirst()
        .orElse("");
  }

  @Test
  public void moreFilesThanTheLimitAreToldToComeBack() throws Exception {
    gateway.with("max_transfers", 1);
    gateway.during(
        () -> {
          gateway.serve(file());
          head(ask("").getInputStream());
          String refused = head(ask("").getInputStream());
          assertTrue(refused, refused.startsWith("HTTP/1.1 503"));
          assertTrue(refused, refused.contains("Retry-After"));
          sockets.get(0).close();
          while (!head(ask("Range: bytes=0-0\r\n").getInputStream()).contains(" 206")) {
            Thread.sleep(20);
          }
        });
  }

  @Test
  public void aReaderThatNeverReadsIsGivenUp() throws Exception {
    gateway.with("idle", 1);
    gateway.during(
        () -> {
          gateway.serve(file());
          head(ask("").getInputStream());
          while (files.open.get() > 0) {
            Thread.sleep(20);
          }
        });
  }

  @Test
  public void theModuleIsToldOfWhatWasSent() throws Exception {
    gateway.during(
        () -> {
          gateway.generations.activate("test", file(), listener());
          InputStream first = ask("Range: bytes=0-9\r\n").getInputStream();
          head(first);
          first.readNBytes(10);
          Download part = told.poll(LONG.toSeconds(), TimeUnit.SECONDS);
          assertEquals("7", part.key());
          assertEquals(PatternFiles.NAME, part.sha256());
          assertEquals("127.0.0.1", part.network());
          assertNull(part.memberId());
          assertEquals(10, part.sentBytes());
          assertFalse(part.reachesEnd());
          InputStream rest = ask("Range: bytes=10-\r\n").getInputStream();
          head(rest);
          rest.readNBytes(LENGTH - 10);
          Download end = told.poll(LONG.toSeconds(), TimeUnit.SECONDS);
          assertEquals(LENGTH - 10, end.sentBytes());
          assertTrue(end.reachesEnd());
        });
  }
}
