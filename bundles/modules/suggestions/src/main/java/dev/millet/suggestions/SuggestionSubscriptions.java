package dev.millet.suggestions;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Members;
import dev.millet.suggestions.assigning.AssignmentRules;
import dev.millet.suggestions.assigning.NewAssignments;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.MissingPlaces;
import dev.millet.suggestions.authoring.SupportProjection;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.authoring.WithdrawnRemains;
import dev.millet.suggestions.care.CareDesk;
import dev.millet.suggestions.care.StaffComments;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import java.util.Set;

/** The subscriptions of the module to the journal. */
final class SuggestionSubscriptions {

  private SuggestionSubscriptions() {}

  static List<Subscription> of(
      Platform platform, Suggestions suggestions, HiddenSuggestions hidden, CareDesk desk) {
    Database database = platform.database();
    Members members = platform.members();
    var assignments = new AssignmentRules(database, platform.guard(), members, platform.products());
    return List.of(
        new Subscription(
            "suggestions.support",
            Set.of(SupportProjection.CAST, SupportProjection.WITHDRAWN, SupportProjection.CARRIED),
            Subscription.Start.OLDEST,
            new SupportProjection(database, hidden)),
        new Subscription(
            "suggestions.staff-comments",
            Set.of(StaffComments.POSTED),
            Subscription.Start.OLDEST,
            new StaffComments(database, members, suggestions, desk)),
        new Subscription(
            "suggestions.assignments",
            Set.of(Authoring.SUBMITTED),
            Subscription.Start.NEWEST,
            new NewAssignments(database, members, suggestions, assignments, desk)),
        new Subscription(
            "suggestions.places",
            Set.of(Authoring.SUBMITTED),
            Subscription.Start.OLDEST,
            new MissingPlaces(database, suggestions)),
        new Subscription(
            "suggestions.withdrawn-remains",
            Set.of(Withdrawal.WITHDRAWN),
            Subscription.Start.OLDEST,
            new WithdrawnRemains(database)));
  }
}
