package dev.millet.launcher.api;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millet.launcher.LaunchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Against a server of a few lines that breaks off, as a real one may. */
public class TusUploadTest {

  private static final Map<String, String> METADATA = Map.of("purpose", "test", "filename", "rom");
  private static final int LENGTH = 3_000_000;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private final List<String> calls = new ArrayList<>();
  private final byte[] content = new byte[LENGTH];
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path file;
  private String metadata;
  private String state = "receiving";
  private int breaks;

  @Before
  public void listen() throws IOException {
    new Random(7).nextBytes(content);
    file = folder.newFile("rom").toPath();
    Files.write(file, content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/v1/uploads", this::serve);
    server.start();
  }

  @After
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
      String method = override == null ? exchange.getRequestMethod() : override;
      boolean one = exchange.getRequestURI().getPath().endsWith("/7");
      synchronized (this) {
        calls.add(method + (one ? " one" : ""));
      }
      switch (method + one) {
        case "GETfalse" -> list(exchange);
        case "POSTfalse" -> begin(exchange);
        case "HEADtrue" -> head(exchange);
        case "PATCHtrue" -> take(exchange);
        default -> answer(exchange, 200, "{\"id\":\"7\",\"state\":\"" + state + "\"}");
      }
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    String item = metadata == null ? "" : "{\"id\":\"7\",\"length\":" + LENGTH + "}";
    answer(exchange, 200, "{\"items\":[" + item + "]}");
  }

  private void begin(HttpExchange exchange) throws IOException {
    metadata = exchange.getRequestHeaders().getFirst("Upload-Metadata");
    exchange.getResponseHeaders().set("Location", "/api/v1/uploads/7");
    exchange.sendResponseHeaders(201, -1);
  }

  private void head(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(arrived.size()));
    exchange.getResponseHeaders().set("Upload-Metadata", metadata);
    exchange.sendResponseHeaders(200, -1);
  }

  /** Takes a million bytes and breaks off, so many times; then the rest. */
  private void take(HttpExchange exchange) throws IOException {
    int offset = Integer.parseInt(exchange.getRequestHeaders().getFirst("Upload-Offset"));
    assertEquals(arrived.size(), offset);
    InputStream body = exchange.getRequestBody();
    if (breaks > 0) {
      breaks--;
      arrived.write(body.readNBytes(1_000_000));
      return;
    }
    arrived.write(body.readAllBytes());
    state = "done";
    exchange.sendResponseHeaders(204, -1);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void upload() throws Exception {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (FileChannel channel = FileChannel.open(file)) {
      new TusUpload(new ApiClient(base, "mlt_test"), 1).send(channel, METADATA, sent -> {});
    }
  }

  @Test
  public void aConnectionThatBreaksIsGoneOnWith() throws Exception {
    breaks = 2;
    upload();
    assertArrayEquals(content, arrived.toByteArray());
    assertEquals("begun once", 1, calls.stream().filter("POST"::equals).count());
  }

  @Test
  public void anUploadOfACommandThatWasKilledIsGoneOnWith() throws Exception {
    metadata = "filename cm9t,purpose dGVzdA==";
    arrived.write(content, 0, 1_234_567);
    upload();
    assertArrayEquals(content, arrived.toByteArray());
    assertEquals("none is begun", 0, calls.stream().filter("POST"::equals).count());
  }

  @Test
  public void aFileThatIsRefusedAtLastIsAnError() throws Exception {
    metadata = "filename cm9t,purpose dGVzdA==";
    arrived.write(content);
    state = "refused";
    LaunchException refused = assertThrows(LaunchException.class, this::upload);
    assertTrue(refused.getMessage(), refused.getMessage().contains("refused"));
  }
}
