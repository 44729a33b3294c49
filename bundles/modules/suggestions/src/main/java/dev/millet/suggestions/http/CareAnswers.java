package dev.millet.suggestions.http;

import dev.millet.api.members.Member;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.care.SuggestionWithCare;
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

  private final CareServices caring;
  private final Answers answers;
  private final InstantSource clock;

  public CareAnswers(CareServices caring, Answers answers, InstantSource clock) {
    this.caring = caring;
    this.answers = answers;
    this.clock = clock;
  }

  /** Answers one, in the transaction of the given handle. */
  CareAnswer of(Handle handle, SuggestionWithCare cared) {
    Care care = cared.care();
    Optional<OfficialAnswer> official = caring.answers().find(handle, care.answerId());
    List<Long> ids = new ArrayList<>();
    ids.add(care.ownerId());
    official.ifPresent(answer -> ids.add(answer.authorId()));
    Map<Long, Member> people = answers.people(ids);
    Status status = cared.suggestion().status();
    return new CareAnswer(
        care.suggestionId(),
        care.revision(),
        status.word(),
        Author.of(people.get(care.ownerId())),
        care.due() == null ? null : care.due().toString(),
        official
            .map(
                answer ->
                    new CareAnswer.Official(
                        answer.body(),
                        Author.of(people.get(answer.authorId())),
                        answer.writtenAt()))
            .orElse(null),
        care.answeredAt(),
        care.exempt() ? null : promised(care),
        care.duplicateOf(),
        caring.table().duplicates(handle, care.suggestionId(), DUPLICATES),
        caring.rules().next(status).stream().map(Status::word).toList(),
        caring.rules().votingOpen(status),
        caring.rules().commentingOpen(status));
  }

  private CareAnswer.Promised promised(Care care) {
    Instant until = caring.promise().deadline(care.receivedAt());
    Boolean kept = null;
    if (care.answeredAt() != null) {
      kept = !care.answeredAt().isAfter(until);
    } else if (clock.instant().isAfter(until)) {
      kept = false;
    }
    return new CareAnswer.Promised(caring.promise().minutes(), until, kept);
  }
}
