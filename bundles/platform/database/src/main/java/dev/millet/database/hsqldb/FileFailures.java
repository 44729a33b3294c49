package dev.millet.database.hsqldb;

import java.sql.SQLException;
import java.util.Set;

/** Tells errors of HSQLDB that say that its files failed (org.hsqldb.error.ErrorCode in 2.7.4). */
final class FileFailures {

  /** FILE_IO_ERROR, DATA_FILE_BACKUP_MISMATCH, DATA_FILE_ERROR, DATA_FILE_IS_FULL. */
  private static final Set<Integer> CODES = Set.of(-452, -454, -466, -468);

  private FileFailures() {}

  static boolean isOne(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && CODES.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }
}
