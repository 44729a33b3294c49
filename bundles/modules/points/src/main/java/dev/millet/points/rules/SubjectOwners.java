package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.VisibleSubjects;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The modules that say whose a subject is. The types that any of them has known are kept, so that a
 * module that is away is told from one that there never was. Thread-safe.
 */
final class SubjectOwners {

  private final Supplier<List<SubjectCatalog>> catalogs;
  private final Table<Known> rows;
  private volatile Set<String> known;

  /** A type of subjects, as a row of {@code points_subject_types}. */
  record Known(String type) {}

  /** The owners of one moment. */
  record Present(VisibleSubjects subjects, Set<String> types, Set<String> known) {

    /** Returns whether nobody says at the moment whose a subject is, though somebody has before. */
    boolean isAway(Subject subject) {
      return known.contains(subject.type()) && !types.contains(subject.type());
    }
  }

  SubjectOwners(Database database, Supplier<List<SubjectCatalog>> catalogs) {
    this.catalogs = catalogs;
    this.rows = database.table("points_subject_types", Known.class).key("type");
  }

  /** Keeps the types that are known now; inside a write transaction. Does little as a rule. */
  void refresh(Handle handle) {
    Set<String> there = present().types();
    Set<String> before = known;
    if (before == null || !before.containsAll(there)) {
      rows.insertAbsent(handle, there.stream().sorted().map(Known::new).toList());
      Set<String> all = new HashSet<>(there);
      rows.select(handle, "SELECT <columns> FROM points_subject_types", query -> query)
          .forEach(row -> all.add(row.type()));
      known = Set.copyOf(all);
    }
  }

  /** Returns the owners that are there now. */
  Present present() {
    List<SubjectCatalog> there = List.copyOf(catalogs.get());
    Set<String> types = there.stream().map(SubjectCatalog::type).collect(Collectors.toSet());
    Set<String> before = known;
    return new Present(new VisibleSubjects(() -> there), types, before == null ? Set.of() : before);
  }
}
