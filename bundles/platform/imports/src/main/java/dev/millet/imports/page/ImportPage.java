package dev.millet.imports.page;

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
import dev.millet.imports.file.ImportOptions;
import dev.millet.imports.file.UnusableFileException;
import dev.millet.imports.run.ImportDesk;
import dev.millet.imports.run.ImportRun;
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
 * {@code /…/import}: an administrator uploads a file, sees how it would be read, has it checked,
 * and imports it. The page of an import grows while it runs, without any script.
 */
public final class ImportPage<R> {

  private static final int LARGEST = 512 << 20;
  private static final int ORDER = 300;
  private static final String TITLE = "import.title";
  private static final String STYLES = "imports.css";

  /** The mark at which the page is cut in two: the part before it is sent at once. */
  private static final String CUT = "<div class=\"import-running\">";

  private final ImportParts<R> parts;
  private final ImportChoices choices;
  private final Pages pages;
  private final StagedFiles staged;
  private final String path;

  public ImportPage(ImportParts<R> parts, Pages pages, InstantSource clock) {
    this.parts = parts;
    this.choices = new ImportChoices(parts.file());
    this.pages = pages;
    this.staged = new StagedFiles(clock);
    this.path = parts.file().place() + "/import";
  }

  public List<Contribution> contributions() {
    var permission = parts.file().permission();
    String file = path + "/{token}";
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, path, TITLE, ORDER, permission),
        Route.get(
            path,
            permission,
            RouteDocument.of("Where a file is uploaded to be imported"),
            request -> start(request, "")),
        Route.post(path, permission, RouteDocument.of("Takes the file"), this::upload)
            .withMaxBody(LARGEST)
            .withTimeout(Duration.ZERO),
        Route.get(
            file,
            permission,
            RouteDocument.of("How the file would be read"),
            request ->
                form(request, file(request), choices.rules().filled(ImportForm.EMPTY), Map.of())),
        Route.post(
                file,
                permission,
                RouteDocument.of("Shows how the file would be read, checks it, or imports it"),
                this::step)
            .withTimeout(Duration.ZERO),
        Route.get(
            file + "/report.csv",
            permission,
            RouteDocument.of("The rows that were refused the last time"),
            this::report));
  }

  private TextsOfModule texts(Request request) {
    return new TextsOfModule(parts.texts().view(request));
  }

  /**
   * Shows the page on which a file is uploaded.
   *
   * @param error the message key of what is wrong; the empty string where nothing is
   */
  private Reply start(Request request, String error) {
    TextsOfModule texts = texts(request);
    return pages.page(
        request,
        Page.of(texts.of(TITLE), "import.jte", new ImportStartModel(texts, path, error))
            .in(Menu.ADMINISTRATION)
            .withStyles(STYLES));
  }

  private Reply upload(Request request) throws IOException {
    Upload upload = request.form().upload("file").orElse(null);
    if (upload == null || upload.length() == 0) {
      return start(request, "import.no-file").withStatus(422);
    }
    return Reply.seeOther(path + "/" + staged.keep(upload).token());
  }

  private StagedFiles.Staged file(Request request) {
    return staged
        .find(request.parameter("token"))
        .orElseThrow(
            () ->
                Problem.notFound(
                        "The uploaded file is no longer kept. Upload it again on " + path + ".")
                    .toException());
  }

  private Reply step(Request request) throws IOException {
    StagedFiles.Staged file = file(request);
    Input<ImportForm> input = request.form(choices.rules());
    Map<String, String> columns = ImportForm.columns(parts.file().fields(), request.form());
    if (input.hasErrors()) {
      return form(request, file, input, columns).withStatus(422);
    }
    ImportOptions options;
    try {
      options = parts.desk().checked(choices.options(input.value(), columns));
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
        input.hasErrors()
            ? choices.options(ImportForm.EMPTY, Map.of())
            : choices.options(input.value(), columns);
    TextsOfModule texts = texts(request);
    ImportFormModel model =
        new ImportFormModel(
            parts.file(),
            texts,
            path + "/" + file.token(),
            file.name(),
            file.length(),
            preview(file, options),
            parts.file().fields().contains("product")
                ? parts.services().products().all()
                : List.of(),
            input,
            columns);
    return pages.page(
        request,
        Page.of(texts.of(TITLE), "importform.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStyles(STYLES));
  }

  private Preview preview(StagedFiles.Staged file, ImportOptions options) throws IOException {
    Preview preview;
    try (InputStream in = file.open()) {
      preview = Preview.of(in, parts.file(), options, parts.services().json());
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
    ImportDesk.Turn turn = parts.desk().begin();
    try {
      String title =
          pages.view(request).text(options.dryRun() ? "import.checking" : "import.importing");
      var frame =
          new ImportResultModel(
              texts(request), parts.file().place(), file, options.dryRun(), values, null);
      Reply page = pages.page(request, Page.of(title, "importrun.jte", frame).withStyles(STYLES));
      String html = new String(((Reply.Bytes) page.body()).content(), StandardCharsets.UTF_8);
      int cut = html.indexOf(CUT) + CUT.length();
      return Reply.stream(
          Reply.HTML,
          out -> {
            try (turn) {
              PageStream stream = new PageStream(out);
              stream.send(html.substring(0, cut));
              ImportResultModel result =
                  new ImportResultModel(
                      frame.texts(),
                      frame.place(),
                      file,
                      frame.dryRun(),
                      values,
                      run(request, file, options, stream));
              stream.send(pages.fragment(request, "importresult.jte", result).markup());
              stream.send(html.substring(cut));
            }
          });
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  private ImportResultModel.Outcome run(
      Request request, StagedFiles.Staged file, ImportOptions options, PageStream stream)
      throws IOException {
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
        new ImportRun<>(parts.file(), parts.services(), parts.database(), options, in, progress)
            .run();
      } catch (UnusableFileException e) {
        progress.failed(e.getMessage());
      }
      return progress.outcome();
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
