package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.MemberData;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The data kept about a member: a copy for them, and how it is erased. A deleted or suspended
 * member's places are free for others.
 */
final class MemberEvents implements MemberData.Erasure, ChunkedHandler {

  static final Set<String> SUSPENDED = Set.of("members.suspended");

  private static final int CHUNK = 20;
  private static final int ALL = 10_000;

  private final Database database;
  private final Stores stores;
  private final DrawStore drawings;
  private final Registrar registrar;
  private final Door door;
  private final Feeds feeds;

  /** Everything. */
  record Copy(String city, List<Registered> registrations, List<Hosted> hosted) {}

  /** A registration. */
  record Registered(
      long event,
      String title,
      String state,
      int guests,
      Instant changedAt,
      List<QuestionAnswer.Given> answers) {}

  /** An event that the member hosts. */
  record Hosted(long event, String title) {}

  /** A suspension, as the journal tells of it. */
  record Suspension(long member) {}

  MemberEvents(
      Database database,
      Stores stores,
      DrawStore drawings,
      Registrar registrar,
      Door door,
      Feeds feeds) {
    this.drawings = drawings;
    this.database = database;
    this.stores = stores;
    this.registrar = registrar;
    this.door = door;
    this.feeds = feeds;
  }

  Copy copy(long member) {
    return database.read(
        handle -> {
          List<Registered> places =
              stores.registrations().of(handle, member, ALL).stream()
                  .map(
                      each ->
                          new Registered(
                              each.eventId(),
                              stores
                                  .events()
                                  .find(handle, each.eventId())
                                  .map(event -> event.text().title())
                                  .orElse(""),
                              each.state().word(),
                              each.guests(),
                              each.changedAt(),
                              answers(handle, each)))
                  .toList();
          List<Hosted> hosted =
              stores.events().hostedBy(handle, member).stream()
                  .map(event -> new Hosted(event.id(), event.text().title()))
                  .toList();
          String city =
              stores
                  .cities()
                  .resident(member)
                  .flatMap(each -> stores.cities().find(handle, each.cityId()))
                  .map(each -> each.nameEn())
                  .orElse(null);
          return new Copy(city, places, hosted);
        });
  }

  private List<QuestionAnswer.Given> answers(Handle handle, Registration of) {
    return stores.questions().answers(handle, of.eventId(), of.id()).stream()
        .map(QuestionAnswer.Given::of)
        .toList();
  }

  @Override
  public boolean eraseSome(long member) {
    List<Registration> some =
        database.read(handle -> stores.registrations().of(handle, member, CHUNK));
    for (Registration each : some) {
      database.write(
          handle -> {
            door.forgetReasons(handle, each);
            registrar.free(each, true);
            return null;
          });
    }
    if (some.size() == CHUNK) {
      return false;
    }
    return database.write(
        handle -> {
          stores.events().forget(handle, member);
          stores.cities().forget(handle, member);
          drawings.forget(handle, member);
          stores.series().forget(handle, member);
          door.forget(handle, member);
          feeds.forget(handle, member);
          return true;
        });
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    long member = entry.payload(Suspension.class).member();
    List<Registration> left =
        database.read(handle -> stores.registrations().active(handle, member, CHUNK));
    left.forEach(each -> registrar.free(each, false));
    return left.size() < CHUNK;
  }
}
