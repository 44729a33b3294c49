package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.archive.ArchiveImport;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.LaunchOptions;
import dev.millet.launcher.run.ProgressBar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a file of another system, or an archive. */
@Command(
    name = "import",
    description = {
      "Fills an empty instance from an archive that 'millet export' made (docs/moving.md); or",
      "imports a file of another system (docs/import.md): JSON Lines, the CSV of Fider, Quackback or UserVoice, or any other CSV whose columns have usual names or are mapped.",
      "Goes to the instance that runs on the data directory, or starts one for as long as it takes.",
      "Rows that were imported before are left as they are: an import that broke off can be repeated."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet import --dry-run posts.jsonl                  only checks the rows",
      "  millet import --product phone posts.csv",
      "  millet import --create-products --product Phone posts.csv",
      "  millet import --charset GB18030 --map title=主题,body=正文 --status 内测=in-progress 建议.csv",
      "  millet import --report refused.csv posts.csv          names every row that is not taken",
      "  millet import --url https://millet.example.com --token mlt_… posts.jsonl"
    })
public final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "fider, quackback, uservoice, csv or jsonl. Default: what the file looks like.")
  private String format;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "The encoding, such as GB18030. Default: its byte order mark, else UTF-8.")
  private String charset;

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description = {
        "Which column of a CSV is which field: title=Subject,body=Text; may be repeated.",
        "Fields: id, title, body, product, status, tags, category, author, authorEmail, created, voteCount, answer, answeredBy, answeredAt, duplicateOf, voterEmail, votedAt."
      })
  private List<String> mapping = List.of();

  @Option(
      names = "--status",
      paramLabel = "WORD=STATUS",
      description = "What a status of the source means: \"In Beta=in-progress\"; may be repeated.")
  private List<String> statuses = List.of();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "Where rows come from that do not say. With their ids it tells rows apart. Default: the format.")
  private String source;

  @Option(names = "--dry-run", description = "Only checks; changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--product",
      paramLabel = "KEY",
      description = "The product that rows are for which do not name one.")
  private String product;

  @Option(
      names = "--create-products",
      description = "Makes the product that --product names where there is none.")
  private boolean createProducts;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Takes file, line, column, field and reason of every refused row: CSV if the name ends in .csv, else JSON Lines.")
  private Path report;

  @Option(
      names = "--into",
      paramLabel = "MODULE",
      description = "The module that takes the file, where several do.")
  private String into;

  @Option(names = "--url", paramLabel = "URL", description = "The address of another instance.")
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:MILLET_TOKEN}",
      description = "An administrator's token there. Default: MILLET_TOKEN in the environment.")
  private String token;

  @Mixin private LaunchOptions options;

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new LaunchException(ExitCode.USAGE, "There is no file " + file + " that can be read.");
    }
    if (url != null && token == null) {
      throw new ParameterException(spec.commandLine(), "--url needs --token");
    }
    Console console = Console.of(spec.commandLine().getOut());
    if (url != null) {
      return take(new ApiClient(url, token), console);
    }
    try (Connection connection = Connection.open(options, console)) {
      return take(connection.client(), console);
    }
  }

  private int take(ApiClient client, Console console) {
    try {
      if (ArchiveImport.isArchive(file)) {
        new ArchiveImport(client, console).send(file, dryRun);
        return ExitCode.OK.code();
      }
      return send(client, console);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("dryRun", String.valueOf(dryRun));
    query.put("format", format);
    query.put("charset", charset);
    query.put("map", mapping.isEmpty() ? null : String.join(",", mapping));
    query.put("statuses", statuses.isEmpty() ? null : String.join(",", statuses));
    query.put("source", source);
    query.put("product", product);
    query.put("createProducts", createProducts ? "true" : null);
    return query;
  }

  private int send(ApiClient client, Console console) throws IOException {
    String path = Importers.chosen(client, into).path();
    try (Report refusals = new Report(file.toString(), report, console);
        InputStream in = Files.newInputStream(file)) {
      ProgressBar bar = new ProgressBar(console, "importing", Files.size(file));
      Summary summary = new FileImport(client, refusals, bar, console, path, query()).send(in);
      console.say(dryRun ? "Checked " + file + ", nothing is changed:" : "Imported " + file + ":");
      summary.lines().forEach(console::say);
      return refusals.refused() == 0 ? ExitCode.OK.code() : ExitCode.IMPORT_REFUSED.code();
    }
  }
}
