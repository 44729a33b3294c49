package dev.millet.voting;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.VisibleSubjects;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells who votes for what, as far as the reader may know. Thread-safe. */
public final class Voters {

  private static final ListRequest FACES = ListRequest.first(6);

  private final VoteStore votes;
  private final Members members;
  private final VisibleSubjects visible;

  /**
   * A vote as its reader may see it, on pages and in answers.
   *
   * @param onBehalf left out where the member cast it, and for those who are neither staff nor the
   *     member
   */
  public record Voter(Subject subject, Person member, Instant castAt, Proxy onBehalf) {}

  /**
   * The origin of a vote that was cast for a member.
   *
   * @param by who cast it; left out where that account is gone
   * @param note for staff only
   */
  public record Proxy(Person by, String source, String note) {}

  Voters(VoteStore votes, Members members, VisibleSubjects visible) {
    this.votes = votes;
    this.members = members;
    this.visible = visible;
  }

  /** Returns who supports a subject, newest first. */
  Slice<Voter> ofSubject(Subject subject, ListRequest list, Identity reader) {
    return votes.ofSubject(subject, list).mapAll(slice -> seen(slice, reader));
  }

  /** Returns what a member supports of what the reader may see, newest first. */
  Slice<Voter> ofMember(long member, ListRequest list, Identity reader) {
    return votes.ofMember(member, list).mapAll(slice -> seen(withoutHidden(slice, reader), reader));
  }

  private List<Vote> withoutHidden(List<Vote> of, Identity reader) {
    Set<Subject> hidden = visible.hidden(reader, of.stream().map(Vote::subject).toList());
    return of.stream().filter(vote -> !hidden.contains(vote.subject())).toList();
  }

  /** Returns those who voted last for a subject. */
  List<Person> faces(Subject subject) {
    return members.people(votes.ofSubject(subject, FACES), Vote::member).values().stream()
        .filter(person -> !person.isDeleted())
        .toList();
  }

  /** Returns votes as their reader may see them, in their order; one look-up of people for all. */
  List<Voter> seen(Collection<Vote> of, Identity reader) {
    Map<Long, Person> people =
        members.people(
            of.stream().flatMap(vote -> Stream.of(vote.member(), vote.castBy())).toList());
    return of.stream()
        .map(
            vote ->
                new Voter(
                    vote.subject(),
                    people.get(vote.member()),
                    vote.castAt(),
                    proxy(vote, people, reader)))
        .toList();
  }

  private static Proxy proxy(Vote vote, Map<Long, Person> people, Identity reader) {
    boolean staff = reader.is(Role.STAFF);
    boolean own = reader.signedIn().filter(it -> it.id() == vote.member()).isPresent();
    if (vote.castByMember() || !(staff || own)) {
      return null;
    }
    return new Proxy(people.get(vote.castBy()), vote.source(), staff ? vote.note() : null);
  }
}
