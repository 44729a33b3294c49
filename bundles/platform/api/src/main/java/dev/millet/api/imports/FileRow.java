package dev.millet.api.imports;

import dev.millet.api.members.ImportedPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One row of a file, or an object inside of it; whatever form the file has, the fields are those of
 * JSON Lines. Each method checks the type of what is there, and names line and column in its
 * refusal. Immutable.
 *
 * @since 1.1
 */
@ProviderType
public interface FileRow {

  /** Returns the number of its line, from 1. */
  long line();

  /** Returns whether the file may tell of the same thing again, in another place. */
  boolean isScattered();

  /** Returns the names of the fields that are there. */
  Set<String> names();

  /** Returns a value as it was read; null where it is absent or null. */
  Object value(String name);

  /** Returns a text; null where it is absent or null. Whole numbers are taken as texts. */
  String text(String name) throws RefusedRowException;

  /** Returns a text that must be there. */
  String requiredText(String name) throws RefusedRowException;

  /**
   * Returns a text as it is kept.
   *
   * @param text null counts as blank
   * @throws RefusedRowException where the rule refuses it
   */
  String checked(FileText rule, String text) throws RefusedRowException;

  /** Returns a whole number; the given one where it is absent or null. */
  int number(String name, int defaultValue) throws RefusedRowException;

  /** Returns a list of texts; empty where it is absent or null. */
  List<String> texts(String name) throws RefusedRowException;

  /** Returns the length of a list; 0 where it is absent or null. */
  int size(String name) throws RefusedRowException;

  /** Returns an element of a list of objects. */
  FileRow element(String name, int index) throws RefusedRowException;

  /**
   * Returns a time; null where it is absent or null. It is in RFC 3339, a date and time without a
   * zone (UTC), a date, or an ISO 8601 duration before the import, such as {@code P12DT3H}.
   */
  Instant time(String name) throws RefusedRowException;

  /** Returns a day; null where it is absent or null. It is a date, or such a duration. */
  LocalDate day(String name) throws RefusedRowException;

  /** Returns a person of whom only the name is known; null where there is nothing to see. */
  ImportedPerson person(String name) throws RefusedRowException;

  /** Returns the refusal of a field; of the whole line for the empty string. */
  RefusedRowException refuse(String name, Reason reason);
}
