package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.testing.FakeJournal;
import java.util.ArrayList;
import java.util.List;

/** Calls what the module contributes. */
abstract class VenueModule {

  /** Returns everything that the module contributes. */
  abstract List<Contribution> contributions();

  abstract Database database();

  /** Calls the route with this template and the request's method. */
  Reply call(String template, Request request) throws Exception {
    for (Route route : contributions(Route.class)) {
      if (route.template().equals(template) && route.method().equals(request.method())) {
        if (route.permission().role() != null && !route.permission().isHeldBy(request.identity())) {
          throw Problem.of(403, "forbidden", "", "").toException();
        }
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  /** Calls a route and takes its JSON value as it is. */
  <T> T answer(Class<T> type, String template, Request request) throws Exception {
    return type.cast(((Reply.JsonValue) call(template, request).body()).value());
  }

  <T> T offered(Class<T> api) {
    return contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(api::isInstance)
        .map(api::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Has the module hear that a member deleted their account. */
  void depart(Member member) throws Exception {
    MemberData data = contributions(MemberData.class).get(0);
    boolean done = false;
    while (!done) {
      done = database().write(handle -> data.erasure().eraseSome(member.id()));
    }
  }

  /** Has the module hear of an entry of the journal. */
  void hear(String type, Object payload) throws Exception {
    hearAll(type, List.of(payload));
  }

  /** Has the module hear of entries of the journal, in one batch. */
  void hearAll(String type, List<?> payloads) throws Exception {
    List<JournalEntry> batch = new ArrayList<>();
    payloads.forEach(each -> batch.add(FakeJournal.entry(batch.size() + 1, type, each)));
    for (Subscription each : contributions(Subscription.class)) {
      if (each.types().contains(type)) {
        database()
            .write(
                handle -> {
                  each.handler().handle(batch);
                  return null;
                });
      }
    }
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
