package dev.millet.suggestions.assigning;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareDesk;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Assigns new suggestions by the rules; imported ones stay as they are, and so does what somebody
 * took meanwhile. Suggestions are taken in the order of their ids.
 */
public final class NewAssignments implements BatchHandler {

  private final Database database;
  private final Members members;
  private final Suggestions suggestions;
  private final AssignmentRules rules;
  private final CareDesk desk;

  public NewAssignments(
      Database database,
      Members members,
      Suggestions suggestions,
      AssignmentRules rules,
      CareDesk desk) {
    this.database = database;
    this.members = members;
    this.suggestions = suggestions;
    this.rules = rules;
    this.desk = desk;
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    List<Long> ids =
        batch.stream()
            .map(entry -> entry.payload(Authoring.Submitted.class))
            .filter(each -> !each.imported())
            .map(Authoring.Submitted::suggestion)
            .sorted()
            .toList();
    if (!ids.isEmpty() && !rules.all().isEmpty()) {
      database.write(
          handle -> {
            ids.forEach(id -> assign(handle, id));
            return null;
          });
    }
  }

  private void assign(Handle handle, long id) {
    if (suggestions.find(handle, id).flatMap(each -> rules.of(handle, each)).isEmpty()
        || suggestions.lockToClose(handle, id).isEmpty()) {
      return;
    }
    SuggestionWithCare read = desk.records().require(handle, id);
    Member owner =
        rules
            .of(handle, read.suggestion())
            .flatMap(rule -> members.byId(rule.ownerId()))
            .filter(each -> each.is(Role.STAFF))
            .orElse(null);
    if (owner == null || read.care().ownerId() != null) {
      return;
    }
    try {
      desk.assign(handle, read, owner, null);
    } catch (ProblemException suspended) {
      // a rule of somebody who cannot sign in leaves it to the inbox
      return;
    }
  }
}
