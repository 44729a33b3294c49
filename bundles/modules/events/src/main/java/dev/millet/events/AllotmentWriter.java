package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.allotment.Block;
import dev.millet.events.allotment.Category;
import dev.millet.events.allotment.NewBlock;
import dev.millet.events.allotment.NewCategory;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Divides the places of events for their hosts. No division takes a place from somebody who has
 * one; what becomes free is offered to those who wait.
 */
final class AllotmentWriter {

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final AllotmentStore allotments;
  private final Places places;

  AllotmentWriter(Database database, Guard guard, Stores stores, Places places) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.allotments = stores.allotments();
    this.places = places;
  }

  /** A change of the division, under the lock of the event's row. */
  private interface Change<T> {
    T of(Handle handle, Event event, Instant now);
  }

  private <T> T change(long event, long host, Change<T> change) {
    return database.write(
        handle -> {
          guard.memberActive(host);
          Event on =
              stores
                  .events()
                  .lock(handle, event)
                  .orElseThrow(() -> Problem.notFound("There is no such event.").toException());
          Instant now = database.now();
          places.settle(handle, on, now);
          T done = change.of(handle, on, now);
          places.offerFree(handle, on, now);
          return done;
        });
  }

  /**
   * Says how many places more than there are may be given.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where more are taken
   */
  void overbook(long event, long host, int percent) {
    change(
        event,
        host,
        (handle, on, now) -> {
          Allotment was = allotments.of(handle, event);
          Allotment next = new Allotment(percent, was.categories(), was.blocks());
          Integer capacity = on.terms().capacity();
          boolean fewer = percent < was.overbooking();
          if (capacity != null
              && fewer
              && next.givable(capacity) < stores.registrations().taken(handle, event)) {
            throw Problem.invalid("percent", "below-registered", "more places are taken already")
                .toException();
          }
          allotments.overbook(handle, event, percent);
          return null;
        });
  }

  Category add(long event, long host, NewCategory typed) {
    return change(event, host, (handle, on, now) -> allotments.add(handle, event, typed));
  }

  /** Removes a category; one that is not there stays so. */
  void removeCategory(long event, long host, long category) {
    change(
        event,
        host,
        (handle, on, now) -> {
          allotments
              .of(handle, event)
              .category(category)
              .ifPresent(found -> allotments.remove(handle, found));
          return null;
        });
  }

  /**
   * Keeps places back.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where so many are not free
   */
  Block add(long event, long host, NewBlock typed) {
    return change(
        event,
        host,
        (handle, on, now) -> {
          if (on.terms().capacity() == null || places.free(handle, on) < typed.places()) {
            throw Problem.invalid("places", "not-free", "so many places are not free")
                .toException();
          }
          return allotments.add(handle, event, typed);
        });
  }

  /** Gives the places of a block to everybody; one that is not there stays so. */
  void removeBlock(long event, long host, long block) {
    change(
        event,
        host,
        (handle, on, now) -> {
          allotments
              .block(handle, event, block)
              .ifPresent(found -> allotments.leave(handle, found, 0));
          return null;
        });
  }

  /**
   * Offers a place of a block to a member, who takes it as any offered place; what they do not take
   * goes to those who wait.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such block, 409 after the
   *     event began, 422 where the member has a place already
   */
  Registration give(long event, long host, long block, long member) {
    return change(
        event,
        host,
        (handle, on, now) -> {
          Block from =
              allotments
                  .block(handle, event, block)
                  .orElseThrow(() -> Problem.notFound("There is no such block.").toException());
          Admission.requireGivable(on, now);
          if (!guard.existingMembers(List.of(member)).contains(member)) {
            throw Problem.invalid("handle", "unknown", "there is no such member").toException();
          }
          RegistrationStore registrations = stores.registrations();
          Registration was = registrations.find(handle, event, member).orElse(null);
          if (was != null && was.state().holdsPlace()) {
            throw Problem.invalid("handle", "has-place", "this member has a place already")
                .toException();
          }
          allotments.leave(handle, from, from.places() - 1);
          Registration fresh = fresh(handle, on, was, member, now);
          Registration kept = was == null ? registrations.insert(handle, fresh) : fresh;
          return places.change(handle, kept.offered(Places.until(on, now), now), host, "");
        });
  }

  private Registration fresh(Handle handle, Event on, Registration was, long member, Instant now) {
    return new Registration(
        was == null ? 0 : was.id(),
        on.id(),
        member,
        RegistrationState.ASKED,
        0,
        was != null && was.shown(),
        stores.registrations().nextInLine(handle, on.id()),
        null,
        now);
  }
}
