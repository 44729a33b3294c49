package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.RefusedException;
import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.state.Stock;
import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * Decides whose code comes in: what the distribution brought is part of the platform, and
 * everything that was sent in has to be signed by somebody who is trusted here.
 */
public final class Admission {

  private final Stock stock;
  private final boolean unsignedAllowed;
  private final boolean rebuiltAllowed;

  /**
   * @param unsignedAllowed whether code may be let in that nobody vouches for
   * @param rebuiltAllowed whether another content may come in under a version that is there
   */
  public Admission(Stock stock, boolean unsignedAllowed, boolean rebuiltAllowed) {
    this.stock = stock;
    this.unsignedAllowed = unsignedAllowed;
    this.rebuiltAllowed = rebuiltAllowed;
  }

  /** Whether a file may take the place of an installed one that has the same version. */
  boolean rebuilt(Candidate candidate, Bundle installed) throws IOException {
    return rebuiltAllowed
        && stock.of(installed).filter(file -> !Stock.sameContent(file, candidate)).isPresent();
  }

  /**
   * Decides that a file may be installed.
   *
   * @throws RefusedException when nobody who is trusted here has signed it
   */
  public TrustedCandidate admit(Candidate candidate) throws IOException, RefusedException {
    Optional<Trouble> refusal = refusal(candidate);
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
    return new TrustedCandidate(candidate);
  }

  /**
   * Lets the file of a running bundle in once more: its code runs here already, and without it
   * there would be no way back where its certificate has expired meanwhile.
   *
   * @throws RefusedException when it is not the file of that bundle
   */
  public TrustedCandidate readmit(Candidate candidate, Bundle running)
      throws IOException, RefusedException {
    if (stock.of(running).filter(candidate.file()::equals).isEmpty()) {
      throw new RefusedException(Trouble.of("no-file", running.getSymbolicName()));
    }
    return new TrustedCandidate(candidate);
  }

  /** Why a file may not come in; empty where it may. */
  Optional<Trouble> refusal(Candidate candidate) {
    if (unsignedAllowed
        || candidate.signer().standing() == Standing.TRUSTED
        || !stock.isSent(candidate)) {
      return Optional.empty();
    }
    String name = candidate.isModule() ? candidate.module() : candidate.symbolicName();
    String signer = candidate.signer().name();
    return Optional.of(
        switch (candidate.signer().standing()) {
          case UNSIGNED -> Trouble.of("unsigned", name);
          case EXPIRED -> Trouble.of("expired", name, signer);
          default -> Trouble.of("untrusted", name, signer);
        });
  }
}
