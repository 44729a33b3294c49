package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.ImportTally;
import dev.millet.api.imports.ImportedPeople;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.ImportedPerson;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareTable;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.StatusChoice;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes rows without their comments and votes. Used by one thread. */
final class RowWriter {

  private final Database database;
  private final Journal journal;
  private final Suggestions suggestions;
  private final HiddenSuggestions hidden;
  private final Authoring authoring;
  private final ImportSession session;
  private final CareWriter care;
  private final ImportedRows imported = new ImportedRows();
  private final CareTable promises;
  private final CustomStatuses customs;
  private final ProductFields fields;

  /** A row and the suggestion that it is. */
  record Written(Row row, long suggestion) {}

  private enum Fate {
    MADE,
    CHANGED,
    UNCHANGED
  }

  RowWriter(SuggestionFiles.Parts parts, ImportSession session) {
    this.database = parts.platform().database();
    this.promises = new CareTable(database);
    this.customs = new CustomStatuses(database);
    this.fields = new ProductFields(database);
    this.journal = parts.platform().journal();
    this.suggestions = parts.suggestions();
    this.hidden = new HiddenSuggestions(suggestions, database.dialect());
    this.authoring = parts.authoring();
    this.session = session;
    this.care = new CareWriter(parts.care(), session.people());
  }

  /** Writes rows in one transaction; where another node imports the same, its rows are there. */
  List<Written> write(List<Row> rows) {
    Map<Row, Fate> fates = new HashMap<>();
    List<Row> plain = new ArrayList<>();
    List<Authoring.Submitted> submitted = new ArrayList<>();
    List<Written> written =
        session.write(
            handle -> {
              submitted.clear();
              plain.clear();
              session.people().meet(authors(rows));
              List<Written> done = new ArrayList<>(rows.size());
              for (Row row : rows) {
                Written each = new Written(row, write(handle, row, fates, submitted));
                if (fates.get(row) == Fate.CHANGED) {
                  customs.set(handle, each.suggestion(), null);
                }
                if (fates.get(row) != Fate.UNCHANGED && !isOwnSet(handle, each)) {
                  plain.add(row);
                }
                done.add(each);
              }
              journal.appendAll(Authoring.SUBMITTED, submitted);
              return done;
            });
    fates.values().forEach(this::count);
    fates.keySet().stream()
        .filter(row -> fates.get(row) != Fate.UNCHANGED)
        .forEach(this::countUnfit);
    plain.forEach(
        row ->
            session.tally().adjusted("a status that the product does not have, for " + word(row)));
    return written;
  }

  private static String word(Row row) {
    return row.handling().status().word();
  }

  /** Gives a suggestion the product's own status of its row; false where there is no such. */
  private boolean isOwnSet(Handle handle, Written written) {
    String slug = written.row().handling().customStatus();
    if (slug == null || written.row().again()) {
      return true;
    }
    long product = session.products().of(written.row().text().product());
    var choice = new StatusChoice(written.row().handling().status(), slug);
    if (customs.catalog().find(product, choice).isEmpty()) {
      return false;
    }
    customs.set(handle, written.suggestion(), customs.hold(handle, product, choice));
    return true;
  }

  private static List<ImportedPeople.Named> authors(List<Row> rows) {
    List<ImportedPeople.Named> authors = new ArrayList<>();
    for (Row row : rows) {
      add(authors, row, row.writing().author());
      row.handling().history().forEach(step -> add(authors, row, step.by()));
      row.handling().history().forEach(step -> add(authors, row, step.owner()));
      add(authors, row, row.handling().answer() == null ? null : row.handling().answer().by());
    }
    return authors;
  }

  private static void add(List<ImportedPeople.Named> authors, Row row, ImportedPerson person) {
    if (person != null) {
      authors.add(new ImportedPeople.Named(row.source(), person));
    }
  }

  private void count(Fate fate) {
    ImportTally.Counts counts = session.tally().of(SuggestionFiles.SUGGESTIONS);
    switch (fate) {
      case MADE -> counts.made(1);
      case CHANGED -> counts.changed(1);
      case UNCHANGED -> counts.unchanged(1);
    }
  }

  private long write(
      Handle handle, Row row, Map<Row, Fate> fates, List<Authoring.Submitted> submitted) {
    // Locked before it is decided that the row is there: it may be withdrawn at this moment.
    var found = imported.find(handle, row);
    var known =
        found.filter(each -> suggestions.lockToClose(handle, each.suggestion()).isPresent());
    if (known.isEmpty()
        && found.flatMap(each -> hidden.find(handle, each.suggestion())).isPresent()) {
      // what moderators took away does not come back with the next import
      fates.put(row, Fate.UNCHANGED);
      return found.get().suggestion();
    }
    if (known.isEmpty()) {
      fates.put(row, Fate.MADE);
      long made = insert(handle, row, submitted);
      care.write(handle, row, made);
      return made;
    }
    long id = known.get().suggestion();
    if (row.again()) {
      return id;
    }
    boolean same = known.get().digest().equals(row.digest());
    fates.put(row, same ? Fate.UNCHANGED : Fate.CHANGED);
    if (!same) {
      Suggestion read = suggestions.find(handle, id).orElseThrow();
      authoring.edit(handle, read, draft(handle, row), row.handling().status(), null);
      imported.change(handle, row);
      care.write(handle, row, id);
    }
    return id;
  }

  private long insert(Handle handle, Row row, List<Authoring.Submitted> submitted) {
    Long author = session.people().of(row.source(), row.writing().author());
    Draft draft = draft(handle, row);
    var origin =
        new Suggestions.Origin(
            author, row.handling().status(), row.writing().createdAt(), row.writing().updatedAt());
    long id = authoring.insert(handle, draft, origin);
    promises.exempt(handle, id);
    imported.add(handle, row, id);
    submitted.add(
        new Authoring.Submitted(
            id, draft.productId(), draft.title(), author, row.writing().createdAt(), true));
    return id;
  }

  private Draft draft(Handle handle, Row row) {
    long product = session.products().of(row.text().product());
    return new Draft(
        product,
        row.text().title(),
        row.text().body(),
        authoring.excerpt(row.text().body()),
        row.text().tags(),
        row.text().fields().isEmpty() ? null : fields.fitting(product, row.text().fields()));
  }

  /** Counts the values that the product of a row does not take. */
  private void countUnfit(Row row) {
    Map<String, String> all = row.text().fields();
    if (!all.isEmpty()) {
      long product = session.products().of(row.text().product());
      session
          .tally()
          .leftOut(
              "values that no field of the product takes",
              all.size() - fields.fitting(product, all).size());
    }
  }

  /** Counts what {@link #write} would do. */
  void preview(List<Row> rows) {
    database.read(
        handle -> {
          for (Row row : rows) {
            if (!row.again()) {
              preview(handle, row);
            }
          }
          return null;
        });
  }

  private void preview(Handle handle, Row row) {
    var known = imported.find(handle, row);
    if (known.isEmpty()) {
      session.products().preview(row.text().product());
      count(Fate.MADE);
    } else {
      count(known.get().digest().equals(row.digest()) ? Fate.UNCHANGED : Fate.CHANGED);
    }
  }
}
