package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
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
