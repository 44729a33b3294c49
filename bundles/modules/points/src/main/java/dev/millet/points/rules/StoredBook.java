package dev.millet.points.rules;

import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Restoration;
import dev.millet.points.api.Reversal;
import dev.millet.points.api.Wallet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Gives points in one transaction: a row for each, and its transfers. The ids of the transfers are
 * made of rule, entry and member, so that nothing is given twice whatever is handled again.
 */
final class StoredBook implements GrantBook {

  private static final int MAX_TRANSFERS = 500;
  private static final int PART = 100;

  private final Handle handle;
  private final GivenTable given;
  private final Wallet wallet;
  private final Scope scope;
  private final RuleBook rules;
  private final List<Grant> grants = new ArrayList<>();
  private final List<GivenRow> granted = new ArrayList<>();
  private long points;

  /** The grants that are dealt with, and the time that there is. */
  record Scope(Concerned concerned, Turn turn) {}

  /**
   * Makes a book for a transaction.
   *
   * @param rules what the rules are called, and say now
   */
  StoredBook(Handle handle, GivenTable given, Wallet wallet, Scope scope, RuleBook rules) {
    this.handle = handle;
    this.given = given;
    this.wallet = wallet;
    this.scope = scope;
    this.rules = rules;
  }

  @Override
  public boolean isGiven(Candidate candidate) {
    return given.has(handle, candidate.rule().id(), candidate.position(), candidate.member());
  }

  @Override
  public long givenOn(Candidate candidate, long day) {
    return given.on(handle, candidate.rule().id(), candidate.member(), day);
  }

  @Override
  public long givenFor(Candidate candidate) {
    return given.about(handle, candidate.rule().id(), candidate.member(), candidate.about());
  }

  @Override
  public long givenTo(Candidate candidate) {
    return given.total(handle, candidate.rule().id(), candidate.member());
  }

  @Override
  public long givenByRule(Candidate candidate) {
    return given.total(handle, candidate.rule().id(), GivenTable.EVERYBODY);
  }

  @Override
  public void give(Candidate candidate, long amount, long day) {
    GivenRow row = GivenRow.of(candidate, amount, day);
    if (given.add(handle, row)) {
      count(row, amount);
      grant(row, candidate);
    }
  }

  private void grant(GivenRow row, Candidate candidate) {
    RuleTerms said = candidate.rule().terms();
    var due =
        said.delayHours() == 0 ? null : candidate.at().plus(Duration.ofHours(said.delayHours()));
    for (Currency currency : currencies(said)) {
      granted.add(row);
      grants.add(
          new Grant(
              id(row, row.round(), currency),
              row.memberId(),
              currency,
              row.amount(),
              reason(row),
              due));
    }
    flushAt(MAX_TRANSFERS);
  }

  @Override
  public boolean undo(String item, long position) {
    flush();
    List<GivenRow> some;
    do {
      some = given.toFall(handle, scope.concerned(), item, position, PART);
      List<Reversal> reversals = new ArrayList<>();
      for (GivenRow row : some) {
        undo(row, item, position, reversals);
      }
      if (!reversals.isEmpty()) {
        wallet.reverse(reversals);
      }
    } while (some.size() == PART && !isFull());
    return some.size() < PART;
  }

  private void undo(GivenRow row, String item, long position, List<Reversal> reversals) {
    if (row.stands()) {
      given.undo(handle, row, item, position);
      count(row, -row.amount());
      Reason reason = reason(row).causedBy(position);
      reversals.addAll(each(currency -> new Reversal(id(row, row.round(), currency), reason)));
    } else {
      given.fallWith(handle, row, row.undone().item(), item);
    }
  }

  @Override
  public boolean restore(String item, long position) {
    flush();
    List<GivenRow> some;
    do {
      some = given.toRestore(handle, scope.concerned(), item, position, PART);
      some.forEach(row -> restore(row, item, position));
    } while (some.size() == PART && !isFull());
    return some.size() < PART;
  }

  private void restore(GivenRow row, String item, long position) {
    GivenRow.Undone undone = row.undone();
    if (item.equals(undone.also())) {
      given.fallWith(handle, row, undone.item(), null);
    } else if (undone.also() != null) {
      given.fallWith(handle, row, undone.also(), null);
    } else {
      long left = left(row);
      if (left > 0) {
        restore(row, left);
      } else {
        given.leave(handle, row, position);
      }
    }
  }

  @Override
  public boolean isFull() {
    return scope.turn().isOver();
  }

  private void restore(GivenRow row, long amount) {
    given.restore(handle, row, amount);
    count(row, amount);
    int next = row.round() + 1;
    List<Receipt> receipts =
        wallet.restore(
            each(
                currency ->
                    new Restoration(
                        id(row, next, currency),
                        id(row, row.round(), currency),
                        amount,
                        reason(row))));
    if (receipts.stream().allMatch(each -> each.state() == Receipt.State.VOIDED)) {
      forget(row, amount);
    }
  }

  /** Returns how much of what fell the limits leave by which it was given. */
  private long left(GivenRow row) {
    Caps caps = rules.said(row.ruleId(), row.revision()).caps();
    String about = row.cause().about();
    return (about == null ? caps.withoutSubject() : caps)
        .left(
            row.amount(),
            () -> given.about(handle, row.ruleId(), row.memberId(), about),
            () -> given.total(handle, row.ruleId(), row.memberId()),
            () -> given.total(handle, row.ruleId(), GivenTable.EVERYBODY));
  }

  private void count(GivenRow row, long amount) {
    given.count(handle, row.ruleId(), row.memberId(), amount);
    points += amount;
  }

  /**
   * Keeps nothing of what the ledger did not take: the account is not there any more, or somebody
   * has cancelled the grant by hand.
   */
  private void forget(GivenRow row, long amount) {
    given.remove(handle, row);
    count(row, -amount);
  }

  private static <T> List<T> each(Function<Currency, T> of) {
    return List.of(Currency.values()).stream().map(of).toList();
  }

  private static List<Currency> currencies(RuleTerms said) {
    return switch (said.kind()) {
      case BOTH -> List.of(Currency.EXPERIENCE, Currency.COINS);
      case COINS -> List.of(Currency.COINS);
      case EXPERIENCE -> List.of(Currency.EXPERIENCE);
    };
  }

  private static String id(GivenRow row, int round, Currency currency) {
    return "rule/%s/entry/%s/member/%s/round/%s/%s"
        .formatted(row.ruleId(), row.position(), row.memberId(), round, currency);
  }

  private Reason reason(GivenRow row) {
    return new Reason(
        rules.label(row.ruleId()),
        rules.saidLast(row.ruleId()).name(),
        subject(row.cause().about()),
        row.position());
  }

  private static Subject subject(String about) {
    if (about == null) {
      return null;
    }
    String[] parts = about.split("/", 2);
    return new Subject(parts[0], parts[1]);
  }

  /** Returns how many more points stand than when the book was made. */
  long points() {
    return points;
  }

  private void flushAt(int size) {
    if (grants.size() >= size) {
      flush();
    }
  }

  /** Makes the transfers that are not made yet; nothing is kept of who has no account any more. */
  void flush() {
    if (grants.isEmpty()) {
      return;
    }
    List<Receipt> receipts = wallet.grant(List.copyOf(grants));
    Set<GivenRow> voided = new LinkedHashSet<>();
    for (int i = 0; i < receipts.size(); i++) {
      if (receipts.get(i).state() == Receipt.State.VOIDED) {
        voided.add(granted.get(i));
      }
    }
    voided.forEach(row -> forget(row, row.amount()));
    grants.clear();
    granted.clear();
  }
}
