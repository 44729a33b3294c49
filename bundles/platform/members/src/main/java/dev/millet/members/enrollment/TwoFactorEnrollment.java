package dev.millet.members.enrollment;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.journal.MembersEntries.TwoFactorEntry;
import dev.millet.members.twofactor.TwoFactorRequirement;
import dev.millet.members.twofactor.TwoFactors;
import dev.millet.platform.api.pages.SiteBranding;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Turns two-factor authentication of a member on and off. The routes ask for a recent proof. Must
 * not be called inside a transaction. Thread-safe.
 */
@Component(service = TwoFactorEnrollment.class)
public final class TwoFactorEnrollment {

  /** The code of the problem where the site asks the member to use it. */
  public static final String REQUIRED = "members.two-factor-required";

  /** The code of the problem where it is off. */
  public static final String OFF = "members.two-factor-off";

  private final Database database;
  private final TwoFactors factors;
  private final TwoFactorRequirement requirement;
  private final Credentials credentials;
  private final Journal journal;
  private final SiteBranding branding;
  private final InstantSource clock;

  @Activate
  public TwoFactorEnrollment(
      @Reference Database database,
      @Reference TwoFactors factors,
      @Reference TwoFactorRequirement requirement,
      @Reference Credentials credentials,
      @Reference Journal journal,
      @Reference SiteBranding branding) {
    this(database, factors, requirement, credentials, journal, branding, InstantSource.system());
  }

  public TwoFactorEnrollment(
      Database database,
      TwoFactors factors,
      TwoFactorRequirement requirement,
      Credentials credentials,
      Journal journal,
      SiteBranding branding,
      InstantSource clock) {
    this.database = database;
    this.factors = factors;
    this.requirement = requirement;
    this.credentials = credentials;
    this.journal = journal;
    this.branding = branding;
    this.clock = clock;
  }

  /** Returns how the account of a member is protected. */
  public TwoFactors.State state(long member) {
    return factors.state(member);
  }

  /** Returns whether the site asks the member to use it. */
  public boolean isRequiredOf(Member member) {
    return requirement.isRequiredOf(member);
  }

  /** Prepares an authenticator; the one in use stays in use until a code of the new one came. */
  public AuthenticatorKey prepare(Member member) {
    return key(member, database.write(handle -> factors.prepare(handle, member.id())));
  }

  /** Returns the authenticator that was prepared; empty where none was. */
  public Optional<AuthenticatorKey> prepared(Member member) {
    return factors.pending(member.id()).map(secret -> key(member, secret));
  }

  private AuthenticatorKey key(Member member, String secret) {
    return new AuthenticatorKey(branding.name(), member.handle(), secret);
  }

  /**
   * Puts the authenticator that was prepared into use. Where it is the first one, all other
   * sessions of the member end, and so do the tokens that were made while the site asked for it; no
   * other token counts as made with a recent proof: a password alone opened them.
   *
   * @param session what identifies the session or token that stays; null where none does
   * @return the recovery codes; this is the only time that they are known
   * @throws ProblemException 422 where the code is none of the authenticator that was prepared
   */
  public List<String> enable(Member member, String code, String session) {
    long id = member.id();
    return database.write(
        handle -> {
          boolean first = !factors.state(id).isOn();
          List<String> codes =
              factors
                  .enable(handle, id, code)
                  .orElseThrow(
                      () -> Problem.invalid("code", "wrong", "This is not the code").toException());
          if (first) {
            credentials.sessions().closeOthers(id, session);
            credentials.tokens().endOwing(id, session);
            credentials.tokens().disprove(id);
            credentials.voidMailed(id);
          }
          journal.append(MembersEntries.TWO_FACTOR_ON, entry(id, id));
          return codes;
        });
  }

  /**
   * Makes new recovery codes; those before have no use any more.
   *
   * @throws ProblemException 409 where it is off
   */
  public List<String> renewCodes(Member member) {
    return database.write(
        handle -> {
          if (!factors.state(member.id()).isOn()) {
            throw Problem.of(409, OFF, "Two-factor authentication is off", "Set it up first")
                .toException();
          }
          return factors.renewCodes(handle, member.id());
        });
  }

  /**
   * Turns it off for the member who calls; does nothing where it is off.
   *
   * @throws ProblemException 409 where the site asks the member to use it
   */
  public void turnOff(Member member) {
    if (requirement.isRequiredOf(member)) {
      throw Problem.of(
              409,
              REQUIRED,
              "Two-factor authentication is required",
              "This site asks your role to use it; you can set up another device")
          .toException();
    }
    remove(member.id(), member.id(), MembersEntries.TWO_FACTOR_OFF);
  }

  /**
   * Turns it off for a member who lost phone and recovery codes; does nothing where it is off.
   *
   * @param by the administrator; null where the operator does it
   */
  public void reset(long member, Member by) {
    remove(member, by == null ? null : by.id(), MembersEntries.TWO_FACTOR_RESET);
  }

  private void remove(long member, Long by, String entry) {
    database.write(
        handle -> {
          if (factors.remove(handle, member)) {
            journal.append(entry, entry(member, by));
          }
          return null;
        });
  }

  private TwoFactorEntry entry(long member, Long by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new TwoFactorEntry(member, by, now);
  }
}
