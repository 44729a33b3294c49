package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.platform.api.database.MigrationStep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the steps of a module from the names and texts of its {@code db/} folder. */
public final class MigrationFiles {

  private static final Pattern NAME =
      Pattern.compile("(\\d{4})-([a-z0-9-]+?)(?:\\.(hsqldb|postgresql))?\\.sql");

  private MigrationFiles() {}

  /**
   * The steps for one kind of database. Those in {@code db/contract/} take away, those in {@code
   * db/takeover/} move rows of other bundles' tables, those in {@code db/former/} are about tables
   * that other bundles have taken over; they are numbered together with the others.
   *
   * @param module the module's name
   * @param texts the content of each file by its path
   * @throws DatabaseException where a name has no meaning or a number is used twice
   */
  public static ModuleSteps of(String module, Map<String, String> texts, Dialect dialect) {
    Map<Integer, MigrationFile> steps = new TreeMap<>();
    texts.forEach(
        (path, text) -> {
          Matcher name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
          if (!name.matches()) {
            throw refused(module, path, "is not named NNNN-what-it-does[.hsqldb|.postgresql].sql");
          }
          if (name.group(3) == null || name.group(3).equalsIgnoreCase(dialect.name())) {
            MigrationFile file = file(module, path, name, text);
            if (steps.putIfAbsent(file.step().number(), file) != null) {
              throw refused(module, path, "has the number of another file");
            }
          }
        });
    return new ModuleSteps(module, List.copyOf(steps.values()));
  }

  private static MigrationFile file(String module, String path, Matcher name, String text) {
    int number = Integer.parseInt(name.group(1));
    if (number == 0) {
      throw refused(module, path, "is numbered 0; numbers begin at 1");
    }
    String unix = text.replace("\r\n", "\n");
    String statement = unix.strip();
    return new MigrationFile(
        new MigrationStep(module, number, name.group(2), path, checksum(unix)),
        statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement);
  }

  private static DatabaseException refused(String module, String path, String why) {
    return new DatabaseException(
        Code.NOT_MIGRATED, "module " + module + ": " + path + " " + why, null);
  }

  private static String checksum(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
