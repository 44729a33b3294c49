package dev.millet.database.hsqldb;

import java.sql.SQLException;

/**
 * The files of the database are not as they were written. The message says where and what to do.
 */
public final class DamagedFilesException extends SQLException {

  private static final long serialVersionUID = 1L;

  DamagedFilesException(Damage damage, Exception cause) {
    super(
        damage.text() + " Keep a copy of the directory as it is, and put a back-up in its place.",
        cause);
  }
}
