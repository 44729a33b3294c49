package dev.millet.imports.run;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileImporter;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.imports.csv.CountedInput;
import dev.millet.imports.file.CsvSource;
import dev.millet.imports.file.FileOpening;
import dev.millet.imports.file.ImportOptions;
import dev.millet.imports.file.LineReader;
import dev.millet.imports.file.RowSource;
import dev.millet.imports.file.Times;
import dev.millet.imports.file.UnusableFileException;
import dev.millet.imports.run.ImportMessage.Failure;
import dev.millet.imports.run.ImportMessage.Listener;
import dev.millet.imports.run.ImportMessage.Progress;
import dev.millet.imports.run.ImportMessage.Reading;
import dev.millet.imports.run.ImportMessage.Refusal;
import dev.millet.imports.run.ImportMessage.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/**
 * One import, from the first line to the summary. Holds a few rows at a time. Used by one thread.
 *
 * @param <R> a row as the module keeps it
 */
public final class ImportRun<R> {

  private static final int ROWS_A_WRITE = 50;
  private static final String PRODUCT = "product";
  private static final String NO_PRODUCT =
      "The file has no column for the product. Name one for all rows: --product phone. If there is"
          + " none yet, make it with --create-products --product Phone; or say which column it is:"
          + " --map product=Column.";

  private final FileImport<R> definition;
  private final boolean dryRun;
  private final CountedInput in;
  private final FileOpening.Opened file;
  private final Listener listener;
  private final RunTally tally;
  private final RunSession session;
  private final FileImporter<R> importer;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<R> waiting = new ArrayList<>();
  private long waitingBytes;
  private long line;

  /**
   * Opens a file and reads as far as is needed to know what it is.
   *
   * @throws UnusableFileException where it cannot be taken at all
   */
  public ImportRun(
      FileImport<R> definition,
      RunServices services,
      Database database,
      ImportOptions options,
      InputStream in,
      Listener listener)
      throws IOException {
    Instant now = Instant.now();
    this.definition = definition;
    this.dryRun = options.dryRun();
    this.in = new CountedInput(in);
    this.file = new FileOpening(definition, services.json(), new Times(now)).open(this.in, options);
    if (needsProduct(definition, file.rows(), options)) {
      throw new UnusableFileException(NO_PRODUCT);
    }
    this.listener = listener;
    this.tally = new RunTally(definition);
    this.session =
        new RunSession(
            services,
            database,
            options,
            file.rows().format(),
            now,
            tally,
            refused -> refusals.add(Refusal.of(refused)));
    this.importer = definition.importer(session);
  }

  /** Returns whether a file says nowhere which product its rows are about, and nobody else does. */
  public static boolean needsProduct(
      FileImport<?> definition, RowSource rows, ImportOptions options) {
    return options.product() == null
        && definition.fields().contains(PRODUCT)
        && rows instanceof CsvSource csv
        && !csv.header().has(PRODUCT);
  }

  /** Reads everything and tells of it; ends with a summary or a failure. */
  public void run() throws IOException {
    listener.tell(new Reading(file.rows().format().word(), file.charset().name()));
    for (String warning : file.rows().warnings()) {
      listener.tell(new Warning(warning));
    }
    try {
      for (var next = file.rows().next(); next != null; next = file.rows().next()) {
        line = next.line();
        tally.line(line);
        take(next);
        if (waiting.size() >= ROWS_A_WRITE || waitingBytes > LineReader.MAX_BYTES) {
          flush();
        }
      }
      flush();
      if (!dryRun) {
        importer.finish();
      }
      listener.tell(tally.summary(dryRun));
    } catch (DatabaseException | JdbiException | ModuleUnavailableException e) {
      listener.tell(new Failure(line, e.getMessage()));
    }
  }

  private void take(RowSource.Raw next) {
    try {
      if (next.problem() != null) {
        throw next.problem();
      }
      read(next);
    } catch (RefusedRowException e) {
      tally.of(definition.kinds().get(0)).refused(1);
      refusals.add(Refusal.of(e));
    }
  }

  private void read(RowSource.Raw next) throws RefusedRowException {
    FileRow row = next.row();
    String kind = row.text("kind");
    if (PRODUCT.equals(kind)) {
      product(row);
      return;
    }
    if (kind != null && !kind.equals(definition.rowKind())) {
      throw row.refuse(
          "kind", Reason.of("no-kind", "''{0}'' or ''product'' is expected", definition.rowKind()));
    }
    waiting.add(importer.read(row));
    waitingBytes += next.weight();
  }

  private void product(FileRow row) throws RefusedRowException {
    var product = RunProducts.read(row);
    if (dryRun) {
      session.shelf().preview(product.slug());
    } else {
      session.write(
          handle -> {
            session.shelf().put(product);
            return null;
          });
    }
  }

  private void flush() throws IOException {
    if (!waiting.isEmpty()) {
      List<R> rows = List.copyOf(waiting);
      if (dryRun) {
        importer.preview(rows);
      } else {
        importer.write(rows);
      }
    }
    waiting.clear();
    waitingBytes = 0;
    for (Refusal refusal : refusals) {
      listener.tell(refusal);
    }
    refusals.clear();
    for (String note : tally.takeNotes()) {
      listener.tell(new Warning(note));
    }
    listener.tell(new Progress(line, in.bytes()));
  }
}
