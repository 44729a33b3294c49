package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code /api/v1/suggestions/import}: JSON Lines in, JSON Lines out, both as they come. */
public final class ImportApi {

  private static final String PATH = "/api/v1/suggestions/import";
  private static final String LINES = "application/x-ndjson";

  private final ImportParts parts;
  private final AtomicBoolean running = new AtomicBoolean();

  public ImportApi(ImportParts parts) {
    this.parts = parts;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                PATH,
                Permission.toAdminister("suggestions.import"),
                RouteDocument.of("Imports suggestions with their comments and votes")
                    .describing(
                        "The body is JSON Lines in UTF-8 of any length. The answer is JSON Lines:"
                            + " objects whose 'type' is progress, refusal, summary or failure. It"
                            + " is read while the body is sent. Repeating an import adds nothing.")
                    .query("product", "string", "The slug of the product of rows that name none")
                    .query("dryRun", "boolean", "Only tell what would be done; false by default")
                    .giving(200, ImportMessage.Summary.class)
                    .problems("invalid", "suggestions.import-running"),
                this::take)
            .withStreamedBody());
  }

  private Reply take(Request request) {
    boolean dryRun = flag(request.query("dryRun"));
    String product = request.query("product").map(this::known).orElse(null);
    if (!running.compareAndSet(false, true)) {
      throw Problem.of(
              409,
              "suggestions.import-running",
              "Another import is running",
              "Wait until it has ended, then repeat this one.")
          .toException();
    }
    return Reply.stream(
        LINES,
        out -> {
          try {
            new ImportRun(parts, product, dryRun, request.stream(), out).run();
          } finally {
            running.set(false);
          }
        });
  }

  private String known(String slug) {
    if (parts.database().read(handle -> parts.products().bySlug(handle, slug)).isEmpty()) {
      throw Problem.invalid("product", "unknown", "there is no product '" + slug + "'")
          .toException();
    }
    return slug;
  }

  private static boolean flag(Optional<String> value) {
    if (value.isEmpty() || value.get().equals("false")) {
      return false;
    }
    if (value.get().equals("true")) {
      return true;
    }
    throw Problem.invalid("dryRun", "not-boolean", "'dryRun' is true or false").toException();
  }
}
