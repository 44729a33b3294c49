package dev.millet.members.signin;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.twofactor.TwoFactors;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks those who use two-factor authentication for a code, once the password or the like was right.
 * Attempts are counted for each account, and apart for browsers in which the owner signed in
 * before: who knows the password keeps nobody out. Must not be called inside a transaction.
 * Thread-safe.
 */
@Component(service = TwoFactorCheck.class)
public final class TwoFactorCheck {

  private static final String FIELD = "code";

  private final Database database;
  private final TwoFactors factors;
  private final Journal journal;
  private final InstantSource clock;
  private final AccountLock lock;
  private final Throttle fast;
  private final Throttle slow;

  @Activate
  public TwoFactorCheck(
      @Reference Database database, @Reference TwoFactors factors, @Reference Journal journal) {
    this(database, factors, journal, InstantSource.system());
  }

  public TwoFactorCheck(
      Database database, TwoFactors factors, Journal journal, InstantSource clock) {
    this.database = database;
    this.factors = factors;
    this.journal = journal;
    this.clock = clock;
    this.lock = new AccountLock(database);
    this.fast = new Throttle(8, Duration.ofSeconds(30), clock);
    // of a million codes three are right at a time: whoever guesses for a year is right in 5 of 100
    this.slow = new Throttle(30, Duration.ofMinutes(30), clock);
  }

  /** Returns whether the account asks for a code. */
  public boolean isOn(Account account) {
    return isOn(account.member());
  }

  /** Returns whether the account of a member asks for a code. */
  public boolean isOn(Member member) {
    return factors.isOn(member.id());
  }

  /**
   * Makes sure of the code of somebody who signs in.
   *
   * @param device what the cookie {@link KnownDevice#COOKIE} carries; empty without one
   * @throws ProblemException 422 where the code is not right, 429 after too many attempts, 403
   *     where the account is suspended, 401 where it has another password meanwhile
   */
  public void enter(Account account, String code, String device) {
    check(account, code, KnownDevice.isOf(account, device) ? device : "account " + id(account));
  }

  /**
   * Makes sure of the code of somebody who is signed in, where the account asks for one.
   *
   * @param code null or empty where none was typed
   * @throws ProblemException as {@link #enter}
   */
  public void confirm(Account account, String code) {
    if (isOn(account)) {
      check(account, code, "member " + id(account));
    }
  }

  /**
   * Makes sure of the code of a program that signs in by handle and password, where the account
   * asks for one.
   *
   * @param code null or empty where the program sent none
   * @return whether the account asked for one, and it was right
   * @throws ProblemException 401 where it sent none, and as {@link #enter}
   */
  public boolean enterProgram(Account account, String code) {
    if (!isOn(account)) {
      return false;
    }
    if (code == null || code.isBlank()) {
      throw SignInProblems.codeNeeded();
    }
    check(account, code, "account " + id(account));
    return true;
  }

  private void check(Account account, String code, String counted) {
    if (code == null || code.isBlank()) {
      throw refused("missing", "This is needed");
    }
    Attempts.refuseFor(fast.take(counted));
    Attempts.refuseFor(slow.take(counted));
    switch (use(account, code)) {
      case RIGHT, RECOVERED -> {
        fast.giveBack(counted);
        slow.giveBack(counted);
      }
      case USED -> throw refused("used", "This code was used before; wait for the next one");
      case UNREADABLE ->
          throw refused("unreadable", "The codes cannot be checked; use a recovery code");
      case WRONG -> throw refused("wrong", "This is not the code");
    }
  }

  /** Uses no code up for an account that lets nobody in by the time that it is checked. */
  private TwoFactors.Use use(Account account, String code) {
    long id = id(account);
    return database.write(
        handle -> {
          lock.requireProven(handle, account);
          TwoFactors.Use use = factors.use(handle, id, code);
          if (use == TwoFactors.Use.RECOVERED) {
            journal.append(
                MembersEntries.RECOVERY_CODE_USED,
                new MembersEntries.TwoFactorEntry(
                    id, id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
          }
          return use;
        });
  }

  private static long id(Account account) {
    return account.member().id();
  }

  private static ProblemException refused(String code, String detail) {
    return Problem.invalid(FIELD, code, detail).toException();
  }
}
