package dev.millet.gateway;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Route;
import dev.millet.api.json.Json;
import dev.millet.gateway.access.PendingForms;
import dev.millet.gateway.exchange.GatewayServices;
import dev.millet.gateway.exchange.OptionalReferences;
import dev.millet.gateway.exchange.RequestRecorder;
import dev.millet.gateway.log.AccessLog;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.multipart.Spool;
import dev.millet.gateway.server.HttpServer;
import dev.millet.gateway.settings.GatewaySettings;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.files.FileSource;
import dev.millet.platform.api.gateway.ProblemPages;
import dev.millet.platform.api.members.Authentication;
import dev.millet.testing.FakeGenerations;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.rules.ExternalResource;

/** A gateway that listens for one test, with routes that the test files. */
public final class TestGateway extends ExternalResource {

  public final FakeGenerations generations;
  public final Json json = new JacksonJson();
  private final Map<String, Object> settings = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private Authentication authentication;
  private ProblemPages problemPages;
  private Database database;
  private FileSource files;
  public final PrometheusRegistry registry = new PrometheusRegistry();
  private AccessLog log = AccessLog.OFF;
  private Path uploads = Path.of(System.getProperty("java.io.tmpdir"), "millet-test-uploads");
  private HttpServer server;

  public TestGateway() {
    generations = new FakeGenerations(json);
  }

  public TestGateway with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  public TestGateway with(Authentication members) {
    authentication = members;
    return this;
  }

  public TestGateway with(Database keeper) {
    database = keeper;
    return this;
  }

  public TestGateway with(FileSource source) {
    files = source;
    return this;
  }

  public TestGateway with(ProblemPages pages) {
    problemPages = pages;
    return this;
  }

  public TestGateway with(AccessLog accessLog) {
    log = accessLog;
    return this;
  }

  /** Keeps large parts of forms in this directory while their requests last. */
  public TestGateway withUploadsIn(Path directory) {
    uploads = directory;
    return this;
  }

  /** Makes a module with these routes active. */
  public TestGateway serve(Route... routes) {
    generations.activate("test", routes);
    return this;
  }

  /** The forms that wait for a password. */
  public final PendingForms pending = new PendingForms();

  @Override
  protected void before() throws Exception {
    GatewaySettings chosen = TestSettings.with(settings);
    OptionalReferences optional =
        new OptionalReferences() {
          @Override
          public Authentication authentication() {
            return authentication;
          }

          @Override
          public Database database() {
            return database;
          }

          @Override
          public FileSource files() {
            return files;
          }

          @Override
          public ProblemPages problemPages() {
            return problemPages;
          }
        };
    server =
        new HttpServer(
            chosen,
            GatewayServices.of(
                chosen,
                generations,
                optional,
                json,
                new RequestRecorder(new Metrics(registry), log),
                new Spool(uploads),
                pending));
  }

  /** What is done while it listens, where a test starts it itself. */
  public interface Action {
    void run() throws Exception;
  }

  /** Listens for as long as an action takes. */
  public void during(Action action) throws Exception {
    before();
    try {
      action.run();
    } finally {
      after();
    }
  }

  @Override
  protected void after() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the gateway did not stop", e);
    }
  }

  public URI address() {
    return server.address();
  }

  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
