package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.imports.Importer;
import dev.millet.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** {@code /api/v1/suggestions/import}: a file in, JSON Lines out, both as they come. */
public final class ImportApi {

  static final Permission IMPORT = Permission.toAdminister("suggestions.import");

  private static final String PATH = "/api/v1/suggestions/import";
  private static final String LINES = "application/x-ndjson";

  private final ImportParts parts;
  private final ImportDesk desk;

  public ImportApi(ImportParts parts, ImportDesk desk) {
    this.parts = parts;
    this.desk = desk;
  }

  /** Returns its description for the command line. */
  public static Importer importer() {
    return Importer.of(
        PATH,
        "Suggestions with comments and votes: JSON Lines, the CSV of Fider, Quackback or"
            + " UserVoice, or any other CSV");
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                PATH,
                IMPORT,
                RouteDocument.of("Imports suggestions with their comments and votes")
                    .describing(
                        "The body is JSON Lines, or the CSV of Fider, Quackback, UserVoice or any"
                            + " other, of any length. The answer is JSON Lines: objects whose"
                            + " 'type' is reading, warning, progress, refusal, summary or failure."
                            + " It is read while the body is sent. Repeating an import adds"
                            + " nothing.")
                    .query("format", "string", "auto, " + String.join(", ", Format.words()))
                    .query("charset", "string", "The encoding of the file: UTF-8 by default")
                    .query("map", "string", "The columns of a CSV: title=Subject,body=Text")
                    .query("statuses", "string", "What other words mean: In Beta=in-progress,…")
                    .query("source", "string", "Names where the rows come from")
                    .query(
                        "product",
                        "string",
                        "The product of rows that name none: its slug; or, to be made, its name")
                    .query(
                        "createProducts",
                        "boolean",
                        "Make the product that `product` names where there is none; false by"
                            + " default")
                    .query("dryRun", "boolean", "Only tell what would be done; false by default")
                    .giving(200, ImportMessage.Summary.class)
                    .problems(
                        "invalid", "suggestions.import-running", "suggestions.import-unusable"),
                this::take)
            .withStreamedBody());
  }

  private Reply take(Request request) throws IOException {
    ImportOptions options = desk.checked(ImportForm.query(request));
    ImportDesk.Turn turn = desk.begin();
    try {
      InputStream in = request.stream();
      Lines answer = new Lines(parts.json());
      ImportRun run = new ImportRun(parts, options, in, answer::say);
      return Reply.stream(
          LINES,
          out -> {
            try (turn) {
              answer.out = out;
              run.run();
            }
          });
    } catch (UnusableFileException e) {
      turn.close();
      // a client that has not sent everything would not read the answer
      request.stream().transferTo(OutputStream.nullOutputStream());
      throw unusable(e);
    } catch (IOException | RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  static RuntimeException unusable(UnusableFileException e) {
    return Problem.of(
            422, "suggestions.import-unusable", "The file cannot be imported", e.getMessage())
        .toException();
  }

  private static final class Lines {

    private final Json json;
    private OutputStream out;

    Lines(Json json) {
      this.json = json;
    }

    void say(Object message) throws IOException {
      out.write(json.writeBytes(message));
      out.write('\n');
      if (message instanceof ImportMessage.Progress || message instanceof ImportMessage.Summary) {
        out.flush();
      }
    }
  }
}
