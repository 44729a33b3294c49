package dev.millet.suggestions.imports;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.products.NewProduct;
import dev.millet.suggestions.imports.ImportMessage.Failure;
import dev.millet.suggestions.imports.ImportMessage.Progress;
import dev.millet.suggestions.imports.ImportMessage.Reading;
import dev.millet.suggestions.imports.ImportMessage.Refusal;
import dev.millet.suggestions.imports.ImportMessage.Warning;
import dev.millet.suggestions.imports.csv.CountedInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * One import, from the first line to the summary. Holds a few rows at a time and 64 bits for each
 * row that it has seen. Used by one thread.
 */
final class ImportRun {

  private static final int ROWS_A_WRITE = 50;
  private static final String NO_PRODUCT =
      "The file has no column for the product. Name one for all rows: --product phone. If there is"
          + " none yet, make it with --create-products --product Phone; or say which column it is:"
          + " --map product=Column.";

  private final ImportParts parts;
  private final boolean dryRun;
  private final CountedInput in;
  private final FileOpening.Opened file;
  private final Listener listener;
  private final Tally tally = new Tally();
  private final RowReader reader;
  private final RowWriter writer;
  private final CommentWriter comments;
  private final VoteWriter votes;
  private final DuplicateWriter duplicates;
  private final ProductShelf shelf;
  private final Set<Long> seen = new HashSet<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Row> waiting = new ArrayList<>();
  private long waitingBytes;
  private long line;

  /** Is told how an import goes, with the records of {@link ImportMessage}. */
  @FunctionalInterface
  interface Listener {

    /** Takes one message; what it throws ends the import. */
    void tell(Object message) throws IOException;
  }

  /**
   * Opens a file and reads as far as is needed to know what it is.
   *
   * @throws UnusableFileException where it cannot be taken at all
   */
  ImportRun(ImportParts parts, ImportOptions options, InputStream in, Listener listener)
      throws IOException {
    this.parts = parts;
    this.dryRun = options.dryRun();
    this.in = new CountedInput(in);
    this.file = new FileOpening(parts.json()).open(this.in, options);
    if (needsProduct(file.rows(), options)) {
      throw new UnusableFileException(NO_PRODUCT);
    }
    this.listener = listener;
    People people = new People(parts.platform().members(), parts.platform().guard());
    Format format = file.rows().format();
    this.shelf = new ProductShelf(parts.platform().products(), tally);
    this.reader = new RowReader(new Times(Instant.now()), options, format, tally, refusals::add);
    this.writer = new RowWriter(parts, people, shelf, tally);
    this.comments = new CommentWriter(parts, people, tally);
    this.duplicates = new DuplicateWriter(parts, tally);
    this.votes = new VoteWriter(parts, people, tally);
  }

  /** Returns whether a file says nowhere which product its rows are about, and nobody else does. */
  static boolean needsProduct(RowSource rows, ImportOptions options) {
    return options.product() == null
        && rows instanceof CsvSource csv
        && !csv.header().has("product");
  }

  /** Reads everything and tells of it; ends with a summary or a failure. */
  void run() throws IOException {
    listener.tell(
        new Reading(ImportMessage.READING, file.rows().format().word(), file.charset().name()));
    for (String warning : file.rows().warnings()) {
      listener.tell(new Warning(ImportMessage.WARNING, warning));
    }
    try {
      for (var next = file.rows().next(); next != null; next = file.rows().next()) {
        line = next.line();
        tally.line(line);
        take(next);
        if (waiting.size() >= ROWS_A_WRITE || waitingBytes > LineReader.LONGEST) {
          flush();
        }
      }
      flush();
      duplicates.finish();
      listener.tell(tally.summary(dryRun));
    } catch (DatabaseException | JdbiException | ModuleUnavailableException e) {
      listener.tell(new Failure(ImportMessage.FAILURE, line, e.getMessage()));
    }
  }

  private void take(RowSource.Raw next) {
    try {
      if (next.problem() != null) {
        throw next.problem();
      }
      read(next);
    } catch (RefusedFieldException e) {
      tally.suggestions().refused();
      refusals.add(e.refusal());
    }
  }

  private void read(RowSource.Raw next) throws RefusedFieldException {
    Fields fields = next.fields();
    String kind = fields.text("kind");
    if ("product".equals(kind)) {
      product(ProductShelf.read(fields));
      return;
    }
    if (kind != null && !kind.equals("suggestion")) {
      throw fields.refuse("kind", Reason.NO_KIND);
    }
    int before = refusals.size();
    Row row = reader.read(fields, next.again());
    boolean first = seen.add(RowReader.key(row.source(), row.sourceId()));
    if (!first && !next.again()) {
      refusals.subList(before, refusals.size()).clear();
      throw fields.refuse("id", Reason.TWICE);
    }
    waiting.add(first ? row : row.withVotesOnly());
    waitingBytes += next.weight();
  }

  private void product(NewProduct product) {
    if (!dryRun) {
      new RepeatedWrite(parts.platform().database())
          .write(
              handle -> {
                shelf.begin();
                shelf.put(product);
                return null;
              });
      shelf.count();
    } else {
      shelf.look(product.slug());
    }
  }

  private void flush() throws IOException {
    if (dryRun) {
      writer.look(waiting);
      comments.look(waiting);
      votes.look(waiting);
    } else if (!waiting.isEmpty()) {
      var written = writer.write(waiting);
      comments.write(written);
      duplicates.meet(written);
      votes.write(written);
    }
    waiting.clear();
    waitingBytes = 0;
    for (Refusal refusal : refusals) {
      listener.tell(refusal);
    }
    refusals.clear();
    for (String note : tally.takeNotes()) {
      listener.tell(new Warning(ImportMessage.WARNING, note));
    }
    listener.tell(new Progress(ImportMessage.PROGRESS, line, in.bytes()));
  }
}
