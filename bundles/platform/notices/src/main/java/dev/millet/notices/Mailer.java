package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.notices.Delivery;
import dev.millet.notices.MailRound.Row;
import dev.millet.notices.PendingStore.Pending;
import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import dev.millet.platform.api.members.MailAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Mails what is due. A notice counts as mailed when the mail server took the message; until then it
 * is kept. While a message waits, such as when the server is down, it is replaced by one that tells
 * everything: an hour without a mail server means one message, not several.
 */
final class Mailer {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int CHUNK = 100;

  private final Database database;
  private final Members members;
  private final MailAddresses addresses;
  private final PendingStore pending;
  private final ItemStore items;
  private final Unsubscribes unsubscribes;
  private final MailPlan plan;
  private final Mail mail;
  private final NoticeMail letters;
  private final MailWithdrawal withdrawal;

  Mailer(
      Database database,
      Members members,
      MailAddresses addresses,
      MailPlan plan,
      NoticeMail letters) {
    this.database = database;
    this.members = members;
    this.addresses = addresses;
    this.pending = new PendingStore(database);
    this.items = new ItemStore(database);
    this.unsubscribes = new Unsubscribes(database);
    this.plan = plan;
    this.mail = plan.mail();
    this.letters = letters;
    this.withdrawal = new MailWithdrawal(database, plan);
  }

  Job job() {
    return new Job("notices.mail", EVERY, run -> run(database.now(), run::isEnding));
  }

  /** Mails what is due at a moment. */
  Next run(Instant now, BooleanSupplier ending) {
    if (!mail.isSetUp()) {
      return Next.LATER;
    }
    List<Pending> due = database.read(handle -> pending.due(handle, now, CHUNK));
    Set<Long> waiting = new LinkedHashSet<>();
    due.forEach(each -> waiting.add(each.memberId()));
    Map<Long, Member> people = members.byIds(waiting);
    Map<Long, String> known = addresses.of(waiting);
    for (Long member : waiting) {
      if (ending.getAsBoolean()) {
        return Next.NOW;
      }
      String address = known.get(member);
      if (people.containsKey(member) && isReachable(address)) {
        withdrawal.dropUnwanted(member, now);
        send(people.get(member), address, now);
      } else {
        withdrawal.drop(member);
      }
    }
    return due.size() < CHUNK ? Next.LATER : Next.NOW;
  }

  private boolean isReachable(String address) {
    return address != null && MailRecipient.isAddress(address) && !mail.isRefused(address);
  }

  private void send(Member member, String address, Instant now) {
    List<Pending> all = database.read(handle -> pending.of(handle, member.id()));
    Rhythm rhythm =
        database.read(handle -> pending.rhythms(handle, List.of(member.id())).get(member.id()));
    for (Delivery delivery : List.of(Delivery.NOW, Delivery.DIGEST)) {
      List<Row> rows = rows(all.stream().filter(each -> each.delivery() == delivery).toList());
      Map<Long, MailState> states = states(rows);
      send(
          member,
          address,
          delivery,
          () -> new MailRound(member, rhythm, plan.delay(), now).sort(rows, states));
    }
  }

  /** Asks once for each message, since it may come further between two questions. */
  private Map<Long, MailState> states(List<Row> rows) {
    Map<Long, MailState> states = new HashMap<>();
    rows.stream()
        .map(row -> row.pending().messageId())
        .filter(Objects::nonNull)
        .forEach(
            message ->
                states.computeIfAbsent(message, id -> mail.state(id).orElse(MailState.SENT)));
    return states;
  }

  private List<Row> rows(List<Pending> some) {
    return database.read(
        handle -> some.stream().map(each -> new Row(each, item(handle, each))).toList());
  }

  private Item item(Handle handle, Pending each) {
    return items.find(handle, each.memberId(), each.subject(), each.type()).orElse(null);
  }

  /**
   * Decides before the write what is shown; the message and what it tells are one write.
   *
   * @param rounds begins the round from the start, as often as the write is run
   */
  private void send(Member member, String address, Delivery delivery, Supplier<MailRound> rounds) {
    List<Row> unread = rounds.get().unread();
    NoticeReader.Reading read = letters.read(member, unread.stream().map(Row::item).toList());
    Map<Item, ToldNotice> shown = new HashMap<>();
    read.told().forEach(each -> shown.put(each.item(), each));
    database.write(
        handle -> {
          MailRound round = rounds.get();
          leaveChanged(handle, member, round, shown.keySet());
          List<Row> rows = new ArrayList<>(round.fresh);
          rows.addAll(withdrawn(handle, round, unread.isEmpty()));
          List<ToldNotice> told = new ArrayList<>();
          rows.stream()
              .filter(row -> shown.containsKey(row.item()))
              .forEach(row -> told.add(shown.get(row.item())));
          long message = told.isEmpty() ? 0 : queue(handle, member, address, delivery, told);
          for (Row row : rows) {
            if (shown.containsKey(row.item())) {
              round.mailed(row, message);
            } else if (row.isUnread() && !read.isWhole()) {
              round.later(row);
            } else {
              round.gone.add(row);
            }
          }
          round.changed.forEach((row, next) -> pending.change(handle, next));
          round.gone.forEach(row -> pending.delete(handle, row.pending()));
          return null;
        });
  }

  /**
   * Leaves to the next round what was changed since it was read: its message was taken back, or
   * something more happened to what nothing is to be mailed of.
   */
  private void leaveChanged(Handle handle, Member member, MailRound round, Set<Item> shown) {
    Set<Row> more = new HashSet<>(round.gone);
    Stream.concat(round.fresh.stream(), round.waiting.stream())
        .filter(row -> !shown.contains(row.item()))
        .forEach(more::add);
    // whoever tells of an event writes the item first, too
    more.removeIf(row -> Objects.equals(row.item(), locked(handle, row)));
    Set<Pending> now = new HashSet<>(pending.lock(handle, member.id()));
    round.keep(row -> now.contains(row.pending()) && !more.contains(row));
  }

  private Item locked(Handle handle, Row row) {
    return row.item() == null ? item(handle, row.pending()) : items.lock(handle, row.item().id());
  }

  /**
   * Takes messages back that wait, where there is more to tell, or nothing any more; the others are
   * looked at later.
   */
  private List<Row> withdrawn(Handle handle, MailRound round, boolean nothingUnread) {
    List<Row> taken = new ArrayList<>();
    boolean wanted = !round.fresh.isEmpty() || nothingUnread;
    Map<Long, Boolean> back = new HashMap<>();
    for (Row row : round.waiting) {
      Pending was = row.pending();
      if (wanted
          && back.computeIfAbsent(
              was.messageId(),
              message -> withdrawal.withdraw(handle, was.memberId(), message, database.now()))) {
        taken.add(row);
      } else {
        round.lookAgain(row);
      }
    }
    return taken;
  }

  private long queue(
      Handle handle, Member member, String address, Delivery delivery, List<ToldNotice> told) {
    Set<String> types = new HashSet<>();
    if (delivery == Delivery.DIGEST) {
      types.add(MailChoices.DIGEST);
    } else {
      told.forEach(each -> types.add(each.item().type()));
    }
    String token = unsubscribes.make(handle, member.id(), types, database.now());
    return mail.queue(letters.message(member, address, delivery, told, token));
  }
}
