package dev.millet.suggestions.imports;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.Upload;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * {@code /suggestions/import}: an administrator uploads a file, sees how it would be read, has it
 * checked, and imports it. The page of an import grows while it runs, without any script.
 */
public final class ImportPage {

  private static final String PATH = "/suggestions/import";
  private static final String FILE = PATH + "/{token}";
  private static final int LARGEST = 512 << 20;
  private static final int ORDER = 300;

  /** The mark at which the page is cut in two: the part before it is sent at once. */
  private static final String CUT = "<div class=\"import-running\">";

  private final ImportParts parts;
  private final ImportDesk desk;
  private final Pages pages;
  private final StagedFiles staged;

  public ImportPage(ImportParts parts, ImportDesk desk, Pages pages, InstantSource clock) {
    this.parts = parts;
    this.desk = desk;
    this.pages = pages;
    this.staged = new StagedFiles(clock);
  }

  public List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "import.title", ORDER, ImportApi.IMPORT),
        Route.get(
            PATH,
            ImportApi.IMPORT,
            RouteDocument.of("Where a file of suggestions is uploaded"),
            request -> start(request, "")),
        Route.post(PATH, ImportApi.IMPORT, RouteDocument.of("Takes the file"), this::upload)
            .withMaxBody(LARGEST)
            .withTimeout(Duration.ZERO),
        Route.get(
            FILE,
            ImportApi.IMPORT,
            RouteDocument.of("How the file would be read"),
            request ->
                form(request, file(request), ImportForm.RULES.filled(ImportForm.EMPTY), Map.of())),
        Route.post(
                FILE,
                ImportApi.IMPORT,
                RouteDocument.of("Shows how the file would be read, checks it, or imports it"),
                this::step)
            .withTimeout(Duration.ZERO),
        Route.get(
            FILE + "/report.csv",
            ImportApi.IMPORT,
            RouteDocument.of("The rows that were refused the last time"),
            this::report));
  }

  /**
   * Shows the page on which a file is uploaded.
   *
   * @param error the message key of what is wrong; the empty string where nothing is
   */
  private Reply start(Request request, String error) {
    String title = pages.view(request).text("import.title");
    return pages.page(
        request,
        Page.of(title, "import.jte", error).in(Menu.ADMINISTRATION).withStyles("suggestions.css"));
  }

  private Reply upload(Request request) throws IOException {
    Upload upload = request.form().upload("file").orElse(null);
    if (upload == null || upload.length() == 0) {
      return start(request, "import.no-file").withStatus(422);
    }
    return Reply.seeOther(PATH + "/" + staged.keep(upload).token());
  }

  private StagedFiles.Staged file(Request request) {
    return staged
        .find(request.parameter("token"))
        .orElseThrow(
            () ->
                Problem.notFound(
                        "The uploaded file is no longer kept. Upload it again on " + PATH + ".")
                    .toException());
  }

  private Reply step(Request request) throws IOException {
    StagedFiles.Staged file = file(request);
    Input<ImportForm> input = request.form(ImportForm.RULES);
    Map<String, String> columns = ImportForm.columns(request.form());
    if (input.hasErrors()) {
      return form(request, file, input, columns).withStatus(422);
    }
    ImportOptions options;
    try {
      options = desk.checked(input.value().options(columns));
    } catch (ProblemException e) {
      return form(request, file, input.refused(e.problem()), columns).withStatus(422);
    }
    String step = request.form().value("step");
    boolean runs = step.equals("check") || step.equals("import");
    Preview preview = preview(file, options);
    if (!runs || preview.problem() != null || preview.missing().product()) {
      return form(request, file, input, columns).withStatus(runs ? 422 : 200);
    }
    return run(
        request, file, ImportForm.values(input, columns), options.withDryRun(step.equals("check")));
  }

  private Reply form(
      Request request,
      StagedFiles.Staged file,
      Input<ImportForm> input,
      Map<String, String> columns)
      throws IOException {
    ImportOptions options =
        input.hasErrors() ? ImportForm.EMPTY.options(Map.of()) : input.value().options(columns);
    ImportFormModel model =
        new ImportFormModel(
            PATH + "/" + file.token(),
            file.name(),
            file.length(),
            preview(file, options),
            parts.platform().products().all(),
            input,
            columns);
    String title = pages.view(request).text("import.title");
    return pages.page(
        request,
        Page.of(title, "importform.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStyles("suggestions.css"));
  }

  private Preview preview(StagedFiles.Staged file, ImportOptions options) throws IOException {
    Preview preview;
    try (InputStream in = file.open()) {
      preview = Preview.of(in, options, parts);
    }
    if (preview.problem() == null) {
      return preview;
    }
    try (InputStream in = file.open()) {
      return preview.withColumns(in, options);
    }
  }

  private Reply run(
      Request request, StagedFiles.Staged file, Map<String, String> values, ImportOptions options) {
    ImportDesk.Turn turn = desk.begin();
    try {
      String path = PATH + "/" + file.token();
      String title =
          pages.view(request).text(options.dryRun() ? "import.checking" : "import.importing");
      var frame =
          new ImportResultModel(
              path, file.name(), options.dryRun(), values, List.of(), List.of(), 0, null, null);
      Reply page =
          pages.page(request, Page.of(title, "importrun.jte", frame).withStyles("suggestions.css"));
      String html = new String(((Reply.Bytes) page.body()).content(), StandardCharsets.UTF_8);
      int cut = html.indexOf(CUT) + CUT.length();
      return Reply.stream(
          Reply.HTML,
          out -> {
            try (turn) {
              PageStream stream = new PageStream(out);
              stream.send(html.substring(0, cut));
              ImportResultModel result = run(request, file, options, values, stream);
              stream.send(pages.fragment(request, "importresult.jte", result).markup());
              stream.send(html.substring(cut));
            }
          });
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  private ImportResultModel run(
      Request request,
      StagedFiles.Staged file,
      ImportOptions options,
      Map<String, String> values,
      PageStream stream)
      throws IOException {
    String path = PATH + "/" + file.token();
    try (InputStream in = file.open();
        ReportFile report = new ReportFile(file.report(), file.name())) {
      ImportProgress progress =
          new ImportProgress(
              file,
              report,
              (lines, percent) ->
                  stream.send(
                      pages
                          .fragment(
                              request,
                              "importprogress.jte",
                              new ImportResultModel.Bar(lines, percent))
                          .markup()));
      try {
        new ImportRun(parts, options, in, progress).run();
      } catch (UnusableFileException e) {
        progress.failed(e.getMessage());
      }
      return progress.result(path, options.dryRun(), values);
    }
  }

  private Reply report(Request request) throws IOException {
    byte[] content = Files.readAllBytes(file(request).report());
    return Reply.bytes("text/csv; charset=utf-8", content)
        .withHeader("Content-Disposition", "attachment; filename=\"refused.csv\"");
  }

  /** The stream to the page; closing the page does not end the import. */
  private static final class PageStream {

    private final OutputStream out;
    private boolean gone;

    PageStream(OutputStream out) {
      this.out = out;
    }

    void send(String html) {
      try {
        if (!gone) {
          out.write(html.getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      } catch (IOException e) {
        gone = true;
      }
    }
  }
}
