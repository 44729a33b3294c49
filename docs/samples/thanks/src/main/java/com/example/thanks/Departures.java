package com.example.thanks;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberDeleted;
import dev.millet.api.members.PersonalData;
import dev.millet.api.modules.Contribution;
import java.util.List;
import java.util.Set;

/** What members have a right to: a copy of their notes, and that these go with the account. */
final class Departures {

  private final Notes notes;

  Departures(Notes notes) {
    this.notes = notes;
  }

  List<Contribution> contributions() {
    return List.of(
        new PersonalData("thanks", member -> notes.of(member.id())),
        new Subscription(
            "thanks.departures",
            Set.of(MemberDeleted.TYPE),
            Subscription.Start.OLDEST,
            this::forget));
  }

  private void forget(List<JournalEntry> batch) {
    batch.forEach(entry -> notes.forget(entry.payload(MemberDeleted.class).member()));
  }
}
