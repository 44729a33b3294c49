package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.subjects.Subject;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where a page of votes ended. As text it is {@code <cast at>~<member>~<type>/<id>}.
 *
 * @param castAt when the last vote of the page was cast
 * @param member whose it is
 * @param subject what it is for
 */
record VotePosition(Instant castAt, long member, Subject subject) {

  static VotePosition of(Vote last) {
    return new VotePosition(last.castAt(), last.member(), last.subject());
  }

  /**
   * Reads one.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where the text is none
   */
  static VotePosition of(String text) {
    String[] parts = text.split("~", 3);
    try {
      String[] subject = parts[2].split("/", 2);
      return new VotePosition(
          Instant.parse(parts[0]), Long.parseLong(parts[1]), new Subject(subject[0], subject[1]));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
      throw Problem.invalid("after", "malformed", "'after' takes the 'next' of a page before")
          .toException();
    }
  }

  @Override
  public String toString() {
    return castAt + "~" + member + "~" + subject;
  }
}
