package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The part of an instance's API that is about modules. Blocks; for one thread. */
final class ModulesClient {

  private static final String ROOT = "/api/v1/modules";
  private static final String JSON = "application/json";
  private static final int CONFLICT = 409;

  private final ApiClient client;

  ModulesClient(ApiClient client) {
    this.client = client;
  }

  /** Returns the modules as {@code items}, and what was installed besides them. */
  JsonObject modules() {
    return checked(client.get(ROOT)).json();
  }

  JsonObject module(String name) {
    return checked(client.get(ROOT + "/" + segment(name))).json();
  }

  JsonArray available() {
    return items(client.get(ROOT + "/available"));
  }

  JsonArray changes() {
    return items(client.get(ROOT + "/changes"));
  }

  /** Returns a change and what happened in it. */
  JsonObject change(long id) {
    return checked(client.get(ROOT + "/changes/" + id)).json();
  }

  /** Sends a file in; answers with the SHA-256 under which it is known then. */
  String send(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      String type = file.toString().endsWith(".json") ? "text/plain" : "application/java-archive";
      return checked(client.post(ROOT + "/files", type, content)).json().getString("sha256");
    } catch (IOException e) {
      throw new LaunchException(ExitCode.FAILED, "The file " + file + " cannot be read.", e);
    }
  }

  /** Has the instance fetch a file by its Maven coordinates. */
  String fetch(String coordinates) {
    JsonObject wanted = Json.createObjectBuilder().add("maven", coordinates).build();
    return checked(client.post(ROOT + "/files", JSON, bytes(wanted))).json().getString("sha256");
  }

  JsonObject plan(JsonObject order) {
    return checked(client.post(ROOT + "/plans", JSON, bytes(order))).json();
  }

  /**
   * Has a plan made.
   *
   * @return the id of the change
   * @throws LaunchException BUSY where another change is being made
   */
  long make(JsonObject plan, JsonObject order) {
    JsonObject wanted =
        Json.createObjectBuilder().add("plan", plan.getString("id")).add("order", order).build();
    ApiClient.Answer answer = client.post(ROOT + "/changes", JSON, bytes(wanted));
    if (answer.status() == CONFLICT && answer.json().getString("type", "").endsWith("busy")) {
      throw new LaunchException(ExitCode.BUSY, answer.problem());
    }
    return checked(answer).json().getJsonNumber("id").longValue();
  }

  /**
   * Cancels a change.
   *
   * @return why it is too late; empty where it is cancelled
   */
  Optional<String> cancel(long id) {
    ApiClient.Answer answer = client.post(ROOT + "/changes/" + id + "/cancel", JSON, new byte[0]);
    if (answer.status() == CONFLICT) {
      return Optional.of(answer.problem());
    }
    checked(answer);
    return Optional.empty();
  }

  /**
   * Drops the tables of a module.
   *
   * @return what was dropped and forgotten; empty, and nothing changed, where the module is active
   */
  Optional<JsonObject> reset(String name) {
    ApiClient.Answer answer = client.post(ROOT + "/" + segment(name) + "/reset", JSON, new byte[0]);
    if (answer.status() == CONFLICT && answer.json().getString("type", "").endsWith("active")) {
      return Optional.empty();
    }
    return Optional.of(checked(answer).json());
  }

  /**
   * Reads what happens in a change while it happens; returns when the stream ends, for whatever
   * reason.
   */
  void follow(long id, Consumer<String> eachLine) {
    client.lines(ROOT + "/changes/" + id + "/events", "text/event-stream", eachLine);
  }

  private static JsonArray items(ApiClient.Answer answer) {
    JsonArray items = checked(answer).json().getJsonArray("items");
    return items == null ? JsonValue.EMPTY_JSON_ARRAY : items;
  }

  private static ApiClient.Answer checked(ApiClient.Answer answer) {
    if (answer.isError()) {
      throw new LaunchException(ExitCode.REFUSED, answer.problem());
    }
    return answer;
  }

  private static byte[] bytes(JsonObject json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** Returns a list of names as JSON. */
  static JsonArray array(List<String> names) {
    return Json.createArrayBuilder(names).build();
  }
}
