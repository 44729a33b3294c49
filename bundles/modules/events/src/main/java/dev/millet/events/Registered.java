package dev.millet.events;

import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.Notices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells those who are registered for an event something, by name. */
final class Registered {

  /** A notice names so many members at most. */
  private static final int CHUNK = 100;

  private final Stores stores;
  private final Notices notices;

  Registered(Stores stores, Notices notices) {
    this.stores = stores;
    this.notices = notices;
  }

  /**
   * Tells them in the caller's transaction.
   *
   * @param text what the hosts say; empty for nothing
   * @param states of the registrations
   * @return how many members are told
   */
  int tell(
      Handle handle,
      Event event,
      String type,
      Instant at,
      String text,
      RegistrationState... states) {
    List<Long> members = new ArrayList<>();
    for (RegistrationState state : states) {
      members.addAll(stores.registrations().members(handle, event.id(), state));
    }
    Notice notice = Notice.of(type, event.subject(), at);
    Notice said = text.isEmpty() ? notice : notice.withText(text);
    for (int i = 0; i < members.size(); i += CHUNK) {
      List<Long> some = members.subList(i, Math.min(members.size(), i + CHUNK));
      notices.tell(said.to(some, FollowReason.CONCERNED));
    }
    return members.size();
  }
}
