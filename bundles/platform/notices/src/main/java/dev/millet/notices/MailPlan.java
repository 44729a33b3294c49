package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.NoticeType;
import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decides what is mailed to whom, and when: at once after a delay, with the digest, or not at all.
 * Where mail is not set up nothing is planned, so that nothing piles up until it is. Thread-safe.
 */
@Component(service = MailPlan.class)
public final class MailPlan {

  private final Mail mail;
  private final Members members;
  private final NoticeTypes types;
  private final Choices choices;
  private final PendingStore pending;
  private final NoticesSettings settings;

  @Activate
  public MailPlan(
      @Reference Database database,
      @Reference Members members,
      @Reference Generations generations,
      @Reference ModuleTexts texts,
      @Reference Mail mail,
      @Reference LiveSettings live) {
    this(
        database,
        members,
        new NoticeTypes(generations, texts),
        mail,
        live.of(NoticesSettings.class));
  }

  MailPlan(
      Database database, Members members, NoticeTypes types, Mail mail, NoticesSettings settings) {
    this.mail = mail;
    this.members = members;
    this.types = types;
    this.choices = new Choices(database);
    this.pending = new PendingStore(database);
    this.settings = settings;
  }

  /** Returns the types that the active modules declare. */
  NoticeTypes types() {
    return types;
  }

  Members members() {
    return members;
  }

  Mail mail() {
    return mail;
  }

  Duration delay() {
    return Duration.ofMinutes(settings.mail_delay_minutes());
  }

  /**
   * Returns how members are told of a type by mail; empty where mail is not set up, or no active
   * module knows the type.
   */
  Map<Long, Delivery> deliveries(Handle handle, String type, Collection<Long> some) {
    Optional<NoticeType> known = mail.isSetUp() ? types.find(type) : Optional.empty();
    if (known.isEmpty()) {
      return Map.of();
    }
    Map<Long, Delivery> found = new HashMap<>();
    some.forEach(member -> found.put(member, known.get().delivery()));
    found.putAll(choices.of(handle, type, Choices.MAIL, some));
    return found;
  }

  /**
   * Returns whether a member is mailed of a type in a way at this moment. What no active module
   * knows is still wanted: its module may come back.
   */
  boolean isWanted(Handle handle, long member, String type, Delivery delivery) {
    Delivery now = deliveries(handle, type, List.of(member)).getOrDefault(member, delivery);
    return now == delivery
        && (delivery != Delivery.DIGEST
            || pending.rhythms(handle, List.of(member)).get(member) != Rhythm.OFF);
  }

  /** Plans the mail of an event for members, where none is planned or on its way yet. */
  void plan(Handle handle, Event event, Map<Long, Delivery> deliveries, Instant now) {
    Set<Long> gathered = with(deliveries, Delivery.DIGEST);
    Map<Long, Rhythm> rhythms = pending.rhythms(handle, gathered);
    Map<Long, Member> people = gathered.isEmpty() ? Map.of() : members.byIds(gathered);
    List<PendingStore.Pending> rows = new ArrayList<>();
    deliveries.forEach(
        (member, delivery) ->
            due(delivery, rhythms.get(member), people.get(member), now)
                .ifPresent(
                    due ->
                        rows.add(
                            new PendingStore.Pending(
                                member, event.subject(), event.type(), delivery, due, null, 0))));
    pending.add(handle, rows);
  }

  private static Set<Long> with(Map<Long, Delivery> deliveries, Delivery wanted) {
    Map<Long, Delivery> some = new HashMap<>(deliveries);
    some.values().removeIf(each -> each != wanted);
    return some.keySet();
  }

  private Optional<Instant> due(Delivery delivery, Rhythm chosen, Member member, Instant now) {
    return switch (delivery) {
      case NOW -> Optional.of(now.plus(delay()));
      case DIGEST -> digest(chosen, member, now);
      case OFF -> Optional.empty();
    };
  }

  /**
   * Returns when a member's next digest is due; empty where they get none.
   *
   * @param chosen null where they chose nothing
   * @param member null where the account is gone
   */
  static Optional<Instant> digest(Rhythm chosen, Member member, Instant now) {
    Rhythm rhythm = chosen == null ? Rhythm.USUAL : chosen;
    return member == null || rhythm == Rhythm.OFF
        ? Optional.empty()
        : Optional.of(rhythm.next(now, member));
  }
}
