package dev.millet.imports.page;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.imports.Importer;
import dev.millet.api.json.Json;
import dev.millet.imports.file.ImportOptions;
import dev.millet.imports.file.UnusableFileException;
import dev.millet.imports.run.ImportDesk;
import dev.millet.imports.run.ImportMessage;
import dev.millet.imports.run.ImportRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code /api/v1/…/import}: a file in, JSON Lines out, both as they come. */
public final class ImportApi<R> {

  private static final String LINES = "application/x-ndjson";

  private final ImportParts<R> parts;
  private final ImportChoices choices;
  private final String path;

  public ImportApi(ImportParts<R> parts) {
    this.parts = parts;
    this.choices = new ImportChoices(parts.file());
    this.path = "/api/v1" + parts.file().place() + "/import";
  }

  /** Returns its description for the command line. */
  public Importer importer() {
    Importer importer = Importer.of(path, parts.file().description());
    return parts.file().demo().map(importer::withDemo).orElse(importer);
  }

  /** Returns the route that takes the file. */
  public Route route() {
    RouteDocument document =
        RouteDocument.of("Imports " + String.join(", ", parts.file().kinds()))
            .describing(
                "The body is a file of any length: "
                    + parts.file().description()
                    + ". The answer is JSON Lines: objects whose 'type' is reading, warning,"
                    + " progress, refusal, summary or failure. The summary has the fields "
                    + String.join(", ", parts.file().kinds())
                    + ", each with the counts made, changed, unchanged and refused. The answer is"
                    + " read while the body is sent. Repeating an import adds nothing.")
            .query(
                "format",
                "string",
                "auto, " + String.join(", ", ImportChoices.formats(parts.file())))
            .query("charset", "string", "The encoding of the file: UTF-8 by default")
            .query("map", "string", "The columns of a CSV: title=Subject,body=Text");
    if (parts.file().statuses().isPresent()) {
      document =
          document.query("statuses", "string", "What other words mean: In Beta=in-progress,…");
    }
    document =
        document
            .query("source", "string", "Names where the rows come from")
            .query(
                "product",
                "string",
                "The product of rows that name none: its slug; or, to be made, its name")
            .query(
                "createProducts",
                "boolean",
                "Make the product that `product` names where there is none; false by default")
            .query("dryRun", "boolean", "Only tell what would be done; false by default")
            .problems("invalid", "imports.running", "imports.unusable");
    return Route.post(path, parts.file().permission(), document, this::take).withStreamedBody();
  }

  private Reply take(Request request) throws IOException {
    ImportOptions options = parts.desk().checked(choices.query(request));
    ImportDesk.Turn turn = parts.desk().begin();
    try {
      InputStream in = request.stream();
      Lines answer = new Lines(parts.services().json());
      ImportRun<R> run =
          new ImportRun<>(
              parts.file(), parts.services(), parts.database(), options, in, answer::say);
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
      throw Problem.of(422, "imports.unusable", "The file cannot be imported", e.getMessage())
          .toException();
    } catch (IOException | RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  private static final class Lines {

    private final Json json;
    private OutputStream out;

    Lines(Json json) {
      this.json = json;
    }

    void say(Object message) throws IOException {
      boolean ends = message instanceof ImportMessage.Summary;
      out.write(
          json.writeBytes(
              message instanceof ImportMessage.Summary summary ? summary.toJson() : message));
      out.write('\n');
      if (ends || message instanceof ImportMessage.Progress) {
        out.flush();
      }
    }
  }
}
