package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;

/**
 * Reports the statements that are run inside a write to a {@link ScanCheck}, and fails a write that
 * reads a whole table.
 */
final class ScanCheckedDatabase extends DatabaseDecorator {

  private final ScanCheck check;

  ScanCheckedDatabase(Database database, ScanCheck check) {
    super(database);
    this.check = check;
  }

  @Override
  public <T> T read(Work<T> work) {
    return super.read(writing() ? check.listening(work) : work);
  }

  @Override
  public <T> T write(Work<T> work) {
    T result = super.write(check.listening(work));
    if (!writing()) {
      check.requireNoScan();
    }
    return result;
  }
}
