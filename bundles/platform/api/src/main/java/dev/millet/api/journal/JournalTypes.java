package dev.millet.api.journal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The journal types that the active modules describe. Thread-safe; reads from memory.
 *
 * @since 1.4
 */
@ProviderType
public interface JournalTypes {

  /** Returns the described types, in the order of their names. */
  List<JournalType> all();

  /** Finds a type; empty where no active module describes it. */
  Optional<JournalType> find(String name);

  /** Returns what a type is called in a language; its name where no active module describes it. */
  String label(String name, Locale language);

  /** Returns what a field of a type is called in a language; its name where there is no label. */
  String label(String name, String field, Locale language);
}
