package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.data.Instance;
import dev.millet.launcher.imports.Importers.Importer;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Data to look at. */
public final class Demo {

  private final ApiClient client;

  public Demo(Instance instance) {
    this.client = ApiClient.of(instance);
  }

  /** Imports the data of every module that has some, and nothing of its own yet. */
  public void fill(Console console) {
    List<Importer> importers =
        Importers.of(client).stream().filter(each -> each.demo() != null).toList();
    if (importers.isEmpty()) {
      throw new LaunchException(
          ExitCode.USAGE, "--demo: no module that runs here has data to look at.");
    }
    for (Importer importer : importers) {
      if (importer.demo().wanted()) {
        fill(importer, console);
      } else {
        console.say("The instance has " + importer.module() + ": the demo data is left out.");
      }
    }
  }

  private void fill(Importer importer, Console console) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ApiClient.Answer answer = client.download(importer.demo().path(), file, bytes -> {});
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.FAILED, "The demo data cannot be read: " + answer.problem() + ".");
    }
    try (Report refusals = new Report(importer.demo().path(), null, console)) {
      ProgressBar bar = new ProgressBar(console, "importing the demo", file.size());
      new FileImport(client, refusals, bar, console, importer.path(), Map.of())
          .send(new ByteArrayInputStream(file.toByteArray()));
    }
    makeStaff(importer.demo().staff());
  }

  /** Makes those who answer in the demo staff: they work for its company. */
  private void makeStaff(List<String> handles) {
    byte[] staff = "{\"roles\":[\"staff\"]}".getBytes(StandardCharsets.UTF_8);
    for (String handle : handles) {
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

  private static List<JsonObject> members(ApiClient.Answer found) {
    return found.isError()
        ? List.of()
        : found.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }
}
