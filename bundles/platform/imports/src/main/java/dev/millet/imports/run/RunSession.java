package dev.millet.imports.run;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.ImportTally;
import dev.millet.api.imports.ImportedPeople;
import dev.millet.api.imports.ImportedProducts;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.imports.file.ImportOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One import, as the module sees it. */
final class RunSession implements ImportSession {

  private static final FileText SOURCE = FileText.line("source", 100);

  private final ImportOptions options;
  private final FileFormat format;
  private final Instant startedAt;
  private final RunTally tally;
  private final RunPeople people;
  private final RunProducts products;
  private final RepeatedWrite repeated;
  private final Consumer<RefusedRowException> refused;

  RunSession(
      RunServices services,
      Database database,
      ImportOptions options,
      FileFormat format,
      Instant startedAt,
      RunTally tally,
      Consumer<RefusedRowException> refused) {
    this.options = options;
    this.format = format;
    this.startedAt = startedAt;
    this.tally = tally;
    this.people = new RunPeople(services.members(), services.guard());
    this.products = new RunProducts(services.products(), tally);
    this.repeated = new RepeatedWrite(database);
    this.refused = refused;
  }

  @Override
  public FileFormat format() {
    return format;
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public String source(FileRow row) throws RefusedRowException {
    String given = row.text("source");
    String named = given != null ? given : options.source();
    return named == null ? format.source() : row.checked(SOURCE, named);
  }

  @Override
  public String product(FileRow row, String name, String defaultValue) throws RefusedRowException {
    for (String each : new String[] {name, options.product(), defaultValue}) {
      if (each != null) {
        String fit = RunProducts.NAME.fit(each);
        if (RunProducts.NAME.problem(fit).isEmpty()) {
          return fit;
        }
      }
    }
    if (!format.equals(FileFormat.JSON_LINES)) {
      throw row.refuse("product", Reason.NO_PRODUCT);
    }
    return source(row);
  }

  @Override
  public Optional<String> status(String word) {
    return Optional.ofNullable(options.statuses().get(StatusMeanings.normal(word)));
  }

  @Override
  public void refuse(RefusedRowException refusal) {
    refused.accept(refusal);
  }

  @Override
  public ImportTally tally() {
    return tally;
  }

  @Override
  public ImportedPeople people() {
    return people;
  }

  @Override
  public ImportedProducts products() {
    return products;
  }

  RunProducts shelf() {
    return products;
  }

  @Override
  public <T> T write(Work<T> work) {
    T written =
        repeated.write(
            handle -> {
              products.begin();
              return work.run(handle);
            });
    products.count();
    return written;
  }
}
