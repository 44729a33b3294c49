package dev.millet.voting;

import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.voting.api.Ballots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prepares the vote buttons of subjects, of one or of a whole list. Thread-safe. */
final class VoteButtons {

  private final Tallies tallies;
  private final Electorate electorate;

  VoteButtons(Tallies tallies, Electorate electorate) {
    this.tallies = tallies;
    this.electorate = electorate;
  }

  /** Returns the buttons of subjects, in their order. */
  List<VoteButton> of(List<Subject> subjects, Identity reader) {
    return of(tallies.of(subjects, reader));
  }

  /** Returns the buttons of tallies, in their order. */
  List<VoteButton> of(List<Tally> of) {
    Map<Subject, SubjectDescription> known = describe(of.stream().map(Tally::subject).toList());
    return of.stream()
        .map(
            tally -> {
              SubjectDescription description = known.get(tally.subject());
              return description == null
                  ? new VoteButton(
                      tally, tally.subject().id(), electorate.isFree(tally.subject().type()), null)
                  : new VoteButton(
                      tally,
                      description.title(),
                      description.isOpen(Ballots.VOTES),
                      description.path());
            })
        .toList();
  }

  private Map<Subject, SubjectDescription> describe(List<Subject> subjects) {
    Map<Subject, SubjectDescription> known = new HashMap<>();
    Tallies.idsByType(subjects)
        .forEach(
            (type, ids) ->
                electorate
                    .describe(type, ids)
                    .forEach((id, description) -> known.put(new Subject(type, id), description)));
    return known;
  }
}
