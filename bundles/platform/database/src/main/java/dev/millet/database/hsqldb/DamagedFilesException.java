package dev.millet.database.hsqldb;

import java.sql.SQLException;

/**
 * The files of the database are not as they were written. The message says where and what to do.
 */
public final class DamagedFilesException extends SQLException {

  private static final long serialVersionUID = 1L;

  DamagedFilesException(Damage damage, Exception cause) {
    super(
        damage.text()
            + " Put a back-up in the place of the directory, or start with `millet run --recover`:"
            + " it keeps the damaged files beside, starts with what is intact and says what is"
            + " missing.",
        cause);
  }
}
