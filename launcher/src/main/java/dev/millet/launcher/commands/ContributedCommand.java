package dev.millet.launcher.commands;

import jakarta.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command of a module, as the instance describes it.
 *
 * @param path where its arguments are sent
 */
record ContributedCommand(
    String module, String name, String path, String description, List<Option> options) {

  /**
   * An option of it.
   *
   * @param kind {@code text}, {@code flag}, {@code document} or {@code file}
   * @param keyed whether a key and an equals sign may stand before the value
   */
  record Option(
      String name,
      String kind,
      String label,
      String description,
      boolean required,
      boolean repeatable,
      boolean keyed) {

    private static Option of(JsonObject json) {
      return new Option(
          json.getString("name"),
          json.getString("kind"),
          json.getString("label", ""),
          json.getString("description", ""),
          json.getBoolean("required", false),
          json.getBoolean("repeatable", false),
          json.getBoolean("keyed", false));
    }

    boolean isFlag() {
      return kind.equals("flag");
    }

    /** Returns the name as it is typed. */
    String typed() {
      return "--" + name;
    }

    private OptionSpec spec() {
      OptionSpec.Builder spec =
          OptionSpec.builder(typed()).description(escaped(description)).required(required);
      return isFlag()
          ? spec.type(boolean.class).build()
          : spec.paramLabel(label)
              .arity("1")
              .type(repeatable ? List.class : String.class)
              .auxiliaryTypes(String.class)
              .build();
    }
  }

  static ContributedCommand of(JsonObject json) {
    return new ContributedCommand(
        json.getString("module"),
        json.getString("name"),
        json.getString("path"),
        json.getString("description", ""),
        json.getJsonArray("options").getValuesAs(JsonObject.class).stream()
            .map(Option::of)
            .toList());
  }

  /** Returns the command for the parser of the command line. */
  CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("millet " + module + " " + name);
    // not the standard ones: what a module has versions of may well have an option --version
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .type(boolean.class)
            .build());
    spec.usageMessage()
        .description(
            escaped(description),
            "Beside these: --url, --token, --data and --as; see \"millet " + module + " --help\".");
    options.forEach(option -> spec.addOption(option.spec()));
    return spec;
  }

  /** The parser takes a percent sign for a format, and ${…} for a variable. */
  private static String escaped(String text) {
    return text.replace("%", "%%").replace("$", "$$");
  }
}
