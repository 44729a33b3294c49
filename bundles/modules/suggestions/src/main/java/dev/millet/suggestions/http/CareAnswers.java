package dev.millet.suggestions.http;

import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes answers of how suggestions are taken care of. */
public final class CareAnswers {

  private static final int DUPLICATES = 20;

  private final CareServices careServices;
  private final Answers answers;
  private final InstantSource clock;

  public CareAnswers(CareServices careServices, Answers answers, InstantSource clock) {
    this.careServices = careServices;
    this.answers = answers;
    this.clock = clock;
  }

  /** Answers one, in the transaction of the given handle. */
  CareAnswer of(Handle handle, SuggestionWithCare withCare) {
    Care care = withCare.care();
    Optional<OfficialAnswer> official = careServices.answers().find(handle, care.answerId());
    List<Long> ids = new ArrayList<>();
    ids.add(care.ownerId());
    official.ifPresent(answer -> ids.add(answer.authorId()));
    Map<Long, Member> people = answers.people(ids);
    Status status = withCare.suggestion().status();
    return new CareAnswer(
        care.suggestionId(),
        care.revision(),
        status.word(),
        CustomStatusAnswer.of(careServices.customs().of(withCare.suggestion())),
        Person.of(people.get(care.ownerId())),
        care.due() == null ? null : care.due().toString(),
        official
            .map(
                answer ->
                    new CareAnswer.Official(
                        answer.body(),
                        Person.of(people.get(answer.authorId())),
                        answer.writtenAt()))
            .orElse(null),
        care.answeredAt(),
        care.exempt() ? null : promised(care),
        care.duplicateOf(),
        careServices.table().duplicates(handle, care.suggestionId(), DUPLICATES),
        careServices.rules().next(status).stream().map(Status::word).toList(),
        careServices.rules().votingOpen(status),
        careServices.rules().commentingOpen(status));
  }

  private CareAnswer.Promised promised(Care care) {
    Instant until = careServices.promise().deadline(care.receivedAt());
    Boolean kept = null;
    if (care.answeredAt() != null) {
      kept = !care.answeredAt().isAfter(until);
    } else if (clock.instant().isAfter(until)) {
      kept = false;
    }
    return new CareAnswer.Promised(careServices.promise().minutes(), until, kept);
  }
}
