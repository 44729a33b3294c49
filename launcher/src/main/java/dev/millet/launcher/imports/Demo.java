package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Home;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.data.Instance;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Data to look at. */
public final class Demo {

  private final Path file;
  private final ApiClient client;

  public Demo(Home home, Instance instance) {
    this.file = home.demo();
    this.client = ApiClient.of(instance);
  }

  /** Imports it, unless the instance has suggestions already. */
  public void fill(Console console) {
    ApiClient.Answer answer = client.get("/api/v1/suggestions?limit=1");
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.USAGE, "--demo needs the feature suggestions: " + answer.problem());
    }
    if (!answer.json().getJsonArray("items").isEmpty()) {
      console.say("The instance has suggestions: the demo data is left out.");
      return;
    }
    try (Report refusals = new Report(file.toString(), null, console);
        InputStream in = Files.newInputStream(file)) {
      ProgressBar bar = new ProgressBar(console, "importing the demo", Files.size(file));
      new SuggestionImport(client, refusals, bar, console, Map.of()).send(in);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The demo data %s cannot be read: %s.".formatted(file, e), e);
    }
    makeStaff();
  }

  /** Those who answer in the demo work for its company. */
  private void makeStaff() {
    byte[] staff = "{\"roles\":[\"staff\"]}".getBytes(StandardCharsets.UTF_8);
    for (String handle : handles()) {
      String query = "?handle=" + URLEncoder.encode(handle, StandardCharsets.UTF_8);
      ApiClient.Answer found = client.get("/api/v1/members" + query);
      for (JsonObject member : members(found)) {
        String path = "/api/v1/members/" + member.getJsonNumber("id") + "/roles";
        ApiClient.Answer made = client.put(path, "application/json", staff);
        if (made.isError()) {
          throw new LaunchException(
              ExitCode.FAILED, "%s of the demo: %s".formatted(handle, made.problem()));
        }
      }
    }
  }

  private List<String> handles() {
    Path list = file.resolveSibling("staff.txt");
    try {
      return Files.readAllLines(list);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The demo data %s cannot be read: %s.".formatted(list, e), e);
    }
  }

  private static List<JsonObject> members(ApiClient.Answer found) {
    return found.isError()
        ? List.of()
        : found.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }
}
