package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The modules of an instance that take files in. */
final class Importers {

  private static final String PATH = "/api/v1/imports";

  private Importers() {}

  /**
   * A module that takes files in.
   *
   * @param module the module's name
   * @param path where it takes the file
   * @param demo its data to look at; null where it has none
   */
  record Importer(String module, String path, String description, Demo demo) {}

  /**
   * Data to look at.
   *
   * @param path where they are read
   * @param wanted whether the module has nothing of its own yet
   * @param staff the handles of those in the data who work for the company
   */
  record Demo(String path, boolean wanted, List<String> staff) {}

  /** Asks an instance for all of them. */
  static List<Importer> of(ApiClient client) {
    ApiClient.Answer answer = client.get(PATH);
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.REFUSED, "The import is refused. " + answer.problem() + ".");
    }
    return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(Importers::importer)
        .toList();
  }

  private static Importer importer(JsonObject json) {
    Demo demo =
        json.containsKey("demo") && !json.isNull("demo") ? demo(json.getJsonObject("demo")) : null;
    return new Importer(
        json.getString("module"), json.getString("path"), json.getString("description"), demo);
  }

  private static Demo demo(JsonObject json) {
    return new Demo(
        json.getString("path"),
        json.getBoolean("wanted"),
        json.getJsonArray("staff").getValuesAs(jakarta.json.JsonString::getString));
  }

  /**
   * Chooses the one that takes a file.
   *
   * @param module the module's name; null where there is only one to choose
   */
  static Importer chosen(ApiClient client, String module) {
    List<Importer> all = of(client);
    Optional<Importer> chosen =
        all.stream()
            .filter(each -> module == null ? all.size() == 1 : each.module().equals(module))
            .findFirst();
    if (chosen.isPresent()) {
      return chosen.get();
    }
    if (all.isEmpty()) {
      throw new LaunchException(
          ExitCode.REFUSED, "The import is refused. No module that runs here takes files in.");
    }
    String list =
        all.stream()
            .map(each -> each.module() + " (" + each.description() + ")")
            .collect(Collectors.joining("; "));
    throw new LaunchException(ExitCode.USAGE, "Say which module with --into: " + list + ".");
  }
}
