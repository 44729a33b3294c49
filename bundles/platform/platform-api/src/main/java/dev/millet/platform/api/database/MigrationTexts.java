package dev.millet.platform.api.database;

import java.util.Map;

/**
 * The migration files of a version that is not installed, as they lie in its jar. Immutable.
 *
 * @param module the module's name
 * @param files the text of each file by its path, such as {@code db/0001-members.sql}; what lies
 *     deeper than {@code db/} and {@code db/contract/} is passed over
 * @since 1.3
 */
public record MigrationTexts(String module, Map<String, String> files) {

  /** Copies the files. */
  public MigrationTexts {
    files = Map.copyOf(files);
  }
}
