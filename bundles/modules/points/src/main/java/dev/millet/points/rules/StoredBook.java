package dev.millet.points.rules;

import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Reversal;
import dev.millet.points.api.Wallet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;

/**
 * Gives points in one transaction: a row for each, and its transfers. The ids of the transfers are
 * made of rule, entry and member, so that nothing is given twice whatever is handled again.
 */
final class StoredBook implements GrantBook {

  private static final int MAX_TRANSFERS = 500;

  private final Handle handle;
  private final GivenTable given;
  private final Wallet wallet;
  private final LongPredicate concerned;
  private final RuleBook rules;
  private final List<Grant> grants = new ArrayList<>();
  private final List<GivenRow> granted = new ArrayList<>();
  private long points;

  /**
   * Makes a book for a transaction.
   *
   * @param concerned whether a rule is dealt with; the others are left as they are
   * @param rules what the rules are called, and say now
   */
  StoredBook(
      Handle handle, GivenTable given, Wallet wallet, LongPredicate concerned, RuleBook rules) {
    this.handle = handle;
    this.given = given;
    this.wallet = wallet;
    this.concerned = concerned;
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
      given.count(handle, row.ruleId(), row.memberId(), amount);
      points += amount;
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
              id(row, currency), row.memberId(), currency, row.amount(), reason(row, said), due));
    }
    flushAt(MAX_TRANSFERS);
  }

  @Override
  public void undo(String item, long position) {
    flush();
    for (GivenRow row : given.standingWith(handle, item)) {
      if (row.position() < position && concerned.test(row.ruleId())) {
        given.undo(handle, row, item, position);
        given.count(handle, row.ruleId(), row.memberId(), -row.amount());
        points -= row.amount();
        Reason reason = reason(row, rules.saidLast(row.ruleId())).causedBy(position);
        wallet.reverse(
            List.of(Currency.values()).stream()
                .map(currency -> new Reversal(id(row, currency), reason))
                .toList());
      }
    }
  }

  @Override
  public void restore(String item) {
    flush();
    for (GivenRow row : given.fallenWith(handle, item)) {
      if (concerned.test(row.ruleId())) {
        given.restore(handle, row);
        given.count(handle, row.ruleId(), row.memberId(), row.amount());
        points += row.amount();
        RuleTerms said = rules.saidLast(row.ruleId());
        for (Currency currency : currencies(said)) {
          String id = id(row, row.round() + 1, currency);
          granted.add(row);
          grants.add(Grant.of(id, row.memberId(), currency, row.amount(), reason(row, said)));
        }
      }
    }
    flush();
  }

  private static List<Currency> currencies(RuleTerms said) {
    return switch (said.kind()) {
      case BOTH -> List.of(Currency.EXPERIENCE, Currency.COINS);
      case COINS -> List.of(Currency.COINS);
      case EXPERIENCE -> List.of(Currency.EXPERIENCE);
    };
  }

  private static String id(GivenRow row, Currency currency) {
    return id(row, row.round(), currency);
  }

  private static String id(GivenRow row, int round, Currency currency) {
    return "rule/%s/entry/%s/member/%s/round/%s/%s"
        .formatted(row.ruleId(), row.position(), row.memberId(), round, currency);
  }

  private Reason reason(GivenRow row, RuleTerms said) {
    return new Reason(
        rules.label(row.ruleId()), said.name(), subject(row.cause().about()), row.position());
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
    for (GivenRow row : voided) {
      given.remove(handle, row);
      given.count(handle, row.ruleId(), row.memberId(), -row.amount());
      points -= row.amount();
    }
    grants.clear();
    granted.clear();
  }
}
