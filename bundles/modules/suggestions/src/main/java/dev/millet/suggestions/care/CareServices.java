package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.mentions.Mentions;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.InstantSource;

/** The services with which staff take care of suggestions. */
public record CareServices(
    CareDesk desk,
    CareTable table,
    Merging merging,
    Proposals proposals,
    OfficialAnswers answers,
    Timeline timeline,
    CustomStatuses customs,
    StatusRules rules,
    Promise promise) {

  public static CareServices of(
      Database database,
      Journal journal,
      Guard guard,
      Mentions mentions,
      SuggestionGuard suggestionGuard,
      Suggestions suggestions,
      StatusRules rules,
      Promise promise,
      InstantSource clock) {
    var table = new CareTable(database);
    var records = new CareRecords(suggestions, suggestionGuard, table);
    var answers = new OfficialAnswers(database);
    var timeline = new Timeline(database);
    var customs = new CustomStatuses(database);
    var proposals = new Proposals(database);
    var merging =
        new Merging(journal, suggestions, table, new Merges(database), proposals, timeline, clock);
    var desk =
        new CareDesk(
            journal,
            guard,
            mentions,
            suggestions,
            new CareDesk.Stores(records, answers, timeline, customs),
            merging,
            rules,
            clock);
    return new CareServices(
        desk, table, merging, proposals, answers, timeline, customs, rules, promise);
  }

  public CareRecords records() {
    return desk.records();
  }

  /** Returns the import of the care that suggestions had elsewhere. */
  public CareImport imports() {
    return new CareImport(records(), answers, timeline, merging);
  }
}
