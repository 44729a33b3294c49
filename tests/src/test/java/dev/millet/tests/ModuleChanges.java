package dev.millet.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarInputStream;

/** Puts modules in as an administrator's program does. */
public final class ModuleChanges {

  private static final String ROOT = "/api/v1/modules";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Api api;
  private final String token;

  public ModuleChanges(Api api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Puts the jars in as one change and answers with how it ended. */
  public String make(byte[]... jars) throws Exception {
    return order("{\"files\": %s}".formatted(files(jars)));
  }

  /** Lets the modules of these jars go back to what they were before. */
  public String goBack(byte[]... jars) throws Exception {
    List<String> modules = new ArrayList<>();
    for (byte[] jar : jars) {
      try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
        modules.add(in.getManifest().getMainAttributes().getValue("Millet-Module"));
      }
    }
    return order("{\"back\": %s}".formatted(json.writeValueAsString(modules)));
  }

  /** Has an order made and answers with how it ended. */
  public String order(String order) throws Exception {
    begin(order);
    return outcome();
  }

  /** Waits for the newest change and answers with how it ended. */
  public String outcome() throws Exception {
    Await.until(() -> latest().hasNonNull("outcome"), () -> "still at it");
    return latest().path("outcome").asText();
  }

  /** Begins to put the jars in. */
  public void begin(byte[]... jars) throws Exception {
    begin("{\"files\": %s}".formatted(files(jars)));
  }

  /** Begins to make an order. */
  public void begin(String order) throws Exception {
    JsonNode plan = plan(order);
    assertTrue(plan.toString(), plan.path("obstacles").isEmpty());
    var made =
        api.post(
            ROOT + "/changes",
            token,
            "{\"plan\": \"%s\", \"order\": %s}".formatted(plan.path("id").asText(), order));
    assertEquals(made.body(), 202, made.statusCode());
  }

  /** The newest change. */
  public JsonNode latest() throws IOException {
    return json.readTree(api.get(ROOT + "/changes", token).body()).path("items").path(0);
  }

  /** What was reported of the newest change. */
  public JsonNode reports() throws IOException {
    String change = latest().path("id").asText();
    return json.readTree(api.get(ROOT + "/changes/" + change, token).body()).path("items");
  }

  /** The code of what failed in the newest change. */
  public String failure() throws IOException {
    for (JsonNode report : reports()) {
      if (report.path("state").asText().equals("failed")) {
        return report.path("problem").path("code").asText();
      }
    }
    return reports().toString();
  }

  /** The code of the first thing that stands against putting a jar in; empty where nothing does. */
  public String obstacle(byte[] jar) throws Exception {
    return obstacle("{\"files\": %s}".formatted(files(jar)));
  }

  /** The code of the first thing that stands against an order; empty where nothing does. */
  public String obstacle(String order) throws Exception {
    return plan(order).path("obstacles").path(0).path("code").asText();
  }

  /** Whether a jar can be installed right now; false also while the api is away. */
  public boolean letsIn(byte[] jar) throws Exception {
    var sent = send(jar);
    if (sent.statusCode() != 201) {
      return false;
    }
    String file = json.readTree(sent.body()).path("sha256").asText();
    var planned = api.post(ROOT + "/plans", token, "{\"files\": [\"" + file + "\"]}");
    return planned.statusCode() == 200 && json.readTree(planned.body()).path("obstacles").isEmpty();
  }

  /** What an order would do. */
  public JsonNode plan(String order) throws IOException {
    var answer = api.post(ROOT + "/plans", token, order);
    assertEquals(answer.body(), 200, answer.statusCode());
    return json.readTree(answer.body());
  }

  /** Sends jars in, and answers with their names as a JSON list. */
  public String files(byte[]... jars) throws Exception {
    List<String> files = new ArrayList<>();
    for (byte[] jar : jars) {
      var answer = send(jar);
      assertEquals(answer.body(), 201, answer.statusCode());
      files.add(json.readTree(answer.body()).path("sha256").asText());
    }
    return json.writeValueAsString(files);
  }

  /** The code of why a file is no module. */
  public String refusal(byte[] jar) throws Exception {
    return code(send(jar));
  }

  /** Has a file fetched by its Maven coordinates, and answers with its SHA-256. */
  public String fetch(String coordinates) throws IOException {
    var answer = fetched(coordinates);
    assertEquals(answer.body(), 201, answer.statusCode());
    return json.readTree(answer.body()).path("sha256").asText();
  }

  /** The code of why coordinates give nothing that could be installed. */
  public String fetchRefusal(String coordinates) throws IOException {
    return code(fetched(coordinates));
  }

  private HttpResponse<String> fetched(String coordinates) {
    return api.post(ROOT + "/files", token, "{\"maven\": \"" + coordinates + "\"}");
  }

  private String code(HttpResponse<String> answer) throws IOException {
    assertEquals(answer.body(), 422, answer.statusCode());
    return json.readTree(answer.body()).path("type").asText().replaceFirst(".*upgrades\\.", "");
  }

  private HttpResponse<String> send(byte[] jar) throws Exception {
    return http.send(
        HttpRequest.newBuilder(api.root().resolve(ROOT + "/files"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/java-archive")
            .POST(BodyPublishers.ofByteArray(jar))
            .build(),
        BodyHandlers.ofString());
  }

  /** The active version of a module. */
  public String active(String module) throws IOException {
    return module(module).path("version").asText();
  }

  /** A module as administrators see it. */
  public JsonNode module(String module) throws IOException {
    return json.readTree(api.get(ROOT + "/" + module, token).body());
  }
}
